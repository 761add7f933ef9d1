using LesionMetrics.Reporting;
using LesionMetrics.Segmentation;
using static LesionMetrics.Reporting.CellText;

namespace LesionMetrics.Validation;

/// <summary>The tables of a validation and their columns, spelled as those of a results folder are.</summary>
public static class ValidationTables
{
    /// <summary><c>validation.csv</c>, one row a photo and lesion kind with a reference.</summary>
    public static Table<PhotoAgreement> Photos { get; } = new("validation.csv",
    [
        new("subject", r => Text(r.Subject)),
        new("visit", r => Text(r.Visit)),
        new("day", r => ShortNumber(r.Day, 4)),
        new("view", r => Text(r.View)),
        new("lesion", r => Lesion(r.Lesion)),
        new("status", r => Status(r.Status)),
        new("status_reason", r => Text(r.StatusReason)),
        new("ita_deg", r => Number(r.ItaDegrees, 2)),
        new("tone_group", r => r.Tone?.ToString() ?? ""),
        new("skin_px", r => Count(r.SkinPixels)),
        new("reference_area_px", r => Count(r.Masks?.ReferencePixels)),
        new("measured_area_px", r => Count(r.Masks?.MeasuredPixels)),
        new("area_error_px", r => Count(r.AreaErrorPixels)),
        new("area_error_pct", r => Number(r.AreaErrorPercent, 3)),
        new("reference_area_pct_of_skin", r => Number(r.ReferencePercentOfSkin, 4)),
        new("measured_area_pct_of_skin", r => Number(r.MeasuredPercentOfSkin, 4)),
        new("dice", r => Number(r.Masks?.Dice, 4)),
        new("jaccard", r => Number(r.Masks?.Jaccard, 4)),
        new("hd95_px", r => Number(r.Masks?.Hausdorff95Pixels, 2)),
        new("hd95_pct_of_diagonal", r => Number(r.Hausdorff95PercentOfDiagonal, 4)),
        new("false_area_pct_of_skin", r => Number(r.FalsePercentOfSkin, 4)),
        new("missed_area_pct_of_skin", r => Number(r.MissedPercentOfSkin, 4)),
        new("picture", r => Text(r.Picture)),
    ]);

    /// <summary><c>validation_pairs.csv</c>, one row a follow-up and lesion kind with references at both visits.</summary>
    public static Table<PairAgreement> Pairs { get; } = new("validation_pairs.csv",
    [
        new("subject", r => Text(r.Subject)),
        new("view", r => Text(r.View)),
        new("baseline_visit", r => Text(r.BaselineVisit)),
        new("followup_visit", r => Text(r.FollowupVisit)),
        new("days", r => ShortNumber(r.Days, 4)),
        new("lesion", r => Lesion(r.Lesion)),
        new("status", r => Status(r.Status)),
        new("status_reason", r => Text(r.StatusReason)),
        new("ita_deg", r => Number(r.ItaDegrees, 2)),
        new("tone_group", r => r.Tone?.ToString() ?? ""),
        new("reference_baseline_area_px", r => Number(r.Reference?.BaselineAreaPixels, 1)),
        new("reference_followup_area_px", r => Number(r.Reference?.FollowupAreaPixels, 1)),
        new("measured_baseline_area_px", r => Number(r.Measured?.BaselineAreaPixels, 1)),
        new("measured_followup_area_px", r => Number(r.Measured?.FollowupAreaPixels, 1)),
        new("reference_area_change_pct", r => Number(r.Reference?.ChangePercent, 3)),
        new("measured_area_change_pct", r => Number(r.Measured?.ChangePercent, 3)),
        new("area_change_error_points", r => Number(r.Measured?.ChangePercent - r.Reference?.ChangePercent, 3)),
        new("reference_repigmentation_pct", r => Number(r.ReferenceRepigmentationPercent, 3)),
        new("measured_repigmentation_pct", r => Number(r.MeasuredRepigmentationPercent, 3)),
        new("repigmentation_error_points", r => Number(r.MeasuredRepigmentationPercent - r.ReferenceRepigmentationPercent, 3)),
        new("reference_seen_pct", r => Number(r.ReferenceSeenPercent, 2)),
        new("registration_error_px", r => Number(r.RegistrationErrorPixels, 2)),
    ]);

    /// <summary><c>agreement.csv</c>, one row a lesion kind and group of skin tones.</summary>
    public static Table<GroupAgreement> Agreement { get; } = new("agreement.csv",
    [
        new("lesion", r => Lesion(r.Lesion)),
        new("tone_group", r => r.Group),
        new("photos_scored", r => Count(r.PhotosScored)),
        new("photos_failed", r => Count(r.PhotosFailed)),
        new("photos_with_lesion", r => Count(r.PhotosWithLesion)),
        new("dice_mean", r => Number(r.MeanDice, 4)),
        new("dice_median", r => Number(r.MedianDice, 4)),
        new("jaccard_mean", r => Number(r.MeanJaccard, 4)),
        new("hd95_photos", r => Count(r.Hausdorff95Count)),
        new("hd95_px_median", r => Number(r.MedianHausdorff95Pixels, 2)),
        new("hd95_pct_of_diagonal_median", r => Number(r.MedianHausdorff95PercentOfDiagonal, 4)),
        new("false_area_pct_of_skin_mean_without_lesion", r => Number(r.MeanFalsePercentOfSkinWithoutLesion, 4)),
        .. Differences("area", "pct_of_skin", r => r.Area, r => r.AreaCorrelation),
        new("change_measure", r => r.Lesion == LesionKind.Depigmented ? "repigmentation_pct" : "area_change_pct"),
        new("pairs_failed", r => Count(r.PairsFailed)),
        .. Differences("change", "points", r => r.Change, r => r.ChangeCorrelation),
    ]);

    private static IEnumerable<TableColumn<GroupAgreement>> Differences(
        string quantity, string unit, Func<GroupAgreement, BlandAltman?> agreement, Func<GroupAgreement, IntraclassCorrelation?> correlation) =>
    [
        new($"{quantity}_n", r => Count(agreement(r)?.Count ?? 0)),
        new($"{quantity}_bias_{unit}", r => Number(agreement(r)?.Bias, 4)),
        new($"{quantity}_bias_low", r => Number(agreement(r)?.BiasInterval?.Low, 4)),
        new($"{quantity}_bias_high", r => Number(agreement(r)?.BiasInterval?.High, 4)),
        new($"{quantity}_sd_{unit}", r => Number(agreement(r)?.StandardDeviation, 4)),
        new($"{quantity}_loa_lower_{unit}", r => Number(agreement(r)?.LowerLimit, 4)),
        new($"{quantity}_loa_lower_low", r => Number(agreement(r)?.LowerLimitInterval?.Low, 4)),
        new($"{quantity}_loa_lower_high", r => Number(agreement(r)?.LowerLimitInterval?.High, 4)),
        new($"{quantity}_loa_upper_{unit}", r => Number(agreement(r)?.UpperLimit, 4)),
        new($"{quantity}_loa_upper_low", r => Number(agreement(r)?.UpperLimitInterval?.Low, 4)),
        new($"{quantity}_loa_upper_high", r => Number(agreement(r)?.UpperLimitInterval?.High, 4)),
        new($"{quantity}_icc21", r => Number(correlation(r)?.Value, 4)),
        new($"{quantity}_icc21_low", r => Number(correlation(r)?.Interval?.Low, 4)),
        new($"{quantity}_icc21_high", r => Number(correlation(r)?.Interval?.High, 4)),
    ];
}
