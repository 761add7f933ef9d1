using LesionMetrics.Review;
using LesionMetrics.Segmentation;

namespace LesionMetrics.Reporting;

/// <summary>One row of <c>measurements.csv</c>: one photo and lesion kind. Indices are null where there is no lesion, hair covers it, or too little unaffected skin is seen.</summary>
/// <param name="Subject">Subject code.</param>
/// <param name="Visit">Visit name.</param>
/// <param name="Day">Days since baseline.</param>
/// <param name="View">View name.</param>
/// <param name="Lesion">Lesion kind.</param>
/// <param name="AreaPixels">Lesion area in photo pixels.</param>
/// <param name="AreaPercentOfSkin">Lesion area as a share of visible skin.</param>
/// <param name="LesionCount">Connected lesions.</param>
/// <param name="ErythemaIndex">100 log10(R/G), median over the lesion.</param>
/// <param name="ErythemaIndexSkin">The same over the perilesional ring.</param>
/// <param name="ErythemaContrast">Lesion minus ring.</param>
/// <param name="MelaninContrast">100 log10(1/R), lesion minus ring.</param>
/// <param name="ScalingIndex">Share of the lesion covered by scale, 0 to 100.</param>
/// <param name="DeltaE2000">CIEDE2000 between the lesion's and the ring's median color.</param>
/// <param name="Status">Verdict of the photo and of this lesion's borders.</param>
public sealed record MeasurementRow(
    string Subject,
    string Visit,
    double Day,
    string View,
    LesionKind Lesion,
    long? AreaPixels,
    double? AreaPercentOfSkin,
    int? LesionCount,
    double? ErythemaIndex,
    double? ErythemaIndexSkin,
    double? ErythemaContrast,
    double? MelaninContrast,
    double? ScalingIndex,
    double? DeltaE2000,
    OutcomeStatus Status)
{
    /// <summary>Whose the mask is that was measured.</summary>
    public MaskOrigin MaskOrigin { get; init; }

    /// <summary>Hash of the reviewed mask that was measured; null for the program's own. In no table.</summary>
    public string? ReviewedMaskSha256 { get; init; }

    /// <summary>Whether <paramref name="review"/>, null for none, is what was measured.</summary>
    internal bool RestsOn(ReviewRecord? review) => review?.MaskSha256 == ReviewedMaskSha256 && (review is null || review.Origin == MaskOrigin);
}
