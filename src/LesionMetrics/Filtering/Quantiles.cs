using System.Runtime.InteropServices;
using LesionMetrics.Imaging;

namespace LesionMetrics.Filtering;

/// <summary>Exact quantiles of the samples under a mask. NaN samples are left out; nothing left gives NaN.</summary>
public static class Quantiles
{
    /// <summary>Width between the quartiles of a normal distribution, in standard deviations.</summary>
    public const double NormalQuartileWidth = 1.349;

    /// <summary>
    /// The quantiles at <paramref name="probabilities"/>: order statistics with linear interpolation between neighbors (type 7 of Hyndman and Fan
    /// 1996, doi 10.2307/2684934).
    /// </summary>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A probability is not in [0, 1].</exception>
    public static double[] Of(Plane plane, Mask mask, ReadOnlySpan<double> probabilities)
    {
        (float[] gathered, int count) = Gather(plane, mask);
        OrderStatistics values = new(gathered, count);
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
        (float[] values, int count) = Gather(plane, mask);
        float median = (float)Interpolate(new OrderStatistics(values, count), 0.5);
        for (int i = 0; i < count; i++)
        {
            values[i] = Math.Abs(values[i] - median);
        }

        return Interpolate(new OrderStatistics(values, count), 0.5);
    }

    /// <summary>The samples under the mask but NaN, at the start of an array that may be longer.</summary>
    private static (float[] Values, int Count) Gather(Plane plane, Mask mask)
    {
        SameSize.Check(plane.Size, mask.Size);
        float[] values = PlaneMemory.Uninitialized<float>((int)mask.CountIn() + 1);
        ReadOnlySpan<byte> pixels = mask.Pixels;
        ReadOnlySpan<float> samples = plane.Samples;
        int count = 0;
        int i = 0;
        for (; i <= pixels.Length - 8; i += 8)
        {
            if (MemoryMarshal.Read<ulong>(pixels[i..]) == 0)
            {
                continue;
            }

            for (int k = i; k < i + 8; k++)
            {
                // Every sample is written, and written over where it does not count: cheaper than a branch that cannot be foretold.
                values[count] = samples[k];
                count += pixels[k] & (float.IsNaN(samples[k]) ? 0 : 1);
            }
        }

        for (; i < pixels.Length; i++)
        {
            values[count] = samples[i];
            count += pixels[i] & (float.IsNaN(samples[i]) ? 0 : 1);
        }

        return (values, count);
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
