using LesionMetrics.Filtering;
using LesionMetrics.Imaging;
using LesionMetrics.Phantoms;
using LesionMetrics.Segmentation;

namespace LesionMetrics.Tests.Segmentation;

public sealed class TwoLevelsTests
{
    private static readonly ImageSize Size = new(200, 150);

    [Fact]
    public void TwoColorsAreParted()
    {
        Plane plane = Drawn((i, random) => (i % 3 == 0 ? 0.4 : 0.1) + (0.02 * random.Normal()));
        TwoLevels levels = TwoLevels.Of(plane, Mask.Full(Size));
        Plane side = levels.Side(plane);

        Assert.InRange(levels.Threshold, 0.18, 0.32);
        Assert.InRange(levels.Within, 0.018, 0.022);
        Assert.InRange(levels.Separability, 0.97, 1);
        Assert.All(Enumerable.Range(0, Size.Width * Size.Height), i => Assert.Equal(i % 3 == 0, side.Samples[i] > 0));
    }

    // 2 / pi for the whole distribution; its tails do not count in full.
    [Fact]
    public void OneNormalDistributionHasTheSeparabilityOfItsHalves() =>
        Assert.InRange(TwoLevels.Of(Drawn((_, random) => random.Normal()), Mask.Full(Size)).Separability, 0.60, 0.68);

    [Fact]
    public void AnEvenDistributionHasThreeQuarters() =>
        Assert.Equal(0.75, TwoLevels.Of(Drawn((_, random) => random.Uniform()), Mask.Full(Size)).Separability, 0.01);

    [Fact]
    public void GainAndOffsetMoveNoSide()
    {
        Plane plane = Drawn((i, random) => (i % 2 == 0 ? 1 : 0) + (0.3 * random.Normal()));
        Plane other = PlaneArithmetic.Scale(plane, 2.8, 2.5f);
        Plane expected = TwoLevels.Of(plane, Mask.Full(Size)).Side(plane);
        Plane actual = TwoLevels.Of(other, Mask.Full(Size)).Side(other);

        Assert.All(Enumerable.Range(0, Size.Width * Size.Height), i => Assert.Equal(expected.Samples[i], actual.Samples[i], 0.05f));
    }

    [Fact]
    public void WhatLiesOutsideDoesNotCount()
    {
        Plane plane = Drawn((i, _) => i % 2 == 0 ? 9 : i % 3 == 0 ? 0.4 : 0.1);
        Mask among = new(Size);
        for (int i = 1; i < Size.PixelCount; i += 2)
        {
            among.WritablePixels[i] = Mask.In;
        }

        Assert.InRange(TwoLevels.Of(plane, among).Threshold, 0.1, 0.4);
    }

    [Fact]
    public void OneColorAndNoneHaveNoSides()
    {
        Plane even = Drawn((_, _) => 0.3);

        Assert.Equal(0, TwoLevels.Of(even, Mask.Full(Size)).Separability);
        Assert.All(TwoLevels.Of(even, Mask.Full(Size)).Side(even).Samples.ToArray(), sample => Assert.Equal(0, sample));
        Assert.Equal(0, TwoLevels.Of(even, new Mask(Size)).Separability);
    }

    private static Plane Drawn(Func<int, RandomStream, double> sample)
    {
        RandomStream random = new(5);
        Plane plane = new(Size);
        for (int i = 0; i < Size.PixelCount; i++)
        {
            plane.WritableSamples[i] = (float)sample(i, random);
        }

        return plane;
    }
}
