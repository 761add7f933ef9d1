using System.Numerics.Tensors;
using LesionMetrics.Imaging;

namespace LesionMetrics.Filtering;

/// <summary>The elementwise extremum that a morphological operation takes.</summary>
internal interface IExtremum<T>
{
    /// <summary>destination = the extremum of the two rows, elementwise; in place is allowed.</summary>
    static abstract void Combine(ReadOnlySpan<T> first, ReadOnlySpan<T> second, Span<T> destination);
}

/// <summary>
/// The extremum over a disc. A disc is a stack of runs: row dy contributes its extremum over half-width w(dy) = floor(sqrt(r^2 - dy^2)). Each source
/// row's running extrema are widened one step at a time and folded into the output rows that need that width.
/// </summary>
internal static class DiscExtremum
{
    /// <summary>The extremum of <paramref name="source"/> over the disc around each pixel.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The radius is negative.</exception>
    public static void Apply<T, TExtremum>(ReadOnlySpan<T> source, ImageSize size, int radius, Span<T> destination)
        where TExtremum : IExtremum<T>
    {
        ArgumentOutOfRangeException.ThrowIfNegative(radius);
        source.CopyTo(destination);
        if (radius == 0)
        {
            return;
        }

        int width = size.Width;
        T[] padded = new T[width + (2 * radius)];
        T[] widened = new T[width];
        int[] reach = RowReach(radius);
        for (int y = 0; y < size.Height; y++)
        {
            ReadOnlySpan<T> row = source.Slice(y * width, width);
            padded.AsSpan(0, radius).Fill(row[0]);
            row.CopyTo(padded.AsSpan(radius));
            padded.AsSpan(radius + width).Fill(row[^1]);
            row.CopyTo(widened);
            int half = 0;
            for (int dy = radius; dy >= 0; dy--)
            {
                for (; half < reach[dy]; half++)
                {
                    TExtremum.Combine(widened, padded.AsSpan(radius - half - 1, width), widened);
                    TExtremum.Combine(widened, padded.AsSpan(radius + half + 1, width), widened);
                }

                Fold<T, TExtremum>(widened, y - dy, size, destination);
                if (dy > 0)
                {
                    Fold<T, TExtremum>(widened, y + dy, size, destination);
                }
            }
        }
    }

    /// <summary>The half-width of the disc's row dy, for dy from 0 to the radius.</summary>
    public static int[] RowReach(int radius)
    {
        int[] reach = new int[radius + 1];
        for (int dy = 0; dy <= radius; dy++)
        {
            long rest = ((long)radius * radius) - ((long)dy * dy);
            int half = (int)Math.Sqrt(rest);
            reach[dy] = (long)half * half > rest ? half - 1 : half;
        }

        return reach;
    }

    private static void Fold<T, TExtremum>(ReadOnlySpan<T> widened, int y, ImageSize size, Span<T> destination)
        where TExtremum : IExtremum<T>
    {
        if (y >= 0 && y < size.Height)
        {
            Span<T> row = destination.Slice(y * size.Width, size.Width);
            TExtremum.Combine(row, widened, row);
        }
    }
}

internal readonly struct LargerSample : IExtremum<float>
{
    public static void Combine(ReadOnlySpan<float> first, ReadOnlySpan<float> second, Span<float> destination) =>
        TensorPrimitives.Max(first, second, destination);
}

internal readonly struct SmallerSample : IExtremum<float>
{
    public static void Combine(ReadOnlySpan<float> first, ReadOnlySpan<float> second, Span<float> destination) =>
        TensorPrimitives.Min(first, second, destination);
}
