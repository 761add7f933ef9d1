using LesionMetrics.Reporting;
using LesionMetrics.Segmentation;
using LesionMetrics.Study;

namespace LesionMetrics.Review;

/// <summary>A study together with the masks that were reviewed in a results folder.</summary>
public static class ReviewedPlan
{
    /// <summary><paramref name="plan"/>, each photo with its reviewed masks, if any, in the results at <paramref name="resultsFolder"/>.</summary>
    /// <param name="plan">The study.</param>
    /// <param name="resultsFolder">The results folder; need not be there.</param>
    /// <param name="log">Its audit log: a mask that the log does not name was not reviewed on the page, and is not used. Null where it cannot be read.</param>
    public static StudyPlan Attach(StudyPlan plan, string resultsFolder, AuditLog? log)
    {
        ReviewStore store = new(resultsFolder);
        PhotoSeries[] reviewed = [.. plan.Series.Select(series => series with { Photos = [.. series.Photos.Select(photo => Attach(photo, store, log))] })];
        return reviewed.SelectMany(series => series.Photos).SelectMany(MasksOf).Any() ? plan with { Series = reviewed } : plan;
    }

    /// <summary>The reviewed masks of <paramref name="photo"/>, in the order of the kinds.</summary>
    public static IEnumerable<ReviewedMaskFile> MasksOf(PhotoEntry photo) => new[] { photo.ReviewedDepigmented, photo.ReviewedPlaque }.OfType<ReviewedMaskFile>();

    /// <summary>The reviewed masks of <paramref name="series"/> in the results at <paramref name="resultsFolder"/>, in order of visits and kinds.</summary>
    public static IEnumerable<ReviewedMaskFile> MasksOf(StudySeries series, string resultsFolder)
    {
        ReviewStore store = new(resultsFolder);
        return from visit in series.Visits
               from kind in new[] { LesionKind.Depigmented, LesionKind.Plaque }
               let mask = store.Find(series.Subject, series.View, visit, kind)
               where mask is not null
               select mask;
    }

    /// <summary>How many masks of <paramref name="outcome"/>, the stored one of <paramref name="series"/>, are reviewed otherwise by now than when they were measured.</summary>
    internal static int CountUnmeasured(PhotoSeries series, SeriesOutcome outcome) => (
        from photo in series.Photos
        from row in outcome.Measurements
        where row.Visit == photo.Visit && row.AreaPixels is not null
        let file = row.Lesion == LesionKind.Depigmented ? photo.ReviewedDepigmented : photo.ReviewedPlaque
        let sha256 = outcome.Photos.First(other => other.Visit == photo.Visit).Sha256
        let record = file is { Fault: null } && file.Record!.PhotoSha256 == sha256 ? file.Record : null
        where !row.RestsOn(record)
        select row).Count();

    private static PhotoEntry Attach(PhotoEntry photo, ReviewStore store, AuditLog? log)
    {
        return photo with
        {
            ReviewedDepigmented = photo.Condition.HasFlag(LesionCondition.Vitiligo) ? Logged(LesionKind.Depigmented) : null,
            ReviewedPlaque = photo.Condition.HasFlag(LesionCondition.Dle) ? Logged(LesionKind.Plaque) : null,
        };

        ReviewedMaskFile? Logged(LesionKind kind) =>
            store.Find(photo.Subject, photo.View, photo.Visit, kind) is { } mask
                ? mask.Fault is null && log?.IsLogged(mask) != true ? mask with { Fault = "is not in the audit log" } : mask
                : null;
    }
}
