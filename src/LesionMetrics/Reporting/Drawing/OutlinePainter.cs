using LesionMetrics.Imaging;

namespace LesionMetrics.Reporting.Drawing;

/// <summary>Draws the border of a mask on a picture: a line of two pixels, one on each side of the border, with a thin dark halo.</summary>
public static class OutlinePainter
{
    private const int HaloOpacity = 130;

    /// <summary>Draws the border of <paramref name="mask"/>. Where the mask meets the edge of the picture, no line is drawn.</summary>
    /// <exception cref="ArgumentException">Mask and canvas differ in size.</exception>
    public static void Draw(Canvas canvas, Mask mask, Rgb color)
    {
        if (canvas.Size != mask.Size)
        {
            throw new ArgumentException($"The mask must have the picture's size {canvas.Size}, got {mask.Size}.", nameof(mask));
        }

        Mask line = Border(mask);
        for (int y = 0; y < line.Height; y++)
        {
            ReadOnlySpan<byte> row = line.Row(y);
            ReadOnlySpan<byte> above = line.Row(Math.Max(0, y - 1));
            ReadOnlySpan<byte> below = line.Row(Math.Min(line.Height - 1, y + 1));

            // Most rows, and most of each row, are far from any border.
            if (!row.Contains(Mask.In) && !above.Contains(Mask.In) && !below.Contains(Mask.In))
            {
                continue;
            }

            for (int x = 0; x < row.Length; x++)
            {
                if (row[x] == Mask.In)
                {
                    canvas.Blend(x, y, color);
                    continue;
                }

                int left = Math.Max(0, x - 1);
                int right = Math.Min(row.Length - 1, x + 1);
                if ((above[left] | above[x] | above[right] | row[left] | row[right] | below[left] | below[x] | below[right]) != Mask.Out)
                {
                    canvas.Blend(x, y, Palette.Dark, HaloOpacity);
                }
            }
        }
    }

    /// <summary>The pixels on either side of the border of <paramref name="mask"/>.</summary>
    private static Mask Border(Mask mask)
    {
        Mask line = new(mask.Size);
        for (int y = 0; y < mask.Height; y++)
        {
            ReadOnlySpan<byte> row = mask.Row(y);
            ReadOnlySpan<byte> above = mask.Row(Math.Max(0, y - 1));
            ReadOnlySpan<byte> below = mask.Row(Math.Min(mask.Height - 1, y + 1));

            // A row that is all one value, like both of its neighbors, holds no border.
            if (row.IndexOfAnyExcept(row[0]) < 0 && row.SequenceEqual(above) && row.SequenceEqual(below))
            {
                continue;
            }

            Span<byte> marked = line.WritableRow(y);
            for (int x = 0; x < row.Length; x++)
            {
                byte here = row[x];
                int change = (here ^ above[x]) | (here ^ below[x]) | (here ^ row[Math.Max(0, x - 1)]) | (here ^ row[Math.Min(row.Length - 1, x + 1)]);
                marked[x] = change != 0 ? Mask.In : Mask.Out;
            }
        }

        return line;
    }
}
