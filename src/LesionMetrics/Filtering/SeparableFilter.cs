using LesionMetrics.Imaging;
using LesionMetrics.Kernels;

namespace LesionMetrics.Filtering;

/// <summary>Convolution with a separable symmetric kernel, borders replicated.</summary>
internal static class SeparableFilter
{
    /// <summary><paramref name="source"/> filtered along rows, then along columns, by the kernel whose weight at distance k is <paramref name="half"/>[k].</summary>
    public static void Symmetric(Plane source, ReadOnlySpan<float> half, Plane destination)
    {
        int radius = half.Length - 1;
        int width = source.Width;
        int height = source.Height;
        int ringRows = (2 * radius) + 1;
        float[] padded = new float[width + (2 * radius)];
        float[] ring = new float[ringRows * width];
        int filtered = 0;
        for (int y = 0; y < height; y++)
        {
            int last = Math.Min(y + radius, height - 1);
            for (; filtered <= last; filtered++)
            {
                Pad(source.Row(filtered), radius, padded);
                SymmetricRow.Convolve(padded, half, ring.AsSpan((filtered % ringRows) * width, width));
            }

            Span<float> sum = destination.WritableRow(y);
            ScaleRow.Multiply(RingRow(ring, y, width, ringRows), half[0], sum);
            for (int k = 1; k <= radius; k++)
            {
                ReadOnlySpan<float> above = RingRow(ring, Math.Max(y - k, 0), width, ringRows);
                ReadOnlySpan<float> below = RingRow(ring, Math.Min(y + k, height - 1), width, ringRows);
                ScaleRow.AddPairScaled(above, below, half[k], sum);
            }
        }
    }

    private static ReadOnlySpan<float> RingRow(float[] ring, int y, int width, int ringRows) => ring.AsSpan((y % ringRows) * width, width);

    private static void Pad(ReadOnlySpan<float> row, int radius, Span<float> padded)
    {
        padded[..radius].Fill(row[0]);
        row.CopyTo(padded[radius..]);
        padded[(radius + row.Length)..].Fill(row[^1]);
    }
}
