namespace LesionMetrics.Reporting.Html;

/// <summary>What the report is made from: the stored records of a study in study order, and nothing else, so that it can be rebuilt at any time.</summary>
/// <param name="Study">What the results are results of.</param>
/// <param name="Series">Each series that the folder is to hold and its record; null where it has not been measured.</param>
public sealed record ReportData(StudyRecord Study, IReadOnlyList<(StudySeries Series, SeriesRecord? Record)> Series)
{
    /// <summary>The records at hand, in study order.</summary>
    public IEnumerable<SeriesRecord> Records => Series.Select(entry => entry.Record).OfType<SeriesRecord>();

    /// <summary>The rows counted.</summary>
    public ResultsSummary Summary => ResultsSummary.Of(Series.Select(entry => entry.Record?.Outcome));
}
