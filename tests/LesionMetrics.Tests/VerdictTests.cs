namespace LesionMetrics.Tests;

public sealed class VerdictTests
{
    private static readonly Verdict Review = new(OutcomeStatus.Review, "out of focus");
    private static readonly Verdict Failed = new(OutcomeStatus.Failed, "truncated");

    [Fact]
    public void TheWorseStatusStandsAndEveryReasonIsKept()
    {
        Assert.Equal(new Verdict(OutcomeStatus.Failed, "out of focus; truncated"), Review.And(Failed));
        Assert.Equal(new Verdict(OutcomeStatus.Failed, "truncated; out of focus"), Failed.And(Review));
    }

    [Fact]
    public void OkAddsNothing()
    {
        Assert.Equal(Review, Verdict.Ok.And(Review));
        Assert.Equal(Review, Review.And(Verdict.Ok));
    }

    [Fact]
    public void TheSameReasonIsSaidOnce() => Assert.Equal(Review, Review.And(Review));
}
