using LesionMetrics.Validation;

namespace LesionMetrics.Tests.Validation;

public sealed class ReferenceDistributionTests
{
    // Whole degrees of freedom from printed tables, broken ones from an independent implementation.
    [Theory]
    [InlineData(0.975, 5, 15, 3.5764)]
    [InlineData(0.95, 1, 10, 4.9646)]
    [InlineData(0.975, 1, 1, 647.7890)]
    [InlineData(0.025, 5, 2, 0.1186)]
    [InlineData(0.975, 0.4, 3.3, 17.7848)]
    public void FQuantilesAreThoseOfTheTables(double probability, double numerator, double denominator, double expected) =>
        Assert.Equal(expected, ReferenceDistribution.FQuantile(probability, numerator, denominator), 4);

    [Theory]
    [InlineData(1, 12.706)]
    [InlineData(16, 2.120)]
    [InlineData(100000, 1.960)]
    public void StudentBoundsAreThoseOfTheTables(double freedom, double expected) =>
        Assert.Equal(expected, ReferenceDistribution.StudentBound(0.95, freedom), 3);

    [Fact]
    public void ExtremeDegreesOfFreedomStayFinite()
    {
        foreach (double small in new[] { 0.02, 0.1, 1, 30, 1e6 })
        {
            double upper = ReferenceDistribution.FQuantile(0.975, 3, small);
            double lower = ReferenceDistribution.FQuantile(0.025, small, 3);
            Assert.InRange(upper, 1, double.MaxValue);
            Assert.Equal(1, upper * lower, 6);
        }
    }

    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(1, 1, 1)]
    [InlineData(0.5, 0, 1)]
    [InlineData(0.5, 1, -1)]
    public void ArgumentsOutOfRangeAreRefused(double probability, double numerator, double denominator) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ReferenceDistribution.FQuantile(probability, numerator, denominator));
}
