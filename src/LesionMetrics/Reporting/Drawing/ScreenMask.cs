using System.Numerics.Tensors;
using LesionMetrics.Filtering;
using LesionMetrics.Imaging;

namespace LesionMetrics.Reporting.Drawing;

/// <summary>Masks at screen size.</summary>
public static class ScreenMask
{
    /// <summary>
    /// <paramref name="mask"/> at <paramref name="size"/>: a pixel is in where at least half of the pixels that it stands for are. Enlarged, a
    /// pixel takes the value of the one that holds its middle.
    /// </summary>
    public static Mask Resize(Mask mask, ImageSize size)
    {
        if (mask.Size == size)
        {
            return mask;
        }

        Mask result = new(size);
        (int Start, int End)[] columns = [.. Enumerable.Range(0, size.Width).Select(x => Range(x, size.Width, mask.Width))];
        int[] counts = new int[mask.Width];
        byte[] few = new byte[mask.Width];
        for (int y = 0; y < size.Height; y++)
        {
            (int top, int bottom) = Range(y, size.Height, mask.Height);
            CountColumns(mask, top, bottom, few, counts);
            Span<byte> row = result.WritableRow(y);
            for (int x = 0; x < row.Length; x++)
            {
                (int left, int right) = columns[x];
                int count = 0;
                foreach (int column in counts.AsSpan(left, right - left))
                {
                    count += column;
                }

                row[x] = 2 * count >= (bottom - top) * (right - left) ? Mask.In : Mask.Out;
            }
        }

        return result;
    }

    /// <summary>
    /// <paramref name="mask"/> after a person has edited it at screen size: of each pixel that differs from what <see cref="Resize"/> showed, all pixels that it
    /// stands for are set to what was drawn, and nothing else is touched. Resized again, it is what was drawn, for a screen no larger than the mask.
    /// </summary>
    /// <param name="mask">The mask that was shown, at full size.</param>
    /// <param name="edited">What was drawn, no larger than <paramref name="mask"/> in either direction.</param>
    public static Mask Edit(Mask mask, Mask edited)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(edited.Width, mask.Width);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(edited.Height, mask.Height);
        Mask shown = Resize(mask, edited.Size);
        Mask result = mask.Copy();
        for (int y = 0; y < edited.Height; y++)
        {
            (int top, int bottom) = Range(y, edited.Height, mask.Height);
            for (int x = 0; x < edited.Width; x++)
            {
                if (edited[x, y] == shown[x, y])
                {
                    continue;
                }

                (int left, int right) = Range(x, edited.Width, mask.Width);
                for (int v = top; v < bottom; v++)
                {
                    result.WritableRow(v)[left..right].Fill(edited[x, y] ? Mask.In : Mask.Out);
                }
            }
        }

        return result;
    }

    /// <summary>How many pixels of each column are in, over the rows from <paramref name="top"/> to before <paramref name="bottom"/>.</summary>
    private static void CountColumns(Mask mask, int top, int bottom, byte[] few, int[] counts)
    {
        Array.Clear(counts);
        for (int from = top; from < bottom; from += byte.MaxValue)
        {
            Array.Clear(few);
            for (int v = from; v < Math.Min(bottom, from + byte.MaxValue); v++)
            {
                // In is 255, which is -1 to a byte.
                TensorPrimitives.Subtract(few, mask.Row(v), few);
            }

            for (int x = 0; x < counts.Length; x++)
            {
                counts[x] += few[x];
            }
        }
    }

    /// <summary>Pixels that are in <paramref name="first"/> and not in <paramref name="second"/>, of the same size.</summary>
    public static Mask Without(Mask first, Mask second) => MaskOperations.AndNot(first, second);

    /// <summary>Pixels that are in both masks, of the same size.</summary>
    public static Mask Within(Mask first, Mask second) => MaskOperations.And(first, second);

    private static (int Start, int End) Range(int index, int count, int sourceCount)
    {
        if (count >= sourceCount)
        {
            int nearest = (int)(((2L * index) + 1) * sourceCount / (2L * count));
            return (nearest, nearest + 1);
        }

        return ((int)((long)index * sourceCount / count), (int)(((long)index + 1) * sourceCount / count));
    }
}
