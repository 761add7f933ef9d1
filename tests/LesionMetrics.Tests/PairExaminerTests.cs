using LesionMetrics.Measurement;
using LesionMetrics.Segmentation;

namespace LesionMetrics.Tests;

public sealed class PairExaminerTests
{
    [Theory]
    [InlineData(0, 0, "")]
    [InlineData(100, 0, "")]
    [InlineData(100, 500, "")]
    [InlineData(100, 31487, "the plaque at follow-up has 315 times the area at baseline: look whether most of it was missed there")]
    [InlineData(0, 1, "a plaque at follow-up where none was found at baseline: look whether it is new or was missed")]
    public void ALesionOutOfNextToNothingAsksForALook(double before, double after, string reason)
    {
        Verdict verdict = PairExaminer.JudgeGrowth(LesionKind.Plaque, new AreaChange(before, after, 0, 0));

        Assert.Equal(reason, verdict.Reason);
        Assert.Equal(reason.Length > 0 ? OutcomeStatus.Review : OutcomeStatus.Ok, verdict.Status);
    }

    [Theory]
    [InlineData(0.89, OutcomeStatus.Ok)]
    [InlineData(0.96, OutcomeStatus.Review)]
    [InlineData(double.NaN, OutcomeStatus.Ok)]
    public void AFollowupAsLikeTheBaselineAsACopyAsksForALook(double likeness, OutcomeStatus expected) =>
        Assert.Equal(expected, PairExaminer.JudgeLikeness(likeness).Status);
}
