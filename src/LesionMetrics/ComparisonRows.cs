using LesionMetrics.Measurement;
using LesionMetrics.Registration;
using LesionMetrics.Reporting;
using LesionMetrics.Review;
using LesionMetrics.Segmentation;

namespace LesionMetrics;

/// <summary>Comparisons as rows of <c>comparisons.csv</c>.</summary>
internal static class ComparisonRows
{
    /// <summary>Rows of a pair that could not be compared: one a lesion kind, nothing measured but how well the pictures lie over each other, if they do.</summary>
    public static IEnumerable<ComparisonRow> Failed(PhotoExamination baseline, PhotoExamination followup, string reason, RegistrationResult? registration = null) =>
        PhotoMeasurer.KindsOf(baseline.Entry.Condition).Select(kind => Empty(baseline, followup, kind, new Verdict(OutcomeStatus.Failed, reason)) with
        {
            RegistrationErrorPixels = registration?.Mapping is null ? null : registration.ErrorPixels,
            RegistrationInliers = registration?.Mapping is null ? null : registration.InlierCount,
        });

    /// <summary>Rows of a compared pair.</summary>
    public static IEnumerable<ComparisonRow> Of(
        PhotoExamination baseline, PhotoExamination followup, RegistrationResult registration, Verdict verdict, IReadOnlyList<PairComparison> compared)
    {
        return compared.Select(comparison => Empty(baseline, followup, comparison.Kind, verdict.And(PairExaminer.Doubt(baseline, followup, comparison.Kind)).And(Growth(comparison))) with
        {
            BaselineAreaPixels = comparison.Area.BaselineAreaPixels,
            FollowupAreaPixels = comparison.Area.FollowupAreaPixels,
            AreaChangePercent = comparison.Area.ChangePercent,
            RepigmentationPercent = comparison.Kind == LesionKind.Depigmented ? comparison.Area.RepigmentationPercent : null,
            RepigmentationPercentLow = Interval(comparison)?.LowPercent,
            RepigmentationPercentHigh = Interval(comparison)?.HighPercent,
            GainedPercent = comparison.Area.GainedPercent,
            LostPercent = comparison.Area.LostPercent,
            GradedRepigmentationPercent = comparison.GradedRepigmentationPercent,
            ErythemaContrastBaseline = comparison.ErythemaContrastBaseline,
            ErythemaContrastFollowup = comparison.ErythemaContrastFollowup,
            ErythemaContrastChange = comparison.ErythemaContrastFollowup - comparison.ErythemaContrastBaseline,
            ScalingIndexBaseline = comparison.ScalingIndexBaseline,
            ScalingIndexFollowup = comparison.ScalingIndexFollowup,
            HyperpigmentedSpotCount = comparison.Spots.Count,
            HyperpigmentedSpotAreaPixels = comparison.Spots.AreaPixels,
            Resolution = comparison.Resolution,
            RegistrationErrorPixels = registration.ErrorPixels,
            RegistrationInliers = registration.InlierCount,
        });

        // How far a person's outline lies from another person's, the program cannot tell.
        RepigmentationInterval? Interval(PairComparison comparison) =>
            comparison.Kind == LesionKind.Depigmented
                && baseline.Reviewed.Origin(comparison.Kind) != MaskOrigin.Corrected
                && followup.Reviewed.Origin(comparison.Kind) != MaskOrigin.Corrected
                ? comparison.Interval
                : null;

        Verdict Growth(PairComparison comparison) =>
            baseline.Reviewed.Of(comparison.Kind) is null || followup.Reviewed.Of(comparison.Kind) is null
                ? PairExaminer.JudgeGrowth(comparison.Kind, comparison.Area)
                : Verdict.Ok;
    }

    private static ComparisonRow Empty(PhotoExamination baseline, PhotoExamination followup, LesionKind kind, Verdict verdict) => new(
        baseline.Entry.Subject,
        baseline.Entry.View,
        baseline.Entry.Visit,
        followup.Entry.Visit,
        followup.Entry.Day - baseline.Entry.Day,
        kind,
        verdict.Status,
        verdict.Reason,
        null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null)
    {
        BaselineMaskOrigin = baseline.Reviewed.Origin(kind),
        FollowupMaskOrigin = followup.Reviewed.Origin(kind),
    };
}
