namespace LesionMetrics.Registration;

/// <summary>A homography and the matches that agree with it.</summary>
/// <param name="Map">Baseline to follow-up, working pixels.</param>
/// <param name="Inliers">Matches that lie within the tolerance and turn and grow as the map does there.</param>
/// <param name="Score">Their weights, less for those further off.</param>
/// <param name="Surprise">
/// -log10 of the number of equally good agreements to expect among as many unrelated matches, over all proposals tried: above 0 means more than chance
/// gives once.
/// </param>
internal sealed record GlobalFit(Homography Map, List<FeatureMatch> Inliers, double Score, double Surprise);
