using System.Text.Json.Nodes;
using LesionMetrics.Reporting;
using LesionMetrics.Review;

namespace LesionMetrics.Batch;

/// <summary>Joins the results of the shards of one study. Everything is checked before anything is written.</summary>
public static class ShardMerger
{
    /// <summary>Writes the joined results; tables and report are the same as those of one run over the whole study.</summary>
    /// <param name="shardFolders">The results folders of the shards, in any order.</param>
    /// <param name="resultsFolder">Where to; must be none of them.</param>
    /// <exception cref="StudyException">
    /// The shards are of different studies or setups, contradict each other, lack a series, or hold evidence that was changed.
    /// </exception>
    /// <exception cref="StorageException">The disk is full or the folder may not be written.</exception>
    public static (ResultsSummary Summary, string AuditHead) Merge(IReadOnlyList<string> shardFolders, string resultsFolder)
    {
        string target = Path.GetFullPath(resultsFolder);
        if (shardFolders.Any(folder => Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) == Path.TrimEndingDirectorySeparator(target)))
        {
            throw new StudyException("The merged results need a folder of their own: choose another with --out.");
        }

        RefuseShardAsTarget(shardFolders, target);
        List<StudyRecord> studies = [.. shardFolders.Select(ResultsFolder.ReadStudy)];
        StudyRecord whole = studies[0] with { Shard = null };
        for (int i = 1; i < studies.Count; i++)
        {
            RefuseDifference(whole, studies[i], ResultsFolder.NameOf(shardFolders[i]));
        }

        List<ShardLog> logs = [.. shardFolders.Select(ShardLog.Read)];
        List<JsonNode> runs = [.. shardFolders.Select(MergedRun.Read)];
        List<string> sources = [.. whole.Series.Select(series => Find(series, logs))];
        RefuseTwoDays(whole, sources);
        Dictionary<string, AuditLog?> reviewLogs = sources.Distinct().ToDictionary(source => source, AuditLog.TryRead);
        RefuseOtherReviews(whole, sources, reviewLogs, target);
        using ResultsFolder results = ResultsFolder.Open(target, whole, resume: false);
        List<(string Name, string Value)> heads =
            [("setup", whole.Setup), results.StudyFact, .. logs.Select((log, i) => (FormattableString.Invariant($"shard_{i + 1:D4}_audit_head"), log.Head))];
        results.Audit.Append("merge", [.. heads]);
        for (int i = 0; i < sources.Count; i++)
        {
            StudySeries series = whole.Series[i];
            string folder = EvidencePaths.Series(series.Subject, series.View);
            ResultsStorage.Guard(() => Copy(Path.Combine(sources[i], folder), Path.Combine(target, folder)));
            CopyReviewed(series, sources[i], reviewLogs[sources[i]], results);
            results.Audit.AppendSeries(series.Subject, series.View, results.Evidence.HashOfRecord(series.Subject, series.View));
        }

