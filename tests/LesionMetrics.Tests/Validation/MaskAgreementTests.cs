using LesionMetrics.Imaging;
using LesionMetrics.Validation;

namespace LesionMetrics.Tests.Validation;

public sealed class MaskAgreementTests
{
    [Fact]
    public void OverlapAndDistanceAreThoseOfNaiveLoops()
    {
        for (int seed = 0; seed < 40; seed++)
        {
            Mask reference = Blobs(seed * 2);
            Mask measured = Blobs((seed * 2) + 1);
            MaskAgreement agreement = MaskAgreement.Of(reference, measured);
            (long first, long second, long both) = NaiveScores.Count(reference, measured);
            Assert.Equal((first, second, both), (agreement.ReferencePixels, agreement.MeasuredPixels, agreement.CommonPixels));
            Assert.Equal(2.0 * both / (first + second), agreement.Dice!.Value, 12);
            Assert.Equal((double)both / (first + second - both), agreement.Jaccard!.Value, 12);
            Assert.Equal(NaiveScores.Hausdorff95(reference, measured)!.Value, agreement.Hausdorff95Pixels!.Value, 4);
            Assert.Equal((second - both, first - both), (agreement.FalsePixels, agreement.MissedPixels));
        }
    }

    [Fact]
    public void AShiftedSquareIsAsFarAsItWasShifted()
    {
        double? distance = SurfaceDistance.Hausdorff95(Square(10, 10, 20), Square(17, 10, 20));
        Assert.Equal(7, distance!.Value, 6);
        Assert.Equal(0, SurfaceDistance.Hausdorff95(Square(0, 0, 60), Square(0, 0, 60)));
    }

    [Fact]
    public void AnEmptyReferenceIsNoPerfectScore()
    {
        Mask empty = new(60, 60);
        Assert.Equal((null, null, null), Scores(MaskAgreement.Of(empty, empty)));
        Assert.Equal((null, null, null), Scores(MaskAgreement.Of(empty, Square(5, 5, 4))));
        Assert.Equal(16, MaskAgreement.Of(empty, Square(5, 5, 4)).FalsePixels);
        Assert.Equal((0.0, 0.0, null), Scores(MaskAgreement.Of(Square(5, 5, 4), empty)));

        static (double?, double?, double?) Scores(MaskAgreement agreement) => (agreement.Dice, agreement.Jaccard, agreement.Hausdorff95Pixels);
    }

    [Theory]
    [InlineData(55.1, ToneGroup.I)]
    [InlineData(55.0, ToneGroup.II)]
    [InlineData(41.0, ToneGroup.III)]
    [InlineData(28.0, ToneGroup.IV)]
    [InlineData(10.0, ToneGroup.V)]
    [InlineData(-30.0, ToneGroup.VI)]
    public void ToneGroupsMeetAtThePublishedAngles(double angle, ToneGroup expected)
    {
        Assert.Equal(expected, ToneGroups.Of(angle));
        Assert.True(ToneGroups.Holds(expected <= ToneGroup.IV ? "I-IV" : "V-VI", expected));
        Assert.False(ToneGroups.Holds(expected <= ToneGroup.IV ? "V-VI" : "I-IV", expected));
        Assert.Equal([expected.ToString()], Enum.GetNames<ToneGroup>().Where(name => ToneGroups.Holds(name, expected)));
    }

    [Fact]
    public void AnUnknownToneBelongsToAllAlone()
    {
        Assert.Null(ToneGroups.Of(null));
        Assert.Null(ToneGroups.Of(double.NaN));
        Assert.Equal([ToneGroups.All], ToneGroups.Names.Where(name => ToneGroups.Holds(name, null)));
    }

    private static Mask Square(int left, int top, int side)
    {
        Mask mask = new(60, 60);
        for (int y = top; y < top + side; y++)
        {
            mask.WritableRow(y).Slice(left, side).Fill(Mask.In);
        }

        return mask;
    }

    private static Mask Blobs(int seed)
    {
        Mask mask = new(37, 29);
        uint state = (uint)seed + 1;
        for (int blob = 0; blob < 3; blob++)
        {
            int x = Next(37);
            int y = Next(29);
            int radius = 2 + Next(7);
            for (int v = 0; v < 29; v++)
            {
                for (int u = 0; u < 37; u++)
                {
                    if (((u - x) * (u - x)) + ((v - y) * (v - y)) <= radius * radius)
                    {
                        mask.WritableRow(v)[u] = Mask.In;
                    }
                }
            }
        }

        return mask;

        int Next(int count)
        {
            state = (state * 1664525) + 1013904223;
            return (int)((state >> 8) % (uint)count);
        }
    }
}
