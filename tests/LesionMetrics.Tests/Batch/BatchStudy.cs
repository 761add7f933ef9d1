using System.Text.Json;
using LesionMetrics.Batch;
using LesionMetrics.Reporting;
using LesionMetrics.Study;
using LesionMetrics.Tests.Reporting;

namespace LesionMetrics.Tests.Batch;

/// <summary>A study of small files that are no photos, and a measurement that depends on nothing but their bytes.</summary>
internal sealed class BatchStudy : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    internal BatchStudy(int subjects)
    {
        List<PhotoSeries> series = [];
        for (int i = 0; i < subjects; i++)
        {
            string subject = $"S{i:D3}";
            series.Add(Series(subject, "chin"));
        }

        Plan = new StudyPlan(_folder.At("study"), series);
    }

    internal static RunSetup Setup { get; } = new("lesion-metrics test", "build", JsonDocument.Parse("{}").RootElement, null);

    internal StudyPlan Plan { get; private set; }

    public void Dispose() => _folder.Dispose();

    internal string At(params string[] parts) => _folder.At(parts);

    /// <summary>Adds one more view to the study, as its last.</summary>
    internal void AddView(string subject, string view) => Plan = Plan with { Series = [.. Plan.Series, Series(subject, view)] };

    internal StudyRunResult Run(string results, BatchOptions options, MeasureSeries? measure = null, CancellationToken cancellation = default, RunSetup? setup = null) =>
        StudyRun.Measure(Plan, At(results), setup ?? Setup, options, measure ?? Measure, progress: null, internalError: null, cancellation);

    /// <summary>The bytes of the three tables and the report.</summary>
    internal string[] Tables(string results) =>
        [.. new[] { "photos.csv", "measurements.csv", "comparisons.csv", "report.html" }.Select(name => Convert.ToHexString(File.ReadAllBytes(At(results, name))))];

    internal static SeriesOutcome Measure(PhotoSeries series, EvidenceStore evidence, CancellationToken cancellation)
    {
        string hash = Sha256Text.OfFile(series.Photos[1].FullPath);
        string file = Path.Combine(evidence.ResultsFolder, EvidencePaths.Photo(series.Subject, series.View, "baseline"), "skin.png");
        ResultsStorage.Write(file, Convert.FromHexString(hash));
        double change = Convert.FromHexString(hash)[0] / 7.0;
        return new SeriesOutcome(
            series.Subject,
            series.View,
            [.. series.Photos.Select(photo => SampleRows.Photo(photo.Subject, photo.Visit, photo.Day))],
            [],
            [SampleRows.Comparison(subject: series.Subject) with { RepigmentationPercent = change }]);
    }

    private PhotoSeries Series(string subject, string view) => new(subject, view, [Entry(subject, "baseline", view, 0), Entry(subject, "week-24", view, 168)]);

    private PhotoEntry Entry(string subject, string visit, string view, double day)
    {
        string relative = $"photos/{subject}/{visit}/{view}.jpg";
        string full = _folder.At("study", "photos", subject, visit, $"{view}.jpg");
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, relative);
        return new PhotoEntry(subject, visit, day, view, relative, full);
    }
}
