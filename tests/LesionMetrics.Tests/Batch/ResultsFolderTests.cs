using LesionMetrics.Batch;
using LesionMetrics.Reporting;
using LesionMetrics.Review;
using LesionMetrics.Segmentation;
using LesionMetrics.Tests.Reporting;

namespace LesionMetrics.Tests.Batch;

public sealed class ResultsFolderTests
{
    [Fact]
    public void TwoRunsCannotWriteIntoOneFolder()
    {
        using TemporaryFolder folder = new();
        using (ResultsFolder.Open(folder.Path, Study("S001"), resume: false))
        {
            Assert.Throws<StudyException>(() => ResultsFolder.Open(folder.Path, Study("S001"), resume: true));
        }

        ResultsFolder.Open(folder.Path, Study("S001"), resume: true).Dispose();
        Assert.DoesNotContain(Directory.EnumerateFiles(folder.Path), path => path.EndsWith(".lock", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void AValidationIsNotWrittenOver(bool resume)
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder.At("run.json"), "{\"command\": \"validate\"}");
        Assert.Throws<StudyException>(() => ResultsFolder.Open(folder.Path, Study("S001"), resume));
        Assert.Equal(["run.json"], Directory.EnumerateFiles(folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public void AResumedRunDoesNotMixTwoStudies()
    {
        using TemporaryFolder folder = new();
        ResultsFolder.Open(folder.Path, Study("S001"), resume: false).Dispose();
        Assert.Throws<StudyException>(() => ResultsFolder.Open(folder.Path, Study("X9"), resume: true));
    }

    [Fact]
    public void ASubjectWhoWithdrewLeavesNoEvidence()
    {
        using TemporaryFolder folder = new();
        using (ResultsFolder results = ResultsFolder.Open(folder.Path, Study("S001", "S002"), resume: false))
        {
            results.Evidence.WriteSeries(SampleRows.Outcome("S001"), "key");
            results.Evidence.WriteSeries(SampleRows.Outcome("S002"), "key");
        }

        ResultsFolder.Open(folder.Path, Study("S002"), resume: true).Dispose();
        Assert.False(Directory.Exists(folder.At("evidence", "S001", "chin")));
        Assert.True(Directory.Exists(folder.At("evidence", "S002", "chin")));
    }

    /// <summary>Evidence can be made again, a person's hours cannot, and a name that was mistyped for one run is no withdrawal.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void NoRunRemovesWhatAPersonReviewedNorWhatTheLogSaysOfIt(bool resume)
    {
        using TemporaryFolder folder = new();
        using (ResultsFolder results = ResultsFolder.Open(folder.Path, Study("S001", "S002"), resume: false))
        {
            results.Evidence.WriteSeries(SampleRows.Outcome("S001"), "key");
            Review(folder, "AB", results);
            Review(folder, "CD", results);
        }

        // As a kill in the middle of writing leaves it.
        File.AppendAllText(folder.At(AuditLog.FileName), "{\"sequence\":9,");

        using (ResultsFolder results = ResultsFolder.Open(folder.Path, Study("S002"), resume))
        {
            Assert.False(Directory.Exists(folder.At("evidence", "S001", "chin")));
            Assert.True(results.Audit.IsLogged(new ReviewStore(folder.Path).Find("S001", "chin", "baseline", LesionKind.Plaque)!));
            results.Audit.Append("run");
        }

        Assert.Equal(["AB", "CD"], AuditLog.Read(folder.Path, out _).Where(entry => entry.Event == "review").Select(entry => entry.Facts["reviewer"]));
    }

    private static void Review(TemporaryFolder folder, string reviewer, ResultsFolder results) => new ReviewStore(folder.Path).Write(
        "S001", "chin", "baseline", LesionKind.Plaque, SampleRows.Rectangle(8, 6, 1, 1, 4, 4), new string('a', 64), MaskOrigin.Accepted, reviewer, results.Audit.AppendReview);

    [Fact]
    public void AFolderWithoutResultsIsRefusedByName()
    {
        using TemporaryFolder folder = new();
        StudyException e = Assert.Throws<StudyException>(() => ResultsFolder.OpenExisting(folder.Path));
        Assert.Contains(Path.GetFileName(folder.Path), e.Message);
        Assert.DoesNotContain(folder.Path, e.Message);
    }

    private static StudyRecord Study(params string[] subjects) => new("setup", null, [.. subjects.Select(subject => new StudySeries(subject, "chin", ["baseline"]))]);
}
