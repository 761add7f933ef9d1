using System.Text.Json;
using LesionMetrics.Reporting;
using LesionMetrics.Reporting.Html;
using LesionMetrics.Review;

namespace LesionMetrics.Batch;

/// <summary>
/// Whether a results folder is as the program left it: the audit log unbroken, every evidence file and every closing file as hashed when it was written, and
/// tables and report those that the stored rows give. Whoever can write the folder can also forge a whole new chain: what rules that out is the audit head that
/// was noted elsewhere when the run ended.
/// </summary>
public static class ResultsVerifier
{
    /// <summary>Checks the results at <paramref name="resultsFolder"/>; changes nothing.</summary>
    /// <exception cref="StudyException">The folder holds no results.</exception>
    public static Verification Check(string resultsFolder)
    {
        ReportData data = ResultsBuilder.Load(resultsFolder);
        List<string> problems = [];
        Dictionary<string, string> closing = [];
        Dictionary<string, string> tables = [];
        string? head = CheckLog(resultsFolder, closing, tables, problems);
        int files = 0;
        foreach ((StudySeries series, SeriesRecord? record) in data.Series)
        {
            files += CheckSeries(resultsFolder, series, record, closing, problems);
        }

        CheckReviews(resultsFolder, data.Study, problems);
        List<SeriesOutcome> known = [.. data.Records.Select(record => record.Outcome)];
        CheckTable(resultsFolder, Tables.Photos, known.SelectMany(outcome => outcome.Photos), tables, problems);
        CheckTable(resultsFolder, Tables.Measurements, known.SelectMany(outcome => outcome.Measurements), tables, problems);
        CheckTable(resultsFolder, Tables.Comparisons, known.SelectMany(outcome => outcome.Comparisons), tables, problems);
        CheckInputs(resultsFolder, known, problems);
        CheckBytes(resultsFolder, HtmlReport.FileName, HtmlReport.ToBytes(data), tables, problems);
        return new Verification(data.Series.Count, files, problems) { AuditHead = head };
    }

    /// <returns>The hash of the log's last line; null where it cannot be read or its chain is broken.</returns>
    private static string? CheckLog(string resultsFolder, Dictionary<string, string> closing, Dictionary<string, string> tables, List<string> problems)
    {
        try
        {
            IReadOnlyList<AuditEntry> entries = AuditLog.Read(resultsFolder, out string head);
            foreach (AuditEntry entry in entries)
            {
                if (entry.Event == "series")
                {
                    closing[EvidencePaths.Series(entry.Facts["subject"], entry.Facts["view"])] = entry.Facts["sha256"];
                }
                else if (entry.Event == "tables")
                {
                    foreach ((string name, string hash) in entry.Facts)
                    {
                        tables[name] = hash;
                    }
                }
                else if (entry.Facts.TryGetValue(ResultsFolder.StudyFile, out string? study))
                {
                    tables[ResultsFolder.StudyFile] = study;
                }
            }

            if (tables.TryGetValue(ResultsFolder.StudyFile, out string? logged) && logged != Sha256Text.OfFile(Path.Combine(resultsFolder, ResultsFolder.StudyFile)))
            {
                problems.Add($"{ResultsFolder.StudyFile} is not the one that the audit log names: subjects, views or visits may have been taken out.");
            }

            // Tables may have been rebuilt since, which goes on with the chain.
            string? noted = NotedHead(resultsFolder);
            if (noted != head && !entries.Any(entry => entry.Previous == noted))
            {
                problems.Add($"{AuditLog.FileName} does not hold the line that {RunLog.FileName} ends with: it was cut or replaced.");
            }

            return head;
        }
        catch (StudyException broken)
        {
            problems.Add(broken.Message);
        }
        catch (IOException)
        {
            problems.Add($"{AuditLog.FileName} cannot be read.");
        }

        return null;
    }

    private static string? NotedHead(string resultsFolder) => FromRun(resultsFolder, run => run.GetProperty("audit_head").GetString());

    /// <summary>Holds the photos' hashes that the run notes against those in the stored rows.</summary>
    private static void CheckInputs(string resultsFolder, IEnumerable<SeriesOutcome> known, List<string> problems)
    {
        Dictionary<string, string?>? noted = FromRun(
            resultsFolder, run => run.GetProperty("input_sha256").EnumerateObject().ToDictionary(file => file.Name, file => file.Value.GetString()));
        foreach (PhotoRow photo in known.SelectMany(outcome => outcome.Photos).Where(photo => photo.Sha256 is not null))
        {
            if (noted is not null && noted.TryGetValue(photo.Path, out string? hash) && hash != photo.Sha256)
            {
                problems.Add($"{RunLog.FileName} gives {photo.Path} another hash than the photo that was measured has.");
            }
        }
    }

