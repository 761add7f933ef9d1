namespace LesionMetrics.Reporting;

/// <summary>All rows of one series, stored beside its evidence when the series is finished; tables are these rows in study order.</summary>
/// <param name="Subject">Subject code.</param>
/// <param name="View">View name.</param>
/// <param name="Photos">One row a photo, in order of day.</param>
/// <param name="Measurements">One row a measured photo and lesion kind.</param>
/// <param name="Comparisons">One row a follow-up and lesion kind.</param>
public sealed record SeriesOutcome(
    string Subject,
    string View,
    IReadOnlyList<PhotoRow> Photos,
    IReadOnlyList<MeasurementRow> Measurements,
    IReadOnlyList<ComparisonRow> Comparisons);
