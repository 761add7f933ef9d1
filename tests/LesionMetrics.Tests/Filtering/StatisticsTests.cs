using LesionMetrics.Filtering;
using LesionMetrics.Imaging;
using LesionMetrics.Tests.Kernels;

namespace LesionMetrics.Tests.Filtering;

public class StatisticsTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(37, 41)]
    [InlineData(300, 260)]
    public void QuantilesAreThoseOfTheSortedSamples(int width, int height)
    {
        Noise noise = new(41);
        Plane plane = noise.Plane(width, height, -3, 2);
        Mask mask = noise.Mask(width, height, 0.7);
        mask.WritablePixels[0] = Mask.In;
        if (width > 20)
        {
            plane.WritableSamples[5] = float.NaN;
            plane.WritableSamples[6] = float.NegativeInfinity;
            plane.WritableSamples[7] = float.PositiveInfinity;
            mask.WritableRow(0)[5..8].Fill(Mask.In);
        }

        double[] sorted = [.. Enumerable.Range(0, plane.Samples.Length)
            .Where(i => mask.Pixels[i] != 0 && !float.IsNaN(plane.Samples[i])).Select(i => (double)plane.Samples[i]).Order()];
        double[] probabilities = [0, 0.01, 0.25, 0.5, 0.77, 1];
        double[] expected = [.. probabilities.Select(p =>
        {
            double at = p * (sorted.Length - 1);
            double rest = at - Math.Floor(at);
            return rest == 0 ? sorted[(int)at] : sorted[(int)at] + (rest * (sorted[(int)at + 1] - sorted[(int)at]));
        })];
        double[] actual = Quantiles.Of(plane, mask, probabilities);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], actual[i]);
        }

        Assert.Equal(expected[3], Quantiles.Median(plane, mask));
        double[] deviations = [.. sorted.Select(v => Math.Abs(v - expected[3])).Order()];
        double mad = deviations.Length % 2 == 1
            ? deviations[deviations.Length / 2]
            : (deviations[(deviations.Length / 2) - 1] + deviations[deviations.Length / 2]) / 2;
        Assert.Equal(mad, Quantiles.MedianAbsoluteDeviation(plane, mask), 1e-6);
    }

    [Fact]
    public void NothingUnderTheMaskGivesNaN()
    {
        Plane plane = new(4, 4);
        Mask none = new(4, 4);
        Assert.Equal([double.NaN, double.NaN], Quantiles.Of(plane, none, [0.1, 0.9]));
        Assert.True(double.IsNaN(Quantiles.Median(plane, none)));
        Assert.True(double.IsNaN(Quantiles.MedianAbsoluteDeviation(plane, none)));
        Assert.True(double.IsNaN(MaskedStatistics.Mean(plane, none)));
        Assert.True(double.IsNaN(MaskedStatistics.StandardDeviation(plane, none)));
        Assert.Equal(0, MaskedStatistics.Sum(plane, none));
        plane.WritableSamples.Fill(float.NaN);
        Assert.True(double.IsNaN(Quantiles.Median(plane, Mask.Full(plane.Size))));
        Assert.True(double.IsNaN(MaskedStatistics.Mean(plane, Mask.Full(plane.Size))));
        Assert.Throws<ArgumentOutOfRangeException>(() => Quantiles.Of(plane, none, [1.5]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Quantiles.Of(plane, none, [double.NaN]));
    }

    [Fact]
    public void MomentsAreThoseOfTheSamplesUnderTheMask()
    {
        Noise noise = new(42);
        Plane plane = noise.Plane(123, 77, 100, 101);
        Mask mask = noise.Mask(123, 77, 0.4);
        plane.WritableSamples[20] = float.NaN;
        mask.WritablePixels[20] = Mask.In;
        double[] values = [.. Enumerable.Range(0, plane.Samples.Length)
            .Where(i => mask.Pixels[i] != 0 && i != 20).Select(i => (double)plane.Samples[i])];
        double mean = values.Average();
        Assert.Equal(values.Length, MaskedStatistics.Count(plane, mask));
        Assert.Equal(values.Sum(), MaskedStatistics.Sum(plane, mask), 1e-6);
        Assert.Equal(mean, MaskedStatistics.Mean(plane, mask), 1e-10);
        double deviation = Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1));
        Assert.Equal(deviation, MaskedStatistics.StandardDeviation(plane, mask), 1e-10);
    }

    [Fact]
    public void HistogramCountsEachSampleOnce()
    {
        Plane plane = new(8, 1);
        float[] samples = [-5, 0, 0.1f, 0.25f, 0.999f, 1, 7, float.NaN];
        samples.CopyTo(plane.WritableSamples);
        Histogram histogram = Histogram.Of(plane, null, 0, 1, 4);
        Assert.Equal([3, 1, 0, 3], histogram.Counts.ToArray());
        Assert.Equal(7, histogram.Total);
        Assert.Equal(0.375, histogram.Center(1), 1e-12);
        Mask mask = new(8, 1);
        mask.WritablePixels[3..5].Fill(Mask.In);
        Assert.Equal([0, 1, 0, 1], Histogram.Of(plane, mask, 0, 1, 4).Counts.ToArray());
        Assert.Throws<ArgumentOutOfRangeException>(() => Histogram.Of(plane, null, 1, 1, 4));
    }

    [Fact]
    public void OtsuPartsTwoModesInTheMiddleOfTheirGap()
    {
        Noise noise = new(43);
        Plane plane = new(200, 100);
        for (int i = 0; i < plane.Samples.Length; i++)
        {
            plane.WritableSamples[i] = (float)((i % 3 == 0 ? 0.2 : 0.8) + ((noise.NextUnit() - 0.5) * 0.1));
        }

        Assert.Equal(0.5, Otsu.Threshold(Histogram.Of(plane, null, 0, 1, 256)), 0.005);
        Plane flat = new(3, 3);
        Assert.True(double.IsNaN(Otsu.Threshold(Histogram.Of(flat, null, 0, 1, 256))));
    }
}
