namespace LesionMetrics.Registration;

/// <summary>A keypoint of the baseline and the one of the follow-up that looks like it.</summary>
/// <param name="From">Baseline keypoint.</param>
/// <param name="To">Follow-up keypoint.</param>
/// <param name="Weight">How distinctive the match is, 0..1: 1 where nothing else looks alike.</param>
internal readonly record struct FeatureMatch(Keypoint From, Keypoint To, double Weight);
