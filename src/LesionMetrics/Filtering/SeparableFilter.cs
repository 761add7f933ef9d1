using LesionMetrics.Imaging;
using LesionMetrics.Kernels;

namespace LesionMetrics.Filtering;

/// <summary>Convolution with a separable symmetric kernel, borders replicated.</summary>
internal static class SeparableFilter
{
    // Filtered rows of a strip wait in a ring for the pass down the columns: this wide, those of a small sigma stay in a first-level cache.
    private const int StripWidth = 256;

    /// <summary>
    /// <paramref name="source"/> filtered along rows, then along columns, by the kernel whose weight at distance k is <paramref name="half"/>[k].
    /// </summary>
    public static void Symmetric(Plane source, ReadOnlySpan<float> half, Plane destination)
    {
        int ringRows = (2 * (half.Length - 1)) + 1;
        float[] padded = new float[StripWidth + ringRows - 1];
        float[] ring = new float[ringRows * StripWidth];
        int[] offsets = new int[ringRows];
        for (int left = 0; left < source.Width; left += StripWidth)
        {
            Strip(source, half, left, Math.Min(StripWidth, source.Width - left), padded, ring, offsets, destination);
        }
    }

    private static void Strip(
        Plane source, ReadOnlySpan<float> half, int left, int width, float[] padded, float[] ring, int[] offsets, Plane destination)
    {
        int radius = half.Length - 1;
        int filtered = 0;
        for (int y = 0; y < source.Height; y++)
        {
            int last = Math.Min(y + radius, source.Height - 1);
            for (; filtered <= last; filtered++)
            {
                ReadOnlySpan<float> window = Window(source.Row(filtered), left - radius, width + (2 * radius), padded);
                SymmetricRow.Convolve(window, half, ring.AsSpan((filtered % offsets.Length) * StripWidth, width));
            }

            for (int k = 0; k < offsets.Length; k++)
            {
                offsets[k] = (Math.Clamp(y + k - radius, 0, source.Height - 1) % offsets.Length) * StripWidth;
            }

            SymmetricRow.ConvolveColumns(ring, offsets, half, destination.WritableRow(y).Slice(left, width));
        }
    }

    /// <summary>Samples from <paramref name="first"/> on: of the row itself where it has them all, else copied with its ends repeated.</summary>
    private static ReadOnlySpan<float> Window(ReadOnlySpan<float> row, int first, int length, float[] padded)
    {
        if (first >= 0 && first + length <= row.Length)
        {
            return row.Slice(first, length);
        }

        int before = Math.Max(0, -first);
        int from = Math.Max(0, first);
        int count = Math.Min(row.Length, first + length) - from;
        padded.AsSpan(0, before).Fill(row[0]);
        row.Slice(from, count).CopyTo(padded.AsSpan(before));
        padded.AsSpan(before + count, length - before - count).Fill(row[^1]);
        return padded.AsSpan(0, length);
    }
}
