using System.Text.Json;
using LesionMetrics.Batch;
using LesionMetrics.Reporting;
using LesionMetrics.Review;
using LesionMetrics.Segmentation;
using LesionMetrics.Study;
using LesionMetrics.Tests.Reporting;

namespace LesionMetrics.Tests.Batch;

public sealed class ShardMergerTests
{
    [Fact]
    public void MergedShardsAreTheWhole()
    {
        using BatchStudy study = Sharded(out string[] shards);
        study.Run("whole", new BatchOptions(2));
        ShardMerger.Merge([.. shards.Reverse()], study.At("merged"));
        Assert.Equal(study.Tables("whole"), study.Tables("merged"));
    }

    [Fact]
    public void MergedResultsCanBeRebuilt()
    {
        using BatchStudy study = Sharded(out string[] shards);
        ShardMerger.Merge(shards, study.At("merged"));
        string[] before = study.Tables("merged");
        File.Delete(study.At("merged", "comparisons.csv"));
        using (ResultsFolder results = ResultsFolder.OpenExisting(study.At("merged")))
        {
            ResultsBuilder.Build(results);
        }

        Assert.Equal(before, study.Tables("merged"));
    }

    [Fact]
    public void WhatAPersonReviewedInAShardIsMergedToo()
    {
        using BatchStudy study = Sharded(out string[] shards);
        using (ResultsFolder results = ResultsFolder.OpenExisting(study.At("shard2")))
        {
            Review(results, "AB");
        }

        ShardMerger.Merge(shards, study.At("merged"));

        Assert.Equal("AB", new ReviewStore(study.At("merged")).Find("S002", "chin", "baseline", LesionKind.Plaque)?.Record?.Reviewer);
        Assert.Empty(ResultsVerifier.Check(study.At("merged")).Problems);
        File.AppendAllText(new ReviewStore(study.At("merged")).Find("S002", "chin", "baseline", LesionKind.Plaque)!.MaskPath, "x");
        Assert.Contains("reviewed/S002/chin/baseline/plaque.json", Assert.Single(ResultsVerifier.Check(study.At("merged")).Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void TwoReviewsOfOneMaskAreAskedAbout()
    {
        using BatchStudy study = Sharded(out string[] shards);
        ShardMerger.Merge(shards, study.At("merged"));
        foreach ((string results, string reviewer) in new[] { ("merged", "AB"), ("shard2", "CD") })
        {
            using ResultsFolder folder = ResultsFolder.OpenExisting(study.At(results));
            Review(folder, reviewer);
        }

        string[] before = study.Tables("merged");
        StudyException e = Assert.Throws<StudyException>(() => ShardMerger.Merge(shards, study.At("merged")));

        Assert.Contains("reviewed/S002/chin/baseline/plaque.json is one review in 'shard2' and another, or none any more, in the merged results", e.Message, StringComparison.Ordinal);
        Assert.Equal("AB", new ReviewStore(study.At("merged")).Find("S002", "chin", "baseline", LesionKind.Plaque)?.Record?.Reviewer);
        Assert.Equal(before, study.Tables("merged"));
    }

    [Theory]
    [InlineData("merged")]
    [InlineData("shard2")]
    public void AReviewThatWasTakenBackOnOneSideIsAskedAbout(string side)
    {
        using BatchStudy study = Sharded(out string[] shards);
        using (ResultsFolder results = ResultsFolder.OpenExisting(study.At("shard2")))
        {
            Review(results, "AB");
        }

        ShardMerger.Merge(shards, study.At("merged"));
        ShardMerger.Merge(shards, study.At("merged"));
        using (ResultsFolder results = ResultsFolder.OpenExisting(study.At(side)))
        {
            results.Audit.AppendWithdrawnReview(ReviewStore.RecordPath("S002", "chin", "baseline", LesionKind.Plaque));
            new ReviewStore(study.At(side)).Delete("S002", "chin", "baseline", LesionKind.Plaque);
        }

        StudyException e = Assert.Throws<StudyException>(() => ShardMerger.Merge(shards, study.At("merged")));
        Assert.Contains("reviewed/S002/chin/baseline/plaque.json", e.Message, StringComparison.Ordinal);
    }

    private static void Review(ResultsFolder results, string reviewer) => new ReviewStore(results.Path).Write(
        "S002", "chin", "baseline", LesionKind.Plaque, SampleRows.Rectangle(8, 6, 1, 1, 4, 4), new string('a', 64), MaskOrigin.Corrected, reviewer, results.Audit.AppendReview);

    [Fact]
    public void AMissingShardIsNamedByWhatItLacks()
    {
        using BatchStudy study = Sharded(out string[] shards);
        StudyException e = Assert.Throws<StudyException>(() => ShardMerger.Merge(shards[1..], study.At("merged")));
        Assert.Contains("S001/chin", e.Message);
        Assert.False(Directory.Exists(study.At("merged")), "nothing is written before everything is checked");
    }

    [Fact]
    public void ChangedEvidenceIsRefused()
    {
        using BatchStudy study = Sharded(out string[] shards);
        File.AppendAllText(study.At("shard1", "evidence", "S001", "chin", "baseline", "skin.png"), "x");
        StudyException e = Assert.Throws<StudyException>(() => ShardMerger.Merge(shards, study.At("merged")));
        Assert.Contains("S001/chin", e.Message);
    }

    /// <summary>Numbers that were changed by hand must not get a new, valid chain by merging.</summary>
    [Fact]
    public void AChangedRowIsRefused()
    {
        using BatchStudy study = Sharded(out string[] shards);
        string record = study.At("shard2", "evidence", "S002", "chin", "series.json");
        File.WriteAllText(record, File.ReadAllText(record).Replace("\"repigmentation_percent\": ", "\"repigmentation_percent\": 1"));
        StudyException e = Assert.Throws<StudyException>(() => ShardMerger.Merge(shards, study.At("merged")));
        Assert.Contains("S002/chin was changed", e.Message);
    }

    [Theory]
    [InlineData("audit.jsonl", null)]
    [InlineData("audit.jsonl", "{}\n")]
    [InlineData("run.json", null)]
    [InlineData("run.json", "{")]
    public void AShardWithoutItsRecordsIsRefusedBeforeAnythingIsWritten(string file, string? content)
    {
        using BatchStudy study = Sharded(out string[] shards);
        ShardMerger.Merge(shards, study.At("merged"));
        string[] before = study.Tables("merged");
        File.Delete(study.At("shard2", file));
        if (content is not null)
        {
            File.WriteAllText(study.At("shard2", file), content);
        }

        StudyException e = Assert.Throws<StudyException>(() => ShardMerger.Merge(shards, study.At("merged")));
        Assert.Contains("'shard2'", e.Message);
        Assert.Contains(file, e.Message);
        Assert.Equal(before, study.Tables("merged"));
    }

    [Fact]
    public void ShardsOfDifferentOptionsAreRefused()
    {
        using BatchStudy study = Sharded(out string[] shards);
        RunSetup other = BatchStudy.Setup with { Options = JsonDocument.Parse("{\"a\":1}").RootElement };
        study.Run("shard2", new BatchOptions(1, Shard: new Shard(2, 3)), setup: other);
        Assert.Throws<StudyException>(() => ShardMerger.Merge(shards, study.At("merged")));
    }

    [Fact]
    public void AShardTwiceIsNoHarmButTwoThatDisagreeAre()
    {
        using BatchStudy study = Sharded(out string[] shards);
        ShardMerger.Merge([.. shards, shards[0]], study.At("merged"));
        File.AppendAllText(study.Plan.Series[3].Photos[1].FullPath, "other pixels");
        study.Run("again", new BatchOptions(1, Shard: new Shard(3, 3)));
        study.Run("again2", new BatchOptions(1, Shard: new Shard(1, 3)));
        Assert.Throws<StudyException>(() => ShardMerger.Merge([.. shards, study.At("again"), study.At("again2")], study.At("merged2")));
    }

    [Fact]
    public void TheMergeNeedsAFolderOfItsOwn()
    {
        using BatchStudy study = Sharded(out string[] shards);
        Assert.Throws<StudyException>(() => ShardMerger.Merge(shards, shards[0] + Path.DirectorySeparatorChar));
    }

    [Fact]
    public void ALinkToAShardIsNoFolderOfItsOwn()
    {
        using BatchStudy study = Sharded(out string[] shards);
        string[] before = study.Tables("shard1");
        Directory.CreateSymbolicLink(study.At("link"), shards[0]);
        StudyException e = Assert.Throws<StudyException>(() => ShardMerger.Merge(shards, study.At("link")));
        Assert.Contains("one of the shards", e.Message);
        Assert.Equal(before, study.Tables("shard1"));
    }

    [Fact]
    public void ShardsThatGiveAVisitTwoDaysAreRefused()
    {
        using BatchStudy study = new(2);
        study.AddView("S000", "arm");
        SeriesOutcome Later(PhotoSeries series, EvidenceStore evidence, CancellationToken cancellation)
        {
            SeriesOutcome outcome = BatchStudy.Measure(series, evidence, cancellation);
            return outcome with { Photos = [.. outcome.Photos.Select(photo => photo with { Day = photo.Day + (series.View == "arm" ? 1 : 0) })] };
        }

        study.Run("shard1", new BatchOptions(1, Shard: new Shard(1, 2)), Later);
        study.Run("shard2", new BatchOptions(1, Shard: new Shard(2, 2)), Later);
        StudyException e = Assert.Throws<StudyException>(() => ShardMerger.Merge([study.At("shard1"), study.At("shard2")], study.At("merged")));
        Assert.Contains("The visit 'baseline' of subject 'S000' has day", e.Message);
    }

    private static BatchStudy Sharded(out string[] shards)
    {
        BatchStudy study = new(7);
        shards = [.. Enumerable.Range(1, 3).Select(i => study.At($"shard{i}"))];
        for (int i = 1; i <= 3; i++)
        {
            study.Run($"shard{i}", new BatchOptions(2, Shard: new Shard(i, 3)));
        }

        return study;
    }
}