    private static T? FromRun<T>(string resultsFolder, Func<JsonElement, T> read)
    {
        try
        {
            using JsonDocument run = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(resultsFolder, RunLog.FileName)));
            return read(run.RootElement);
        }
        catch (Exception unreadable) when (unreadable is IOException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return default;
        }
    }

    private static int CheckSeries(
        string resultsFolder, StudySeries series, SeriesRecord? record, Dictionary<string, string> closing, List<string> problems)
    {
        string name = $"{series.Subject}/{series.View}";
        string folder = EvidencePaths.Series(series.Subject, series.View);
        if (record is null)
        {
            problems.Add($"{name}: not measured, or its {EvidencePaths.SeriesFile} cannot be read.");
            return 0;
        }

        if (!closing.TryGetValue(folder, out string? logged) || logged != new EvidenceStore(resultsFolder).HashOfRecord(series.Subject, series.View))
        {
            problems.Add($"{name}: {EvidencePaths.SeriesFile} is not the one that the audit log names.");
        }

        SortedDictionary<string, string> present = EvidenceStore.HashEvidence(Path.Combine(resultsFolder, folder));
        problems.AddRange(Differences(record.Evidence, present).Select(difference => $"{name}: {difference}."));
        return record.Evidence.Count;
    }

    /// <summary>Holds the masks that a person has reviewed against the log's last word on each. A broken log has been named already.</summary>
    private static void CheckReviews(string resultsFolder, StudyRecord study, List<string> problems)
    {
        if (AuditLog.TryRead(resultsFolder) is not { } log)
        {
            return;
        }

        List<ReviewedMaskFile> present = [.. ResultsBuilder.SeriesOf(study).SelectMany(series => ReviewedPlan.MasksOf(series, resultsFolder))];
        problems.AddRange(
            from mask in present
            where !log.IsLogged(mask) || !File.Exists(mask.MaskPath) || Sha256Text.OfFile(mask.MaskPath) != mask.Record?.MaskSha256
            select $"{mask.RelativePath} is not the review that the audit log names: review that mask again.");
        string[] folders = [.. ResultsBuilder.SeriesOf(study).Select(series => ReviewStore.SeriesFolder(series.Subject, series.View) + "/")];
        problems.AddRange(
            from path in log.ReviewedPaths.Order(StringComparer.Ordinal)
            where !File.Exists(Path.Combine(resultsFolder, path)) && folders.Any(folder => path.StartsWith(folder, StringComparison.Ordinal))
            select $"{path} is missing: a person reviewed it, and did not take that back.");
    }

    /// <summary>What is missing, changed or new among <paramref name="present"/> files against <paramref name="expected"/>, by path.</summary>
    internal static IEnumerable<string> Differences(SortedDictionary<string, string> expected, SortedDictionary<string, string> present)
    {
        foreach (string path in expected.Keys.Union(present.Keys).Order(StringComparer.Ordinal))
        {
            string? before = expected.GetValueOrDefault(path);
            string? now = present.GetValueOrDefault(path);
            if (before != now)
            {
                yield return now is null ? $"{path} is missing" : before is null ? $"{path} was not there" : $"{path} differs";
            }
        }
    }

    private static void CheckTable<TRow>(
        string resultsFolder, Table<TRow> table, IEnumerable<TRow> rows, Dictionary<string, string> logged, List<string> problems) =>
        CheckBytes(resultsFolder, table.FileName, table.ToBytes(rows), logged, problems);

    private static void CheckBytes(string resultsFolder, string fileName, byte[] expected, Dictionary<string, string> logged, List<string> problems)
    {
        string path = Path.Combine(resultsFolder, fileName);
        string? present = File.Exists(path) ? Sha256Text.OfFile(path) : null;
        if (present is null)
        {
            problems.Add($"{fileName} is missing: rebuild it with report.");
        }
        else if (present != Sha256Text.Of(expected))
        {
            problems.Add($"{fileName} is not what the stored rows give: it was changed, or comes from another version; rebuild it with report.");
        }
        else if (logged.TryGetValue(fileName, out string? hash) && hash != present)
        {
            problems.Add($"{fileName} is not the one that the audit log names.");
        }
    }
}
