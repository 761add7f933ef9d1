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
        for (int y = 0; y < size.Height; y++)
        {
            (int top, int bottom) = Range(y, size.Height, mask.Height);
            Span<byte> row = result.WritableRow(y);
            for (int x = 0; x < row.Length; x++)
            {
                (int left, int right) = Range(x, size.Width, mask.Width);
                int count = 0;
                for (int v = top; v < bottom; v++)
                {
                    count += (right - left) - mask.Row(v)[left..right].Count(Mask.Out);
                }

                row[x] = 2 * count >= (bottom - top) * (right - left) ? Mask.In : Mask.Out;
            }
        }

        return result;
    }

    /// <summary>Pixels that are in <paramref name="first"/> and not in <paramref name="second"/>, of the same size.</summary>
    public static Mask Without(Mask first, Mask second)
    {
        Mask result = new(first.Size);
        for (int i = 0; i < result.Pixels.Length; i++)
        {
            result.WritablePixels[i] = (byte)(first.Pixels[i] & ~second.Pixels[i]);
        }

        return result;
    }

    /// <summary>Pixels that are in both masks, of the same size.</summary>
    public static Mask Within(Mask first, Mask second)
    {
        Mask result = new(first.Size);
        for (int i = 0; i < result.Pixels.Length; i++)
        {
            result.WritablePixels[i] = (byte)(first.Pixels[i] & second.Pixels[i]);
        }

        return result;
    }

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
