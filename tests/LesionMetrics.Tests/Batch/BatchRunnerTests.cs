using System.Text.Json;
using LesionMetrics.Batch;
using LesionMetrics.Reporting;

namespace LesionMetrics.Tests.Batch;

public sealed class BatchRunnerTests
{
    [Fact]
    public void TheNumberOfJobsChangesNoByte()
    {
        using BatchStudy study = new(12);
        study.Run("one", new BatchOptions(1));
        study.Run("many", new BatchOptions(8), (series, evidence, cancellation) =>
        {
            // The later the series, the sooner it is done.
            Thread.Sleep(30 - (2 * int.Parse(series.Subject[1..], System.Globalization.CultureInfo.InvariantCulture)));
            return BatchStudy.Measure(series, evidence, cancellation);
        });
        Assert.Equal(study.Tables("one"), study.Tables("many"));
        Assert.Equal(File.ReadAllBytes(study.At("one", "audit.jsonl")), File.ReadAllBytes(study.At("many", "audit.jsonl")));
    }

    [Fact]
    public void NoMoreSeriesAreInWorkThanJobs()
    {
        using BatchStudy study = new(20);
        int working = 0;
        int most = 0;
        study.Run("results", new BatchOptions(3), (series, evidence, cancellation) =>
        {
            InterlockedMax(ref most, Interlocked.Increment(ref working));
            Thread.Sleep(5);
            Interlocked.Decrement(ref working);
            return BatchStudy.Measure(series, evidence, cancellation);
        });
        Assert.InRange(most, 1, 3);
    }

    [Fact]
    public void AFaultInOneSeriesLosesNoOther()
    {
        using BatchStudy study = new(5);
        StudyRunResult run = study.Run("results", new BatchOptions(2), FailOn("S002", () => new InvalidOperationException("secret /home/path")));
        Assert.Equal(2, run.Summary.PhotosFailed);
        Assert.Equal(2, run.Summary.ComparisonsFailed);
        Assert.Equal(8, run.Summary.PhotosOk);
        string table = File.ReadAllText(study.At("results", "comparisons.csv"));
        Assert.Contains("internal error (InvalidOperationException)", table);
        Assert.DoesNotContain("secret", table);
    }

    [Fact]
    public void AResumedRunTriesAFaultAgainAndKeepsTheRest()
    {
        using BatchStudy study = new(5);
        study.Run("plain", new BatchOptions(2));
        study.Run("results", new BatchOptions(2), FailOn("S002", () => new InvalidOperationException()));
        StudyRunResult run = study.Run("results", new BatchOptions(2, Resume: true));
        Assert.Equal((1, 4), (run.Batch.Measured, run.Batch.Resumed));
        Assert.Equal(study.Tables("plain"), study.Tables("results"));
    }

    [Fact]
    public void WhatChangedIsMeasuredAgain()
    {
        using BatchStudy study = new(4);
        study.Run("results", new BatchOptions(2));
        File.AppendAllText(study.Plan.Series[1].Photos[1].FullPath, "other pixels");
        File.AppendAllText(study.At("results", "evidence", "S003", "chin", "baseline", "skin.png"), "touched");
        List<string> measured = [];
        study.Run("results", new BatchOptions(1, Resume: true), (series, evidence, cancellation) =>
        {
            measured.Add(series.Subject);
            return BatchStudy.Measure(series, evidence, cancellation);
        });
        Assert.Equal(["S001", "S003"], measured);
        study.Run("plain", new BatchOptions(1));
        Assert.Equal(study.Tables("plain"), study.Tables("results"));
    }

    /// <summary>Numbers that were changed by hand must not get a new, valid chain by resuming.</summary>
    [Fact]
    public void AChangedRowIsMeasuredAgain()
    {
        using BatchStudy study = new(3);
        study.Run("results", new BatchOptions(1));
        string[] before = study.Tables("results");
        string record = study.At("results", "evidence", "S001", "chin", "series.json");
        string changed = File.ReadAllText(record).Replace("\"repigmentation_percent\": ", "\"repigmentation_percent\": 1");
        Assert.NotEqual(File.ReadAllText(record), changed);
        File.WriteAllText(record, changed);

        Assert.Equal(1, study.Run("results", new BatchOptions(1, Resume: true)).Batch.Measured);
        Assert.Equal(before, study.Tables("results"));
    }

    [Fact]
    public void OtherOptionsMeasureEverythingAgain()
    {
        using BatchStudy study = new(3);
        study.Run("results", new BatchOptions(1));
        RunSetup other = BatchStudy.Setup with { Options = JsonDocument.Parse("{\"a\":1}").RootElement };
        Assert.Equal(3, study.Run("results", new BatchOptions(1, Resume: true), setup: other).Batch.Measured);
    }

    [Fact]
    public void WithoutResumeARunStartsAnewButTouchesNothingOfOthers()
    {
        using BatchStudy study = new(3);
        study.Run("results", new BatchOptions(1));
        File.WriteAllText(study.At("results", "notes.txt"), "mine");
        Directory.CreateDirectory(study.At("results", "evidence", "S999"));
        Assert.Equal(3, study.Run("results", new BatchOptions(1)).Batch.Measured);
        Assert.True(File.Exists(study.At("results", "notes.txt")));
        Assert.False(Directory.Exists(study.At("results", "evidence", "S999")));
        Assert.Equal(0, AuditLog.Read(study.At("results"), out _)[0].Sequence);
        Assert.Single(AuditLog.Read(study.At("results"), out _), entry => entry.Event == "run");
    }

