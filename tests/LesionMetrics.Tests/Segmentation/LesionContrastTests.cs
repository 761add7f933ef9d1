using LesionMetrics.Filtering;
using LesionMetrics.Imaging;
using LesionMetrics.Phantoms;
using LesionMetrics.Segmentation;
using LesionMetrics.Tests.Measurement;

namespace LesionMetrics.Tests.Segmentation;

public sealed class LesionContrastTests
{
    private static readonly ImageSize Size = new(300, 220);
    private static readonly Mask Patch = Shapes.Disc(Size, 150, 110, 40);
    private static readonly Mask None = new(Size);
    private static readonly Mask Skin = Mask.Full(Size);

    /// <summary>Skin with noise alike in all channels, and ten times less of its own in each, on which a patch differs by (<paramref name="r"/>, <paramref name="g"/>, <paramref name="b"/>).</summary>
    private static LogImage Residual(double r, double g, double b, Mask? patch = null)
    {
        RandomStream random = new(5);
        LogImage image = new(new Plane(Size), new Plane(Size), new Plane(Size));
        for (int i = 0; i < Size.PixelCount; i++)
        {
            double shade = 0.03 * random.Normal();
            double lost = (patch ?? Patch).Pixels[i] != Mask.Out ? 1 : 0;
            image.Red.WritableSamples[i] = (float)(shade + (r * lost) + (0.003 * random.Normal()));
            image.Green.WritableSamples[i] = (float)(shade + (g * lost) + (0.003 * random.Normal()));
            image.Blue.WritableSamples[i] = (float)(shade + (b * lost) + (0.003 * random.Normal()));
        }

        return image;
    }

    [Theory]
    [InlineData(0.045, 0.07, 0.1)]
    [InlineData(0, 0.05, 0.12)]
    [InlineData(-0.02, 0.03, 0.02)]
    public void ThePatchHasOneAndTheSkinBesideNone(double r, double g, double b)
    {
        Plane contrast = LesionContrast.Of(Residual(r, g, b), Patch, None, Skin)!;

        Assert.Equal(1, Quantiles.Median(contrast, Patch), 0.02);
        Assert.Equal(0, Quantiles.Median(contrast, MaskOperations.Not(Patch)), 0.02);
        Assert.InRange(Spread(contrast, Patch), 0, 0.2);
    }

    [Fact]
    public void APatchThatTheMelaninAxisHardlyShowsIsDrawnAtItsBorder()
    {
        LogImage residual = Residual(0.06, 0.12, 0.064);
        (double[] weights, _) = ResidualStatistics.Of(residual, MaskOperations.Not(Patch)).MatchedFilter(ChromophoreAxes.Melanin);
        Assert.InRange((weights[0] * 0.06) + (weights[1] * 0.12) + (weights[2] * 0.064), -0.01, 0.01);

        Plane contrast = LesionContrast.Of(residual, Shapes.Disc(Size, 150, 110, 43), Patch, Skin)!;
        Mask drawn = new HalfContrastBorder(contrast, Skin).Move(Shapes.Disc(Size, 150, 110, 43), HalfContrastBorder.LikelyShare)[0];

        Assert.True(MaskOperations.Dice(drawn, Patch) > 0.99);
    }

    [Fact]
    public void ExposureAndWhiteBalanceChangeNothing()
    {
        LogImage residual = Residual(0.045, 0.07, 0.1);
        LogImage moved = new(PlaneArithmetic.Scale(residual.Red, -0.2f, 1), PlaneArithmetic.Scale(residual.Green, -0.1f, 1), PlaneArithmetic.Scale(residual.Blue, 0.15f, 1));

        Plane plain = LesionContrast.Of(residual, Patch, None, Skin)!;
        Plane other = LesionContrast.Of(moved, Patch, None, Skin)!;

        Assert.All(Enumerable.Range(0, plain.Samples.Length), i => Assert.Equal(plain.Samples[i], other.Samples[i], 0.01f));
    }

    [Fact]
    public void WhatIsSureSaysHowABodyLooks()
    {
        Mask rim = MaskOperations.AndNot(Shapes.Disc(Size, 150, 110, 70), Patch);
        LogImage residual = Residual(0.045, 0.07, 0.1);
        LogImage red = new(residual.Red, residual.Green.Copy(), residual.Blue);
        for (int i = 0; i < Size.PixelCount; i++)
        {
            red.Green.WritableSamples[i] -= rim.Pixels[i] != Mask.Out ? 0.1f : 0;
        }

        Plane contrast = LesionContrast.Of(red, MaskOperations.Or(Patch, rim), Patch, Skin)!;

        Assert.Equal(1, Quantiles.Median(contrast, Patch), 0.02);
    }

    /// <summary>Gloss or clipping on the patch alone must not carry its border: its noise counts as that of the skin does.</summary>
    [Fact]
    public void AChannelThatIsNoisyOnThePatchAloneHasLittleSay()
    {
        LogImage residual = Residual(0.05, 0.07, 0.1);
        RandomStream random = new(6);
        for (int i = 0; i < Size.PixelCount; i++)
        {
            residual.Red.WritableSamples[i] += Patch.Pixels[i] != Mask.Out ? (float)(0.1 * random.Normal()) : 0;
        }

        Assert.InRange(Spread(LesionContrast.Of(residual, Patch, None, Skin)!, Patch), 0, 0.4);
    }

    [Fact]
    public void WhereTooLittleIsSureAllOfItCounts()
    {
        Plane all = LesionContrast.Of(Residual(0.045, 0.07, 0.1), Patch, None, Skin)!;
        Plane speck = LesionContrast.Of(Residual(0.045, 0.07, 0.1), Patch, Shapes.Disc(Size, 150, 110, 5), Skin)!;

        Assert.Equal(all.Samples.ToArray(), speck.Samples.ToArray());
    }

    [Fact]
    public void TooFewPixelsOnEitherSideSayNothing()
    {
        LogImage residual = Residual(0.045, 0.07, 0.1);

        Assert.Null(LesionContrast.Of(residual, Shapes.Disc(Size, 150, 110, 9), None, Skin));
        Assert.Null(LesionContrast.Of(residual, Patch, None, Patch));
        Assert.Null(LesionContrast.Of(residual, Skin, None, Skin));
    }

    [Fact]
    public void NoDifferenceSaysNothing()
    {
        Plane flat = new(Size);

        Assert.Null(LesionContrast.Of(new LogImage(flat, flat, flat), Patch, None, Skin));
    }

    private static double Spread(Plane plane, Mask mask)
    {
        double[] quartiles = Quantiles.Of(plane, mask, [0.25, 0.75]);
        return quartiles[1] - quartiles[0];
    }
}
