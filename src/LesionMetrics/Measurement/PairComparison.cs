using LesionMetrics.Segmentation;

namespace LesionMetrics.Measurement;

/// <summary>What became of one lesion kind between two visits.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Area">Areas and their change.</param>
/// <param name="Interval">95 % interval of the repigmentation; null at A0 = 0.</param>
/// <param name="GradedRepigmentationPercent">Share of lost melanin that came back; null for plaques and without a baseline lesion.</param>
/// <param name="ErythemaContrastBaseline">Contrast of the baseline lesion; null without one.</param>
/// <param name="ErythemaContrastFollowup">Contrast of the same tissue at follow-up.</param>
/// <param name="ScalingIndexBaseline">Scaling of the baseline lesion.</param>
/// <param name="ScalingIndexFollowup">Scaling of the same tissue at follow-up.</param>
/// <param name="Spots">New hyperpigmented spots in or near the baseline lesion.</param>
/// <param name="Resolution">Plaques only; null without a baseline lesion.</param>
public sealed record PairComparison(
    LesionKind Kind,
    AreaChange Area,
    RepigmentationInterval? Interval,
    double? GradedRepigmentationPercent,
    double? ErythemaContrastBaseline,
    double? ErythemaContrastFollowup,
    double? ScalingIndexBaseline,
    double? ScalingIndexFollowup,
    HyperpigmentedSpots Spots,
    PlaqueResolution? Resolution);