    [Fact]
    public void AnInterruptedRunKeepsWhatIsFinishedAndCanGoOn()
    {
        using BatchStudy study = new(6);
        study.Run("plain", new BatchOptions(1));
        using CancellationTokenSource stop = new();
        StudyRunResult first = study.Run("results", new BatchOptions(1), (series, evidence, cancellation) =>
        {
            if (series.Subject == "S003")
            {
                stop.Cancel();
                cancellation.ThrowIfCancellationRequested();
            }

            return BatchStudy.Measure(series, evidence, cancellation);
        }, stop.Token);
        Assert.True(first.Batch.Interrupted);
        Assert.Equal((3, 3), (first.Batch.Measured, first.Summary.SeriesMissing));
        Assert.Equal(4, File.ReadAllLines(study.At("results", "comparisons.csv")).Length);
        Assert.Contains("\"interrupted\"", File.ReadAllText(study.At("results", "run.json")));

        StudyRunResult second = study.Run("results", new BatchOptions(1, Resume: true));
        Assert.Equal((3, 3, false), (second.Batch.Measured, second.Batch.Resumed, second.Batch.Interrupted));
        Assert.Equal(study.Tables("plain"), study.Tables("results"));
    }

    [Fact]
    public void PairsFinishedWhenASeriesIsInterruptedStayInTheTables()
    {
        using BatchStudy study = new(3);
        study.Run("plain", new BatchOptions(1));
        using CancellationTokenSource stop = new();
        StudyRunResult first = study.Run("results", new BatchOptions(1), (series, evidence, cancellation) =>
        {
            SeriesOutcome whole = BatchStudy.Measure(series, evidence, cancellation);
            if (series.Subject != "S001")
            {
                return whole;
            }

            stop.Cancel();
            return whole with { Photos = [.. whole.Photos.Take(1)] };
        }, stop.Token);
        Assert.Equal((1, true), (first.Batch.Measured, first.Batch.Interrupted));
        Assert.Equal(3, File.ReadAllLines(study.At("results", "comparisons.csv")).Length);
        Assert.DoesNotContain(ResultsVerifier.Check(study.At("results")).Problems, problem => problem.StartsWith("S001/", StringComparison.Ordinal));
        StudyException merge = Assert.Throws<StudyException>(() => ShardMerger.Merge([study.At("results")], study.At("merged")));
        Assert.Contains("No shard holds S001/chin", merge.Message);

        StudyRunResult second = study.Run("results", new BatchOptions(1, Resume: true));
        Assert.Equal((2, 1, false), (second.Batch.Measured, second.Batch.Resumed, second.Batch.Interrupted));
        Assert.Equal(study.Tables("plain"), study.Tables("results"));
    }

    [Fact]
    public void ACancellationThatNobodyAskedForIsAFault()
    {
        using BatchStudy study = new(2);
        StudyRunResult run = study.Run("results", new BatchOptions(1), FailOn("S000", () => new OperationCanceledException()));
        Assert.False(run.Batch.Interrupted);
        Assert.Equal(2, run.Summary.PhotosFailed);
    }

    [Fact]
    public void AFullDiskStopsTheRunInPlainWords()
    {
        using BatchStudy study = new(8);
        int begun = 0;
        StorageException e = Assert.Throws<StorageException>(() => study.Run("results", new BatchOptions(1), (series, _, _) =>
        {
            begun++;
            throw ResultsStorage.Explain(new IOException("No space left on device", 28));
        }));
        Assert.Contains("full", e.Message);
        Assert.Equal(1, begun);
    }

    [Fact]
    public void RemnantsOfAKilledRunAreRemoved()
    {
        using BatchStudy study = new(2);
        study.Run("results", new BatchOptions(1));
        string remnant = study.At("results", "evidence", "S001", "chin", "baseline", ".skin.png.0123.tmp");
        File.WriteAllText(remnant, "half");
        StudyRunResult run = study.Run("results", new BatchOptions(1, Resume: true));
        Assert.False(File.Exists(remnant));
        Assert.Equal(2, run.Batch.Resumed);
    }

    [Fact]
    public void RunJsonAloneHoldsTheClock()
    {
        using BatchStudy study = new(2);
        study.Run("first", new BatchOptions(1));
        Thread.Sleep(1100);
        study.Run("second", new BatchOptions(1));
        foreach (string path in Directory.EnumerateFiles(study.At("first"), "*", SearchOption.AllDirectories).Where(path => !path.EndsWith("run.json", StringComparison.Ordinal)))
        {
            Assert.Equal(File.ReadAllBytes(path), File.ReadAllBytes(study.At("second", Path.GetRelativePath(study.At("first"), path))));
        }

        RunRecord record = JsonSerializer.Deserialize(File.ReadAllBytes(study.At("first", "run.json")), ResultsJson.Indented.RunRecord)!;
        Assert.Equal("complete", record.State);
        Assert.Equal(4, record.InputSha256.Count);
        AuditLog.Read(study.At("first"), out string head);
        Assert.Equal(head, record.AuditHead);
    }

    private static MeasureSeries FailOn(string subject, Func<Exception> error) => (series, evidence, cancellation) =>
        series.Subject == subject ? throw error() : BatchStudy.Measure(series, evidence, cancellation);

    private static void InterlockedMax(ref int target, int value)
    {
        int seen;
        while (value > (seen = Volatile.Read(ref target)) && Interlocked.CompareExchange(ref target, value, seen) != seen)
        {
        }
    }
}
