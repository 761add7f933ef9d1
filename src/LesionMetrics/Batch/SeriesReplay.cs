using System.Text.Json;
using LesionMetrics.Reporting;
using LesionMetrics.Review;
using LesionMetrics.Study;

namespace LesionMetrics.Batch;

/// <summary>Measures a series again, elsewhere, and holds every row and every evidence file against the stored ones, byte by byte.</summary>
public static class SeriesReplay
{
    /// <summary>What differs; empty where the replay gives the stored results.</summary>
    /// <param name="series">The series, from the study's folder.</param>
    /// <param name="studyRoot">That folder.</param>
    /// <param name="resultsFolder">The results.</param>
    /// <param name="setup">Program and options of the replay.</param>
    /// <param name="measure">The pipeline with those options.</param>
    /// <param name="cancellation">Stops the replay.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static IReadOnlyList<string> Run(
        PhotoSeries series, string studyRoot, string resultsFolder, RunSetup setup, MeasureSeries measure, CancellationToken cancellation)
    {
        string name = $"{series.Subject}/{series.View}";
        if (new EvidenceStore(resultsFolder).ReadRecord(series.Subject, series.View) is not { } stored)
        {
            return [$"{name}: the results do not hold it."];
        }

        if (ReviewedPlan.CountUnmeasured(series, stored.Outcome) is > 0 and int waiting)
        {
            return [FormattableString.Invariant($"{name}: not replayed, as reviews of {waiting} of its masks are not measured yet: run analyze with --resume.")];
        }

        string scratch = Directory.CreateTempSubdirectory("lesion-metrics-").FullName;
        try
        {
            EvidenceStore evidence = new(scratch);
            evidence.BeginSeries(series);
            SeriesOutcome outcome = measure(series, evidence, cancellation);
            List<string> differences =
                [.. ResultsVerifier.Differences(stored.Evidence, EvidenceStore.HashEvidence(Path.Combine(scratch, EvidencePaths.Series(series.Subject, series.View))))];
            SeriesRecord replayed = stored with { Outcome = outcome };
            if (!Bytes(replayed).AsSpan().SequenceEqual(Bytes(stored)))
            {
                differences.Insert(0, "the rows differ");
            }

            if (differences.Count > 0 && SeriesInput.Of(series, studyRoot, setup).Key != stored.InputKey)
            {
                differences.Insert(0, "photos, options or program are not those that it was measured with");
            }

            return [.. differences.Select(difference => $"{name}: replayed, {difference}.")];
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    private static byte[] Bytes(SeriesRecord record) => JsonSerializer.SerializeToUtf8Bytes(record, ResultsJson.Indented.SeriesRecord);
}
