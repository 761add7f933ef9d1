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
