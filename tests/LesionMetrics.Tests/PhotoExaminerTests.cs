using LesionMetrics.Measurement;
using LesionMetrics.Segmentation;

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

    private static LesionMeasurement Lesion(LesionKind kind, long areaPixels) => new(kind, areaPixels, areaPixels, areaPixels > 0 ? 1 : 0, null);
}
