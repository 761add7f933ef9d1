using LesionMetrics.Imaging;

namespace LesionMetrics.Filtering;

/// <summary>Counts of samples in bins of one width between two limits.</summary>
public sealed class Histogram
{
    private readonly long[] _counts;

    private Histogram(double low, double high, long[] counts)
    {
        Low = low;
        High = high;
        _counts = counts;
    }

    /// <summary>The lower limit of the first bin.</summary>
    public double Low { get; }

    /// <summary>The upper limit of the last bin.</summary>
    public double High { get; }

    /// <summary>Width of a bin.</summary>
    public double BinWidth => (High - Low) / _counts.Length;

    /// <summary>Samples in each bin.</summary>
    public ReadOnlySpan<long> Counts => _counts;

    /// <summary>Samples in all bins.</summary>
    public long Total
    {
        get
        {
            long total = 0;
            foreach (long count in _counts)
            {
                total += count;
            }

            return total;
        }
    }

    /// <summary>Counts the samples under <paramref name="mask"/>, all where it is null. Samples beyond a limit fall in the outermost bin; NaN samples in none.</summary>
    /// <param name="plane">The samples.</param>
    /// <param name="mask">The pixels to count, of the plane's size.</param>
    /// <param name="low">Lower limit of the first bin.</param>
    /// <param name="high">Upper limit of the last bin, above <paramref name="low"/>.</param>
    /// <param name="bins">Number of bins, at least 1.</param>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The limits are not finite and ascending, or there is no bin.</exception>
    public static Histogram Of(Plane plane, Mask? mask, float low, float high, int bins)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        if (!(low < high) || !float.IsFinite(high - low))
        {
            throw new ArgumentOutOfRangeException(nameof(high), high, "Finite limits, the lower first, are needed.");
        }

        if (mask is not null)
        {
            SameSize.Check(plane.Size, mask.Size);
        }

        long[] counts = new long[bins];
        float scale = bins / (high - low);
        float last = bins - 1;
        ReadOnlySpan<float> samples = plane.Samples;
        for (int i = 0; i < samples.Length; i++)
        {
            if ((mask is null || mask.Pixels[i] != Mask.Out) && !float.IsNaN(samples[i]))
            {
                counts[(int)Math.Clamp((samples[i] - low) * scale, 0, last)]++;
            }
        }

        return new Histogram(low, high, counts);
    }

    /// <summary>The value in the middle of bin <paramref name="bin"/>.</summary>
    public double Center(int bin) => Low + ((bin + 0.5) * BinWidth);
}
