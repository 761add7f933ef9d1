using LesionMetrics.Measurement;
using LesionMetrics.Review;
using LesionMetrics.Segmentation;

namespace LesionMetrics.Reporting;

/// <summary>
/// One row of <c>comparisons.csv</c>: one follow-up and lesion kind against the baseline of its view. Areas are in the baseline photo's frame and
/// pixels, over the skin that both photos show. Where the pair failed everything is null but what is known of its registration.
/// </summary>
/// <param name="Subject">Subject code.</param>
/// <param name="View">View name.</param>
/// <param name="BaselineVisit">Visit of the baseline.</param>
/// <param name="FollowupVisit">Visit of the follow-up.</param>
/// <param name="Days">Days between them.</param>
/// <param name="Lesion">Lesion kind.</param>
/// <param name="Status">Verdict of the pair.</param>
/// <param name="StatusReason">Sentence; empty when ok.</param>
/// <param name="BaselineAreaPixels">A0.</param>
/// <param name="FollowupAreaPixels">A1.</param>
/// <param name="AreaChangePercent">100 (A1 - A0) / A0; null at A0 = 0.</param>
/// <param name="RepigmentationPercent">100 (A0 - A1) / A0, depigmented only; null at A0 = 0.</param>
/// <param name="RepigmentationPercentLow">Lower end of its 95 % interval; null where a person corrected a mask, as nothing is known of how far two people would differ.</param>
/// <param name="RepigmentationPercentHigh">Upper end of its 95 % interval.</param>
/// <param name="GainedPercent">100 |M0 and not M1| / A0.</param>
/// <param name="LostPercent">100 |M1 and not M0| / A0.</param>
/// <param name="GradedRepigmentationPercent">100 (1 - sum D1 / sum D0), D the depth of depigmentation; depigmented only.</param>
/// <param name="ErythemaContrastBaseline">Erythema contrast at baseline of what is lesion there; null without one, under hair, or without enough unaffected skin.</param>
/// <param name="ErythemaContrastFollowup">Erythema contrast at follow-up of the same tissue, healed or not; null likewise. <c>measurements.csv</c> has that of what is lesion in the photo.</param>
/// <param name="ErythemaContrastChange">Follow-up minus baseline.</param>
/// <param name="ScalingIndexBaseline">Share of what is plaque at baseline that is covered by scale then, 0 to 100.</param>
/// <param name="ScalingIndexFollowup">Share of the same tissue that is covered by scale at follow-up, 0 to 100.</param>
/// <param name="HyperpigmentedSpotCount">New dark spots near or in a former lesion.</param>
/// <param name="HyperpigmentedSpotAreaPixels">Their area in baseline pixels.</param>
/// <param name="Resolution">Plaque only; null for depigmented and where there was no plaque.</param>
/// <param name="RegistrationErrorPixels">95 % bound on the registration error.</param>
/// <param name="RegistrationInliers">Feature matches that agree.</param>
public sealed record ComparisonRow(
    string Subject,
    string View,
    string BaselineVisit,
    string FollowupVisit,
    double Days,
    LesionKind Lesion,
    OutcomeStatus Status,
    string StatusReason,
    double? BaselineAreaPixels,
    double? FollowupAreaPixels,
    double? AreaChangePercent,
    double? RepigmentationPercent,
    double? RepigmentationPercentLow,
    double? RepigmentationPercentHigh,
    double? GainedPercent,
    double? LostPercent,
    double? GradedRepigmentationPercent,
    double? ErythemaContrastBaseline,
    double? ErythemaContrastFollowup,
    double? ErythemaContrastChange,
    double? ScalingIndexBaseline,
    double? ScalingIndexFollowup,
    int? HyperpigmentedSpotCount,
    double? HyperpigmentedSpotAreaPixels,
    PlaqueResolution? Resolution,
    double? RegistrationErrorPixels,
    int? RegistrationInliers)
{
    /// <summary>Whose the baseline's mask is.</summary>
    public MaskOrigin BaselineMaskOrigin { get; init; }

    /// <summary>Whose the follow-up's mask is.</summary>
    public MaskOrigin FollowupMaskOrigin { get; init; }
}
