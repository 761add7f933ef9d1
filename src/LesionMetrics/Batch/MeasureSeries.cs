using LesionMetrics.Reporting;
using LesionMetrics.Study;

namespace LesionMetrics.Batch;

/// <summary>Measures one series and writes its pictures to <paramref name="evidence"/> as it goes.</summary>
/// <param name="series">The series.</param>
/// <param name="evidence">Where pictures go.</param>
/// <param name="cancellation">Asks to stop.</param>
/// <returns>A row for each photo and each comparison, failures included; where it was asked to stop, those of the first photos alone, pairs finished.</returns>
public delegate SeriesOutcome MeasureSeries(PhotoSeries series, EvidenceStore evidence, CancellationToken cancellation);
