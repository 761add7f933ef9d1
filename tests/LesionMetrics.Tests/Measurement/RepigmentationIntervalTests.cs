using LesionMetrics.Measurement;

namespace LesionMetrics.Tests.Measurement;

public sealed class RepigmentationIntervalTests
{
    private static readonly PlausibleAreas Sharp = new(980, 1000, 1020);

    [Fact]
    public void WithoutALesionAtBaselineThereIsNone() => Assert.Null(RepigmentationInterval.Of(new PlausibleAreas(0, 0, 0), Sharp, 1, 0));

    [Fact]
    public void ItHoldsTheMeasuredChangeAndNoMoreThanAll()
    {
        foreach (double left in (double[])[0.001, 0.2, 0.5, 1, 3])
        {
            RepigmentationInterval interval = RepigmentationInterval.Of(Sharp, new PlausibleAreas(970 * left, 1000 * left, 1040 * left), 1, 1000)!;

            Assert.InRange(100 * (1 - left), interval.LowPercent, interval.HighPercent);
            Assert.True(interval.HighPercent <= 100);
        }
    }

    [Fact]
    public void TheSameSharpLesionTwiceIsZeroWithinThreePoints()
    {
        RepigmentationInterval interval = RepigmentationInterval.Of(new PlausibleAreas(99_800, 100_000, 100_200), new PlausibleAreas(99_800, 100_000, 100_200), 0, 100_000)!;

        Assert.Equal(1.96 * Math.Sqrt(2) * 0.01, Math.Log(1 - (interval.LowPercent / 100)), 1e-12);
        Assert.InRange(interval.HighPercent, 0, 3);
    }

    [Fact]
    public void RegistrationErrorWidensSmallLesionsMost()
    {
        RepigmentationInterval large = RepigmentationInterval.Of(Sharp, Sharp, 5, 100_000)!;
        RepigmentationInterval small = RepigmentationInterval.Of(Sharp, Sharp, 5, 1_000)!;

        Assert.True(small.LowPercent < large.LowPercent);
    }

    [Fact]
    public void BordersInDoubtWidenItByMoreThanTheirOwnSpread()
    {
        PlausibleAreas clear = new(901, 1000, 1100);
        PlausibleAreas doubtful = new(899, 1000, 1101);

        Assert.False(clear.AreWide);
        Assert.True(doubtful.AreWide);
        RepigmentationInterval narrow = RepigmentationInterval.Of(Sharp, clear, 0, 1000)!;
        RepigmentationInterval wide = RepigmentationInterval.Of(Sharp, doubtful, 0, 1000)!;
        Assert.True(wide.HighPercent > 2 * narrow.HighPercent);
    }

    [Fact]
    public void WhatWasSeenUncertainlyMayHaveBeenOverlooked()
    {
        PlausibleAreas uncertain = new(500, 1000, 1500);
        RepigmentationInterval gone = RepigmentationInterval.Of(uncertain, new PlausibleAreas(0, 0, 0), 0, 1000)!;
        RepigmentationInterval nearly = RepigmentationInterval.Of(uncertain, new PlausibleAreas(9, 10, 11), 0, 1000)!;

        Assert.InRange(gone.LowPercent, 0, 50);
        Assert.Equal(gone.LowPercent, nearly.LowPercent, 1e-9);
    }

    [Fact]
    public void NothingLeftIsBoundedByWhatMayHaveBeenOverlooked()
    {
        RepigmentationInterval interval = RepigmentationInterval.Of(Sharp, new PlausibleAreas(0, 0, 80), 0, 1000)!;

        Assert.Equal(92, interval.LowPercent, 1e-9);
        Assert.Equal(100, interval.HighPercent);
    }
}