        ResultsSummary summary = ResultsBuilder.Build(results);
        MergedRun.Write(results, whole, runs);
        return (summary, results.Audit.Head);
    }

    /// <summary>What was reviewed on merged results is newer than the shards', or older: only a person can tell which counts.</summary>
    private static void RefuseOtherReviews(StudyRecord whole, IReadOnlyList<string> sources, Dictionary<string, AuditLog?> logs, string target)
    {
        AuditLog? targetLog = AuditLog.TryRead(target);
        foreach ((StudySeries series, string source) in whole.Series.Zip(sources))
        {
            Dictionary<string, ReviewedMaskFile> merged = ReviewedPlan.MasksOf(series, target).ToDictionary(mask => mask.RelativePath);
            Dictionary<string, ReviewedMaskFile> shard = ReviewedPlan.MasksOf(series, source).ToDictionary(mask => mask.RelativePath);
            string? disputed = merged.Keys.Union(shard.Keys).Order(StringComparer.Ordinal).FirstOrDefault(path =>
                (shard.ContainsKey(path), merged.ContainsKey(path)) switch
                {
                    (true, true) => shard[path].Record != merged[path].Record,
                    (true, false) => targetLog?.IsWithdrawn(path) == true,
                    _ => logs[source]?.IsWithdrawn(path) == true,
                });
            if (disputed is not null)
            {
                throw new StudyException($"{disputed} is one review in '{ResultsFolder.NameOf(source)}' and another, or none any more, in the merged results: make them agree, or choose another folder with --out.");
            }
        }
    }

    private static void CopyReviewed(StudySeries series, string source, AuditLog? log, ResultsFolder results)
    {
        string folder = ReviewStore.SeriesFolder(series.Subject, series.View);
        if (Directory.Exists(Path.Combine(source, folder)))
        {
            ResultsStorage.Guard(() => Copy(Path.Combine(source, folder), Path.Combine(results.Path, folder)));
        }

        foreach (ReviewedMaskFile mask in ReviewedPlan.MasksOf(series, results.Path).Where(mask => log?.IsLogged(mask) == true))
        {
            results.Audit.AppendReview(mask);
        }
    }

    // A link leads to a shard by another name, and to merge into it would begin by emptying it.
    private static void RefuseShardAsTarget(IReadOnlyList<string> shardFolders, string target)
    {
        string log = Path.Combine(target, AuditLog.FileName);
        if (File.Exists(log) && shardFolders.Any(folder => File.Exists(Path.Combine(folder, AuditLog.FileName)) && Sha256Text.OfFile(Path.Combine(folder, AuditLog.FileName)) == Sha256Text.OfFile(log)))
        {
            throw new StudyException("The folder given with --out is one of the shards, or a copy of one: the merged results need a folder of their own.");
        }
    }

    private static void RefuseTwoDays(StudyRecord whole, IReadOnlyList<string> sources)
    {
        Dictionary<(string Subject, string Visit), (double Day, string Source)> days = [];
        foreach ((StudySeries series, string source) in whole.Series.Zip(sources))
        {
            foreach (PhotoRow photo in new EvidenceStore(source).ReadRecord(series.Subject, series.View)!.Outcome.Photos)
            {
                if (!days.TryAdd((photo.Subject, photo.Visit), (photo.Day, source)) && days[(photo.Subject, photo.Visit)] is var known && known.Day != photo.Day)
                {
                    throw new StudyException(FormattableString.Invariant(
                        $"The visit '{photo.Visit}' of subject '{photo.Subject}' has day {known.Day} in '{ResultsFolder.NameOf(known.Source)}' and day {photo.Day} in '{ResultsFolder.NameOf(source)}': measure all shards by one manifest."));
                }
            }
        }
    }

    private static void RefuseDifference(StudyRecord first, StudyRecord other, string name)
    {
        if (other.Setup != first.Setup)
        {
            throw new StudyException($"'{name}' was measured by another build or with other options than the first shard: measure all shards the same way.");
        }

        bool same = other.Series.Count == first.Series.Count
            && other.Series.Zip(first.Series).All(pair =>
                pair.First.Subject == pair.Second.Subject && pair.First.View == pair.Second.View && pair.First.Visits.SequenceEqual(pair.Second.Visits));
        if (!same)
        {
            throw new StudyException($"'{name}' is of another study, or of another state of it, than the first shard: measure all shards on the same photos.");
        }
    }

    // The one folder that holds the series; more than one will do where they agree.
    private static string Find(StudySeries series, IReadOnlyList<ShardLog> shards)
    {
        string? source = null;
        SeriesRecord? found = null;
        foreach (ShardLog shard in shards)
        {
            string folder = shard.Folder;
            if (new EvidenceStore(folder).ReadRecord(series.Subject, series.View) is not { } record || record.Outcome.Photos.Count < series.Visits.Count)
            {
                continue;
            }

            string seriesFolder = Path.Combine(folder, EvidencePaths.Series(series.Subject, series.View));
            if (!shard.Names(series) || !EvidenceStore.HashEvidence(seriesFolder).SequenceEqual(record.Evidence))
            {
                throw new StudyException($"'{ResultsFolder.NameOf(folder)}': {series.Subject}/{series.View} was changed after it was measured: run that shard again with --resume.");
            }

            if (found is not null && (found.InputKey != record.InputKey || !found.Evidence.SequenceEqual(record.Evidence)))
            {
                throw new StudyException($"Two shards disagree on {series.Subject}/{series.View}: their photos differed; measure all shards on the same photos.");
            }

            source ??= folder;
            found ??= record;
        }

        return source ?? throw new StudyException($"No shard holds {series.Subject}/{series.View}: give the results of every shard, and run an interrupted one again with --resume.");
    }

    private static void Copy(string from, string to)
    {
        foreach (string path in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(to, Path.GetRelativePath(from, path));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(path, copy, overwrite: true);
        }
    }
}
