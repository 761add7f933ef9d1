namespace LesionMetrics.Phantoms;

/// <summary>One synthetic subject and view over all visits.</summary>
/// <param name="Spec">The settings, nulls resolved.</param>
/// <param name="ItaDegrees">Individual typology angle of the average skin, before light and camera.</param>
/// <param name="PixelsPerMm">Scale of the baseline photo in its middle.</param>
/// <param name="Visits">The visits, baseline first.</param>
/// <param name="Followups">Truth of each later visit against the baseline, in the order of <paramref name="Visits"/>.</param>
public sealed record PhantomSeries(
    PhantomSpec Spec,
    double ItaDegrees,
    double PixelsPerMm,
    IReadOnlyList<PhantomVisit> Visits,
    IReadOnlyList<PhantomPairTruth> Followups);
