using LesionMetrics.Validation;

namespace LesionMetrics.Tests.Validation;

public sealed class BlandAltmanTests
{
    // Peak expiratory flow in l/min, first reading of each meter, table 1 of doi 10.1016/S0140-6736(86)90837-8.
    private static readonly double[] Wright = [494, 395, 516, 434, 476, 557, 413, 442, 650, 433, 417, 656, 267, 478, 178, 423, 427];
    private static readonly double[] Mini = [512, 430, 520, 428, 500, 600, 364, 380, 658, 445, 432, 626, 260, 477, 259, 350, 451];

    [Fact]
    public void ThePublishedExampleIsReproduced()
    {
        BlandAltman agreement = BlandAltman.Of([.. Mini.Zip(Wright, (mini, wright) => new PairedValue(mini, wright))])!;
        Assert.Equal(17, agreement.Count);
        Assert.Equal(-2.1, agreement.Bias, 1);
        Assert.Equal(38.8, agreement.StandardDeviation!.Value, 1);
        Assert.Equal(-22.0, agreement.BiasInterval!.Low, 1);
        Assert.Equal(17.8, agreement.BiasInterval.High, 1);

        // The paper takes 2 standard deviations here; with 1.96 the limits are these, and their intervals as wide as its own, 34.5.
        Assert.Equal(-78.10, agreement.LowerLimit!.Value, 2);
        Assert.Equal(73.86, agreement.UpperLimit!.Value, 2);
        Assert.Equal(-78.10 - 34.52, agreement.LowerLimitInterval!.Low, 2);
        Assert.Equal(-78.10 + 34.52, agreement.LowerLimitInterval.High, 1);
        Assert.Equal(73.86 - 34.52, agreement.UpperLimitInterval!.Low, 2);
        Assert.Equal(73.86 + 34.52, agreement.UpperLimitInterval.High, 2);
    }

    [Fact]
    public void NothingIsMadeUpFromTooFewPairs()
    {
        Assert.Null(BlandAltman.Of([]));
        Assert.Equal(new BlandAltman(1, 3, null, null, null, null, null, null), BlandAltman.Of([new PairedValue(4, 7)]));
    }
}
