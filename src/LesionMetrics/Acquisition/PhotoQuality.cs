namespace LesionMetrics.Acquisition;

/// <summary>What a photo is worth before anything is measured on it.</summary>
/// <param name="Status"><c>Ok</c>, <c>Review</c> or <c>Failed</c>.</param>
/// <param name="Reason">A sentence a nurse can act on; empty when ok.</param>
/// <param name="BlurScore">Sharpness on an absolute scale that does not depend on the photo's size or exposure: higher is sharper. See the assessor for its definition.</param>
/// <param name="ClippedPercent">Share of pixels with a channel at 0 or at full scale, in per cent.</param>
public sealed record PhotoQuality(OutcomeStatus Status, string Reason, double BlurScore, double ClippedPercent);
