using LesionMetrics.Imaging;
using LesionMetrics.Kernels;

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
        float[] row = new float[plane.Width];
        for (int y = 0; y < plane.Height; y++)
        {
            HistogramRow.Bins(plane.Row(y), low, bins / (high - low), bins, row);
            if (mask is null)
            {
                Count(row, counts);
            }
            else
            {
                Count(row, mask.Row(y), counts);
            }
        }

        return new Histogram(low, high, counts);
    }

    /// <summary>Counts 8-bit codes, one bin each: bin k spans k - 0.5 to k + 0.5.</summary>
    public static Histogram OfCodes(ReadOnlySpan<byte> codes)
    {
        int[] pairs = new int[HistogramRow.PairCounts];
        HistogramRow.CountPairs(codes, pairs);
        long[] counts = new long[256];
        for (int pair = 0; pair < pairs.Length; pair++)
        {
            counts[pair & 255] += pairs[pair];
            counts[pair >> 8] += pairs[pair];
        }

        if (codes.Length % 2 != 0)
        {
            counts[codes[^1]]++;
        }

        return new Histogram(-0.5, 255.5, counts);
    }

    private static void Count(ReadOnlySpan<float> bins, long[] counts)
    {
        foreach (float bin in bins)
        {
            if (bin >= 0)
            {
                counts[(int)bin]++;
            }
        }
    }

    private static void Count(ReadOnlySpan<float> bins, ReadOnlySpan<byte> mask, long[] counts)
    {
        for (int x = 0; x < bins.Length; x++)
        {
            if (mask[x] != Mask.Out && bins[x] >= 0)
            {
                counts[(int)bins[x]]++;
            }
        }
    }

    /// <summary>The value in the middle of bin <paramref name="bin"/>.</summary>
    public double Center(int bin) => Low + ((bin + 0.5) * BinWidth);
}
