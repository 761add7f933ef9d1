using LesionMetrics.Imaging;

namespace LesionMetrics.Filtering;

/// <summary>Exact quantiles of the samples under a mask. NaN samples are left out; nothing left gives NaN.</summary>
public static class Quantiles
{
    /// <summary>
    /// The quantiles at <paramref name="probabilities"/>: order statistics with linear interpolation between neighbors (type 7 of Hyndman and Fan
    /// 1996, doi 10.2307/2684934).
    /// </summary>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A probability is not in [0, 1].</exception>
    public static double[] Of(Plane plane, Mask mask, ReadOnlySpan<double> probabilities)
    {
        OrderStatistics values = new(Gather(plane, mask));
        double[] result = new double[probabilities.Length];
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = Interpolate(values, probabilities[i]);
        }

        return result;
    }

    /// <summary>The median: the middle sample, or the mean of the middle two.</summary>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    public static double Median(Plane plane, Mask mask) => Of(plane, mask, [0.5])[0];

    /// <summary>The median of the absolute deviations from the median, unscaled (times 1.4826 it estimates a Gaussian's standard deviation).</summary>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    public static double MedianAbsoluteDeviation(Plane plane, Mask mask)
    {
        float[] values = Gather(plane, mask);
        float median = (float)Interpolate(new OrderStatistics(values), 0.5);
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = Math.Abs(values[i] - median);
        }

        return Interpolate(new OrderStatistics(values), 0.5);
    }

    private static float[] Gather(Plane plane, Mask mask)
    {
        SameSize.Check(plane.Size, mask.Size);
        float[] values = new float[mask.CountIn()];
        ReadOnlySpan<byte> pixels = mask.Pixels;
        ReadOnlySpan<float> samples = plane.Samples;
        int count = 0;
        for (int i = 0; i < pixels.Length; i++)
        {
            if (pixels[i] != Mask.Out && !float.IsNaN(samples[i]))
            {
                values[count++] = samples[i];
            }
        }

        Array.Resize(ref values, count);
        return values;
    }

    private static double Interpolate(OrderStatistics sorted, double probability)
    {
        if (!(probability >= 0 && probability <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "A probability in [0, 1] is needed.");
        }

        if (sorted.Count == 0)
        {
            return double.NaN;
        }

        double position = probability * (sorted.Count - 1);
        int lower = (int)position;
        double fraction = position - lower;
        return fraction == 0 ? sorted[lower] : sorted[lower] + (fraction * ((double)sorted[lower + 1] - sorted[lower]));
    }
}
