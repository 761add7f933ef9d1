namespace LesionMetrics.Reporting;

/// <summary>What a results folder holds, counted.</summary>
/// <param name="PhotosOk">Photos measured.</param>
/// <param name="PhotosReview">Photos measured that a person should look at.</param>
/// <param name="PhotosFailed">Photos not measured.</param>
/// <param name="ComparisonsOk">Comparison rows measured.</param>
/// <param name="ComparisonsReview">Comparison rows measured that a person should look at.</param>
/// <param name="ComparisonsFailed">Comparison rows not measured.</param>
/// <param name="SeriesMissing">Series of the study that have no outcome yet.</param>
public sealed record ResultsSummary(
    int PhotosOk,
    int PhotosReview,
    int PhotosFailed,
    int ComparisonsOk,
    int ComparisonsReview,
    int ComparisonsFailed,
    int SeriesMissing)
{
    /// <summary>Whether a photo or a comparison failed.</summary>
    public bool AnyFailed => PhotosFailed + ComparisonsFailed > 0;

    /// <summary>Counts the rows of <paramref name="outcomes"/>; null stands for a series without outcome.</summary>
    public static ResultsSummary Of(IEnumerable<SeriesOutcome?> outcomes)
    {
        int missing = 0;
        int[] photos = new int[3];
        int[] comparisons = new int[3];
        foreach (SeriesOutcome? outcome in outcomes)
        {
            if (outcome is null)
            {
                missing++;
                continue;
            }

            foreach (PhotoRow row in outcome.Photos)
            {
                photos[(int)row.Status]++;
            }

            foreach (ComparisonRow row in outcome.Comparisons)
            {
                comparisons[(int)row.Status]++;
            }
        }

        return new ResultsSummary(photos[0], photos[1], photos[2], comparisons[0], comparisons[1], comparisons[2], missing);
    }

    /// <summary>The worst verdict among the photos and comparisons of <paramref name="outcome"/>.</summary>
    public static OutcomeStatus WorstOf(SeriesOutcome outcome) =>
        outcome.Photos.Select(row => row.Status).Concat(outcome.Comparisons.Select(row => row.Status)).DefaultIfEmpty(OutcomeStatus.Ok).Max();
}
