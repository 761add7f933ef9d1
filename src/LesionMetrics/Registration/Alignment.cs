namespace LesionMetrics.Registration;

/// <summary>A map between two textures and what speaks for it.</summary>
/// <param name="Map">Baseline to follow-up, working pixels.</param>
/// <param name="Inliers">Feature matches that follow the map.</param>
/// <param name="Surprise">See <see cref="GlobalFit.Surprise"/>.</param>
/// <param name="Samples">Displacements measured in the last pass, chance ones left out.</param>
/// <param name="MeasuredShare">Share of the comparable cells in which the last pass found the texture again, 0..1.</param>
/// <param name="OverlapShare">Share of the baseline's comparable area that the follow-up shows, 0..1.</param>
/// <param name="Correlation">Correlation of the two textures over the comparable area, -1..1.</param>
internal sealed record Alignment(
    BentMap Map, int Inliers, double Surprise, IReadOnlyList<FieldSample> Samples, double MeasuredShare, double OverlapShare, double Correlation);
