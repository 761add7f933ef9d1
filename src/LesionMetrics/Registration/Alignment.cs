using LesionMetrics.Imaging;

namespace LesionMetrics.Registration;

/// <summary>A map between two textures and what speaks for it.</summary>
/// <param name="Map">Baseline to follow-up, working pixels.</param>
/// <param name="FollowupSize">Working size of the follow-up.</param>
/// <param name="Inliers">Feature matches that follow the map.</param>
/// <param name="Surprise">See <see cref="GlobalFit.Surprise"/>.</param>
/// <param name="Samples">Displacements measured in the last pass, chance ones left out.</param>
/// <param name="Disagreement">Distance between the displacements that luma and chroma see, over the whole photo, working pixels.</param>
/// <param name="MeasuredShare">Share of the comparable cells in which the last pass found the texture again, 0..1.</param>
/// <param name="OverlapShare">Share of the baseline's comparable area that the follow-up shows, 0..1.</param>
/// <param name="Correlation">Correlation of the two textures over the comparable area, -1..1.</param>
internal sealed record Alignment(
    BentMap Map,
    ImageSize FollowupSize,
    int Inliers,
    double Surprise,
    IReadOnlyList<FieldSample> Samples,
    double Disagreement,
    double MeasuredShare,
    double OverlapShare,
    double Correlation)
{
    /// <summary>What the light seemed to have moved the texture by, taken out of <see cref="Map"/> where sure; null where that could not be told.</summary>
    public ShadingShift.Shift? Shading { get; init; }

    /// <summary>Whether it rests on landmarks and lesions, the skin around them having too little texture.</summary>
    public bool ByLandmarks { get; init; }

    /// <summary>Whether the follow-up shows baseline working pixel (x, y).</summary>
    public bool Shows(double x, double y)
    {
        (double fx, double fy) = Map.Apply(x, y);
        return fx >= 0 && fy >= 0 && fx <= FollowupSize.Width - 1 && fy <= FollowupSize.Height - 1;
    }
}
