using LesionMetrics.Imaging;

namespace LesionMetrics.Reporting.Drawing;

/// <summary>A picture at screen size that is drawn on: 8-bit sRGB. What falls outside it is clipped. Integer arithmetic throughout.</summary>
public sealed class Canvas
{
    private readonly byte[] _bytes;

    /// <summary>A canvas of one color.</summary>
    public Canvas(ImageSize size, Rgb ground)
    {
        Size = size;
        _bytes = new byte[checked(size.Width * size.Height * 3)];
        Fill(0, 0, size.Width, 1, ground);
        for (int y = 1; y < size.Height; y++)
        {
            Row(0).CopyTo(Row(y));
        }
    }

    /// <summary>A canvas that begins as a copy of <paramref name="picture"/>.</summary>
    /// <exception cref="ArgumentException">The picture is not 8-bit.</exception>
    public Canvas(RgbRaster picture)
    {
        if (picture.BitsPerSample != 8)
        {
            throw new ArgumentException("A canvas takes 8 bits a sample.", nameof(picture));
        }

        Size = picture.Size;
        _bytes = picture.Bytes.ToArray();
    }

    /// <summary>Width and height, in pixels.</summary>
    public ImageSize Size { get; }

    /// <summary>The color of a pixel inside the canvas.</summary>
    public Rgb this[int x, int y]
    {
        get
        {
            int i = ((y * Size.Width) + x) * 3;
            return new Rgb(_bytes[i], _bytes[i + 1], _bytes[i + 2]);
        }
    }

    /// <summary>Row <paramref name="y"/>: R, G, B, R, G, B, ...</summary>
    public Span<byte> Row(int y) => _bytes.AsSpan(y * Size.Width * 3, Size.Width * 3);

    /// <summary>Lays <paramref name="color"/> over one pixel; <paramref name="opacity"/> 0 (nothing) to 255 (the color alone).</summary>
    public void Blend(int x, int y, Rgb color, int opacity = 255)
    {
        if ((uint)x >= (uint)Size.Width || (uint)y >= (uint)Size.Height)
        {
            return;
        }

        int i = ((y * Size.Width) + x) * 3;
        _bytes[i] = Mix(_bytes[i], color.R, opacity);
        _bytes[i + 1] = Mix(_bytes[i + 1], color.G, opacity);
        _bytes[i + 2] = Mix(_bytes[i + 2], color.B, opacity);
    }

    /// <summary>Lays <paramref name="color"/> over a rectangle.</summary>
    public void Fill(int left, int top, int width, int height, Rgb color, int opacity = 255)
    {
        int first = Math.Max(0, left);
        int last = Math.Min(Size.Width, left + width);
        for (int y = Math.Max(0, top); y < Math.Min(Size.Height, top + height); y++)
        {
            for (int x = first; x < last; x++)
            {
                Blend(x, y, color, opacity);
            }
        }
    }

    /// <summary>Copies <paramref name="picture"/> with its top-left pixel at (<paramref name="left"/>, <paramref name="top"/>).</summary>
    public void Paste(Canvas picture, int left, int top)
    {
        int first = Math.Max(0, -left);
        int last = Math.Min(picture.Size.Width, Size.Width - left);
        for (int y = Math.Max(0, -top); y < Math.Min(picture.Size.Height, Size.Height - top) && first < last; y++)
        {
            picture.Row(y)[(first * 3)..(last * 3)].CopyTo(Row(top + y)[((left + first) * 3)..]);
        }
    }

    /// <summary>Draws a line of one pixel between two points (Bresenham 1965).</summary>
    public void Line(int fromX, int fromY, int toX, int toY, Rgb color, int opacity = 255)
    {
        int dx = Math.Abs(toX - fromX);
        int dy = -Math.Abs(toY - fromY);
        int stepX = fromX < toX ? 1 : -1;
        int stepY = fromY < toY ? 1 : -1;
        int error = dx + dy;
        while (true)
        {
            Blend(fromX, fromY, color, opacity);
            if (fromX == toX && fromY == toY)
            {
                return;
            }

            int twice = 2 * error;
            if (twice >= dy)
            {
                error += dy;
                fromX += stepX;
            }

            if (twice <= dx)
            {
                error += dx;
                fromY += stepY;
            }
        }
    }

    /// <summary>Writes <paramref name="text"/> in the built-in letters, each <paramref name="scale"/> times their 5 x 7 pixels; see <see cref="Glyphs"/>.</summary>
    public void Text(int left, int top, string text, int scale, Rgb color)
    {
        foreach (char letter in text)
        {
            ReadOnlySpan<byte> rows = Glyphs.Of(letter);
            for (int y = 0; y < Glyphs.Height; y++)
            {
                for (int x = 0; x < Glyphs.Width; x++)
                {
                    if ((rows[y] & (1 << (Glyphs.Width - 1 - x))) != 0)
                    {
                        Fill(left + (x * scale), top + (y * scale), scale, scale, color);
                    }
                }
            }

            left += Glyphs.Advance * scale;
        }
    }

    /// <summary>The picture as drawn so far.</summary>
    public RgbRaster ToRaster() => new(Size, 8, _bytes.AsSpan().ToArray());

    private static byte Mix(byte under, byte over, int opacity) => (byte)(((under * (255 - opacity)) + (over * opacity) + 127) / 255);
}
