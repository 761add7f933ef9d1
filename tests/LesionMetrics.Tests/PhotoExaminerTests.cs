using LesionMetrics.Measurement;
using LesionMetrics.Segmentation;
using LesionMetrics.Study;

namespace LesionMetrics.Tests;

public sealed class PhotoExaminerTests
{
    [Theory]
    [InlineData(0, 0, OutcomeStatus.Review)]
    [InlineData(1, 0, OutcomeStatus.Ok)]
    [InlineData(0, 1, OutcomeStatus.Ok)]
    public void ABaselineWithoutAnyLesionAsksForALook(long depigmented, long plaque, OutcomeStatus expected)
    {
        Verdict verdict = PhotoExaminer.JudgeLesions([Lesion(LesionKind.Depigmented, depigmented), Lesion(LesionKind.Plaque, plaque)]);

        Assert.Equal(expected, verdict.Status);
        Assert.Equal(expected == OutcomeStatus.Review, verdict.Reason.Contains("no lesion found", StringComparison.Ordinal));
    }

    [Fact]
    public void OnlyKindsThatWereAskedForCount() => Assert.Equal(OutcomeStatus.Review, PhotoExaminer.JudgeLesions([Lesion(LesionKind.Depigmented, 0)]).Status);

    [Theory]
    [InlineData(null, "")]
    [InlineData("photos/S2/baseline/chin.jpg", "is the same file as photos/S2/baseline/chin.jpg, of another subject or view")]
    [InlineData("photos/S1/baseline/chin.jpg", "is given for another subject, visit or view, too")]
    public void AFileOfAnotherSubjectAsksForALook(string? repeated, string reason)
    {
        PhotoEntry entry = new("S1", "baseline", 0, "chin", "photos/S1/baseline/chin.jpg", "none") { RepeatOf = repeated };

        Verdict verdict = PhotoExaminer.JudgeRepeat(entry);

        Assert.Equal(repeated is null ? OutcomeStatus.Ok : OutcomeStatus.Review, verdict.Status);
        Assert.StartsWith(reason, verdict.Reason, StringComparison.Ordinal);
        Assert.Equal(repeated is null, verdict.Reason.Length == 0);
    }

    /// <summary>That it is the wrong photo may be why it could not be measured.</summary>
    [Fact]
    public void APhotoThatFailsIsToldToBeAnotherSubjectsToo()
    {
        PhotoEntry entry = new("S1", "baseline", 0, "chin", "photos/S1/baseline/chin.jpg", "/no/such/file.jpg") { RepeatOf = "photos/S2/baseline/chin.jpg" };

        Verdict verdict = PhotoExaminer.Segment(entry, new PipelineOptions(), TissueModel.Load()).Verdict;

        Assert.Equal(OutcomeStatus.Failed, verdict.Status);
        Assert.Contains("is the same file as photos/S2/baseline/chin.jpg", verdict.Reason, StringComparison.Ordinal);
    }

    private static LesionMeasurement Lesion(LesionKind kind, long areaPixels) => new(kind, areaPixels, areaPixels, areaPixels > 0 ? 1 : 0, null);
}
