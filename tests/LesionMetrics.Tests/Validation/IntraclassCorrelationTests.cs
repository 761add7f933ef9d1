using LesionMetrics.Validation;

namespace LesionMetrics.Tests.Validation;

public sealed class IntraclassCorrelationTests
{
    // Six targets, four judges: table 2 of doi 10.1037/0033-2909.86.2.420.
    private static readonly double[][] ShroutFleiss =
        [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]];

    [Fact]
    public void ThePublishedTableIsReproduced()
    {
        IntraclassCorrelation correlation = IntraclassCorrelation.Of(ShroutFleiss)!;
        Assert.Equal(0.29, correlation.Value, 2);

        // The interval as other implementations give it for this table.
        Assert.Equal(0.0188, correlation.Interval!.Low, 4);
        Assert.Equal(0.7611, correlation.Interval.High, 4);
    }

    [Fact]
    public void AShiftOfOneRaterLowersAbsoluteAgreement()
    {
        double[] targets = [1, 2, 4, 8, 16];
        double same = Value(value => value);
        double shifted = Value(value => value + 5);
        Assert.Equal(1, same);
        Assert.InRange(shifted, 0.3, 0.9);

        double Value(Func<double, double> measure) => IntraclassCorrelation.Of([.. targets.Select(target => new PairedValue(target, measure(target)))])!.Value;
    }

    [Fact]
    public void NothingIsMadeUpWhereNothingVaries()
    {
        Assert.Null(IntraclassCorrelation.Of([new PairedValue(1, 1), new PairedValue(2, 3)]));
        Assert.Null(IntraclassCorrelation.Of([new PairedValue(2, 2), new PairedValue(2, 2), new PairedValue(2, 2)]));
        Assert.Null(IntraclassCorrelation.Of([new PairedValue(1, 1), new PairedValue(2, 2), new PairedValue(3, 3)])!.Interval);
        Assert.Throws<ArgumentException>(() => IntraclassCorrelation.Of([[1, 2], [1, 2], [1]]));
    }
}
