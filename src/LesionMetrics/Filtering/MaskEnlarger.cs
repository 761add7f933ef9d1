using LesionMetrics.Imaging;

namespace LesionMetrics.Filtering;

/// <summary>
/// A mask enlarged with smooth borders: its coverage, 0 or 1, interpolated bilinearly as <see cref="Resampler.Enlarge(Plane, ImageSize)"/> does, and cut at one
/// half. Only between source pixels that differ is there anything to interpolate; all else is filled run by run, without a plane of floats.
/// </summary>
internal static class MaskEnlarger
{
    /// <summary><paramref name="source"/> at <paramref name="size"/>, neither side of which is shorter than the source's.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A side of <paramref name="size"/> is shorter than the source's.</exception>
    public static Mask Enlarge(Mask source, ImageSize size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size.Width, source.Width, nameof(size));
        ArgumentOutOfRangeException.ThrowIfLessThan(size.Height, source.Height, nameof(size));
        LinearWeights columns = new(source.Width, size.Width);
        LinearWeights rows = new(source.Height, size.Height);
        int[] starts = CellStarts(columns, source.Width, size.Width);
        byte[] differs = new byte[source.Width];
        Mask result = new(size);
        int current = -1;
        for (int y = 0; y < size.Height; y++)
        {
            ReadOnlySpan<byte> upper = source.Row(rows.Lower(y));
            ReadOnlySpan<byte> lower = source.Row(rows.Upper(y));
            if (rows.Lower(y) != current)
            {
                current = rows.Lower(y);
                Compare(upper, lower, differs);
            }

            FillRow(upper, lower, rows.Fraction(y), differs, starts, columns, result.WritableRow(y));
        }

        return result;
    }

    /// <summary>The first target sample whose lower source sample is c or a later one, for each c, and the number of target samples.</summary>
    private static int[] CellStarts(LinearWeights columns, int sourceLength, int targetLength)
    {
        int[] starts = new int[sourceLength + 1];
        int x = 0;
        for (int c = 0; c <= sourceLength; c++)
        {
            while (x < targetLength && columns.Lower(x) < c)
            {
                x++;
            }

            starts[c] = x;
        }

        return starts;
    }

    /// <summary>Not 0 where the four source pixels around a cell are not all the same.</summary>
    private static void Compare(ReadOnlySpan<byte> upper, ReadOnlySpan<byte> lower, byte[] differs)
    {
        int last = upper.Length - 1;
        ReadOnlySpan<byte> upperNext = upper[1..];
        ReadOnlySpan<byte> lowerNext = lower[1..];
        for (int c = 0; c < upperNext.Length; c++)
        {
            differs[c] = (byte)((upper[c] ^ lower[c]) | (upper[c] ^ upperNext[c]) | (lower[c] ^ lowerNext[c]));
        }

        differs[last] = (byte)(upper[last] ^ lower[last]);
    }

    private static void FillRow(
        ReadOnlySpan<byte> upper, ReadOnlySpan<byte> lower, float fraction, ReadOnlySpan<byte> differs, int[] starts, LinearWeights columns, Span<byte> destination)
    {
        for (int c = 0; c < differs.Length;)
        {
            int run = differs[c..].IndexOfAnyExcept((byte)0);
            int next = run < 0 ? differs.Length : c + run;
            if (next > c)
            {
                destination[starts[c]..starts[next]].Fill(upper[c]);
            }

            if (next == differs.Length)
            {
                return;
            }

            int right = Math.Min(next + 1, upper.Length - 1);
            float a = Between(upper[next], lower[next], fraction);
            float b = Between(upper[right], lower[right], fraction);
            for (int x = starts[next]; x < starts[next + 1]; x++)
            {
                destination[x] = a + (columns.Fraction(x) * (b - a)) >= 0.5f ? Mask.In : Mask.Out;
            }

            c = next + 1;
        }
    }

    private static float Between(byte first, byte second, float fraction)
    {
        float a = first == Mask.Out ? 0 : 1;
        float b = second == Mask.Out ? 0 : 1;
        return a + ((b - a) * fraction);
    }
}
