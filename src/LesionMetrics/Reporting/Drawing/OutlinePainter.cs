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
            for (int x = 0; x < line.Width; x++)
            {
                if (line[x, y])
                {
                    canvas.Blend(x, y, color);
                }
                else if (Touches(line, x, y))
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
            Span<byte> row = line.WritableRow(y);
            for (int x = 0; x < row.Length; x++)
            {
                bool here = mask[x, y];
                bool border = (x > 0 && mask[x - 1, y] != here) || (x + 1 < mask.Width && mask[x + 1, y] != here)
                    || (y > 0 && mask[x, y - 1] != here) || (y + 1 < mask.Height && mask[x, y + 1] != here);
                row[x] = border ? Mask.In : Mask.Out;
            }
        }

        return line;
    }

    private static bool Touches(Mask line, int x, int y)
    {
        for (int v = Math.Max(0, y - 1); v <= Math.Min(line.Height - 1, y + 1); v++)
        {
            for (int u = Math.Max(0, x - 1); u <= Math.Min(line.Width - 1, x + 1); u++)
            {
                if (line[u, v])
                {
                    return true;
                }
            }
        }

        return false;
    }
}
