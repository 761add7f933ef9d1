using LesionMetrics.Reporting;
using LesionMetrics.Segmentation;
using LesionMetrics.Study;

namespace LesionMetrics.Review;

/// <summary>A study together with the masks that were reviewed in a results folder.</summary>
public static class ReviewedPlan
{
    /// <summary><paramref name="plan"/>, each photo with its reviewed masks, if any, in the results at <paramref name="resultsFolder"/>, which need not be there.</summary>
    public static StudyPlan Attach(StudyPlan plan, string resultsFolder)
    {
        ReviewStore store = new(resultsFolder);
        PhotoSeries[] reviewed = [.. plan.Series.Select(series => series with { Photos = [.. series.Photos.Select(photo => Attach(photo, store))] })];
        int count = reviewed.SelectMany(series => series.Photos).SelectMany(MasksOf).Count();
        return count == 0 ? plan : plan with { Series = reviewed, Notices = [.. plan.Notices, Notice(count)] };
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

    private static string Notice(int count) => count == 1
        ? "1 mask that a person has reviewed in the results folder stands in place of the program's"
        : FormattableString.Invariant($"{count} masks that a person has reviewed in the results folder stand in place of the program's");

    private static PhotoEntry Attach(PhotoEntry photo, ReviewStore store) => photo with
    {
        ReviewedDepigmented = photo.Condition.HasFlag(LesionCondition.Vitiligo) ? store.Find(photo.Subject, photo.View, photo.Visit, LesionKind.Depigmented) : null,
        ReviewedPlaque = photo.Condition.HasFlag(LesionCondition.Dle) ? store.Find(photo.Subject, photo.View, photo.Visit, LesionKind.Plaque) : null,
    };
}
