using LesionMetrics.Measurement;
using LesionMetrics.Reporting;
using LesionMetrics.Segmentation;
using LesionMetrics.Study;

namespace LesionMetrics.Batch;

/// <summary>The rows of a series on which the program itself failed, so that every photo given is accounted for.</summary>
public static class FailedSeries
{
    /// <summary>A failed row for each photo, lesion kind and comparison of <paramref name="series"/>, with the reason that <paramref name="error"/> gives.</summary>
    public static SeriesOutcome Of(PhotoSeries series, Exception error)
    {
        string reason = error is OutOfMemoryException
            ? "internal error: not enough memory for this series; run again with --resume and a smaller --jobs."
            : $"internal error ({error.GetType().Name}): not measured; please report it, other series are not affected.";
        return new SeriesOutcome(
            series.Subject,
            series.View,
            [.. series.Photos.Select(photo => new PhotoRow(
                photo.Subject, photo.Visit, photo.Day, photo.View, photo.RelativePath, null, null, null, OutcomeStatus.Failed, reason, null, null, null, null))],
            [.. from photo in series.Photos from kind in PhotoMeasurer.KindsOf(photo.Condition) select new MeasurementRow(
                photo.Subject, photo.Visit, photo.Day, photo.View, kind, null, null, null, null, null, null, null, null, null, OutcomeStatus.Failed)],
            [.. from followup in series.Photos.Skip(1) from kind in PhotoMeasurer.KindsOf(followup.Condition) select Comparison(series, followup, kind, reason)]);
    }

    private static ComparisonRow Comparison(PhotoSeries series, PhotoEntry followup, LesionKind kind, string reason) => new(
        series.Subject,
        series.View,
        series.Baseline.Visit,
        followup.Visit,
        followup.Day - series.Baseline.Day,
        kind,
        OutcomeStatus.Failed,
        reason,
        BaselineAreaPixels: null,
        FollowupAreaPixels: null,
        AreaChangePercent: null,
        RepigmentationPercent: null,
        RepigmentationPercentLow: null,
        RepigmentationPercentHigh: null,
        GainedPercent: null,
        LostPercent: null,
        GradedRepigmentationPercent: null,
        ErythemaContrastBaseline: null,
        ErythemaContrastFollowup: null,
        ErythemaContrastChange: null,
        ScalingIndexBaseline: null,
        ScalingIndexFollowup: null,
        HyperpigmentedSpotCount: null,
        HyperpigmentedSpotAreaPixels: null,
        Resolution: null,
        RegistrationErrorPixels: null,
        RegistrationInliers: null);
}
