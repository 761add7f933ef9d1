using LesionMetrics.Study;

namespace LesionMetrics.Tests.Study;

public sealed class NaturalOrderTests
{
    [Theory]
    [InlineData("S2", "S10")]
    [InlineData("S2", "S2a")]
    [InlineData("S", "S1")]
    [InlineData("S9x1", "S10x0")]
    [InlineData("week-4", "week-24")]
    [InlineData("01", "1")]
    [InlineData("S1", "S1 ")]
    [InlineData("S99999999999999999999998", "S99999999999999999999999")]
    [InlineData("A10", "a2")]
    [InlineData(null, "")]
    public void The_first_comes_before_the_second(string? first, string? second)
    {
        Assert.True(NaturalOrder.Instance.Compare(first, second) < 0);
        Assert.True(NaturalOrder.Instance.Compare(second, first) > 0);
    }

    [Fact]
    public void A_name_equals_itself_and_no_other_spelling()
    {
        Assert.Equal(0, NaturalOrder.Instance.Compare("S010", "S010"));
        Assert.NotEqual(0, NaturalOrder.Instance.Compare("S010", "S10"));
    }
}
