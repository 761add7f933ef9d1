using LesionMetrics.Reporting;
using LesionMetrics.Reporting.Html;

namespace LesionMetrics.Batch;

/// <summary>
/// From stored outcomes to tables and report: the one way by which they are written, after a run, after a merge, or on request, so that all three
/// give the same bytes.
/// </summary>
public static class ResultsBuilder
{
    /// <summary>Writes the tables and the report of what <paramref name="results"/> holds, in study order, and notes their hashes in the audit log.</summary>
    /// <returns>What the tables say, counted.</returns>
    /// <exception cref="StorageException">The disk is full or the folder may not be written.</exception>
    public static ResultsSummary Build(ResultsFolder results)
    {
        ReportData data = Load(results.Path);
        List<SeriesOutcome> known = [.. data.Records.Select(record => record.Outcome)];
        results.Audit.Append(
            "tables",
            Write(results, Tables.Photos, known.SelectMany(outcome => outcome.Photos)),
            Write(results, Tables.Measurements, known.SelectMany(outcome => outcome.Measurements)),
            Write(results, Tables.Comparisons, known.SelectMany(outcome => outcome.Comparisons)),
            Write(results, HtmlReport.FileName, HtmlReport.ToBytes(data)));
        return data.Summary;
    }

    /// <summary>The stored records of the results at <paramref name="resultsFolder"/>, in study order.</summary>
    /// <exception cref="StudyException">The folder holds no results.</exception>
    public static ReportData Load(string resultsFolder)
    {
        StudyRecord study = ResultsFolder.ReadStudy(resultsFolder);
        EvidenceStore evidence = new(resultsFolder);
        return new ReportData(study, [.. SeriesOf(study).Select(series => (series, evidence.ReadRecord(series.Subject, series.View)))]);
    }

    /// <summary>The series that a results folder is to hold: all of the study, or those of its shard.</summary>
    public static IEnumerable<StudySeries> SeriesOf(StudyRecord study)
    {
        Shard? shard = study.Shard is { } text && Shard.TryParse(text, out Shard? parsed) ? parsed : null;
        return study.Series.Where((_, place) => shard?.Takes(place) ?? true);
    }

    private static (string Name, string Sha256) Write<TRow>(ResultsFolder results, Table<TRow> table, IEnumerable<TRow> rows) =>
        Write(results, table.FileName, table.ToBytes(rows));

    private static (string Name, string Sha256) Write(ResultsFolder results, string fileName, byte[] bytes)
    {
        ResultsStorage.Write(Path.Combine(results.Path, fileName), bytes);
        return (fileName, Sha256Text.Of(bytes));
    }
}
