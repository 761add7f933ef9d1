using static LesionMetrics.Reporting.CellText;

namespace LesionMetrics.Reporting;

/// <summary>
/// The three tables and their columns. The digits of a column are two or more beyond what repeated photos of one site can tell apart, so that
/// nothing is lost by rounding and nothing is promised by digits: areas in pixels of comparisons 1 digit, per cents and indices 3, shares of skin 4, days 4 (a month is 30.4375).
/// </summary>
public static class Tables
{
    /// <summary><c>photos.csv</c>, one row a photo.</summary>
    public static Table<PhotoRow> Photos { get; } = new("photos.csv",
    [
        new("subject", r => Text(r.Subject)),
        new("visit", r => Text(r.Visit)),
        new("day", r => ShortNumber(r.Day, 4)),
        new("view", r => Text(r.View)),
        new("path", r => Text(r.Path)),
        new("sha256", r => Text(r.Sha256)),
        new("width_px", r => Count(r.WidthPixels)),
        new("height_px", r => Count(r.HeightPixels)),
        new("status", r => Status(r.Status)),
        new("status_reason", r => Text(r.StatusReason)),
        new("blur_score", r => Number(r.BlurScore, 4)),
        new("clipped_pct", r => Number(r.ClippedPercent, 3)),
        new("skin_pct", r => Number(r.SkinPercent, 3)),
        new("ita_deg", r => Number(r.ItaDegrees, 2)),
    ]);

    /// <summary><c>measurements.csv</c>, one row a photo and lesion kind.</summary>
    public static Table<MeasurementRow> Measurements { get; } = new("measurements.csv",
    [
        new("subject", r => Text(r.Subject)),
        new("visit", r => Text(r.Visit)),
        new("day", r => ShortNumber(r.Day, 4)),
        new("view", r => Text(r.View)),
        new("lesion", r => Lesion(r.Lesion)),
        new("area_px", r => Count(r.AreaPixels)),
        new("area_pct_of_skin", r => Number(r.AreaPercentOfSkin, 4)),
        new("lesion_count", r => Count(r.LesionCount)),
        new("erythema_index", r => Number(r.ErythemaIndex, 3)),
        new("erythema_index_skin", r => Number(r.ErythemaIndexSkin, 3)),
        new("erythema_contrast", r => Number(r.ErythemaContrast, 3)),
        new("melanin_contrast", r => Number(r.MelaninContrast, 3)),
        new("scaling_index", r => Number(r.ScalingIndex, 3)),
        new("delta_e2000", r => Number(r.DeltaE2000, 3)),
        new("status", r => Status(r.Status)),
        new("mask_origin", r => r.AreaPixels is null ? "" : Origin(r.MaskOrigin)),
    ]);

    /// <summary><c>comparisons.csv</c>, one row a follow-up and lesion kind.</summary>
    public static Table<ComparisonRow> Comparisons { get; } = new("comparisons.csv",
    [
        new("subject", r => Text(r.Subject)),
        new("view", r => Text(r.View)),
        new("baseline_visit", r => Text(r.BaselineVisit)),
        new("followup_visit", r => Text(r.FollowupVisit)),
        new("days", r => ShortNumber(r.Days, 4)),
        new("lesion", r => Lesion(r.Lesion)),
        new("status", r => Status(r.Status)),
        new("status_reason", r => Text(r.StatusReason)),
        new("baseline_area_px", r => Number(r.BaselineAreaPixels, 1)),
        new("followup_area_px", r => Number(r.FollowupAreaPixels, 1)),
        new("area_change_pct", r => Number(r.AreaChangePercent, 3)),
        new("repigmentation_pct", r => Number(r.RepigmentationPercent, 3)),
        new("repigmentation_pct_low", r => Number(r.RepigmentationPercentLow, 3)),
        new("repigmentation_pct_high", r => Number(r.RepigmentationPercentHigh, 3)),
        new("gained_pct", r => Number(r.GainedPercent, 3)),
        new("lost_pct", r => Number(r.LostPercent, 3)),
        new("graded_repigmentation_pct", r => Number(r.GradedRepigmentationPercent, 3)),
        new("erythema_contrast_baseline", r => Number(r.ErythemaContrastBaseline, 3)),
        new("erythema_contrast_followup", r => Number(r.ErythemaContrastFollowup, 3)),
        new("erythema_contrast_change", r => Number(r.ErythemaContrastChange, 3)),
        new("scaling_index_baseline", r => Number(r.ScalingIndexBaseline, 3)),
        new("scaling_index_followup", r => Number(r.ScalingIndexFollowup, 3)),
        new("hyperpigmented_spot_count", r => Count(r.HyperpigmentedSpotCount)),
        new("hyperpigmented_spot_area_px", r => Number(r.HyperpigmentedSpotAreaPixels, 1)),
        new("resolution", r => Resolution(r.Resolution)),
        new("registration_error_px", r => Number(r.RegistrationErrorPixels, 2)),
        new("registration_inliers", r => Count(r.RegistrationInliers)),
        new("baseline_mask_origin", r => r.BaselineAreaPixels is null ? "" : Origin(r.BaselineMaskOrigin)),
        new("followup_mask_origin", r => r.FollowupAreaPixels is null ? "" : Origin(r.FollowupMaskOrigin)),
    ]);
}
