using System.Runtime.InteropServices;
using LesionMetrics.Imaging;

namespace LesionMetrics.Acquisition;

/// <summary>Turns a stored picture upright, by its EXIF orientation (CIPA DC-008, tag 0x0112).</summary>
internal static class UprightTransform
{
    // Rows of the source that are turned together, so that columns of the target are written in runs that fit a cache line.
    private const int BlockRows = 32;

    /// <summary>The upright picture; <paramref name="stored"/> itself for orientation 1.</summary>
    /// <param name="stored">Pixels in the order of the file.</param>
    /// <param name="orientation">1..8: where the stored row 0 and column 0 belong (1 top-left, 2 top-right, 3 bottom-right, 4 bottom-left, 5 left-top, 6 right-top, 7 right-bottom, 8 left-bottom).</param>
    /// <exception cref="ArgumentOutOfRangeException">The orientation is outside 1..8.</exception>
    internal static RgbRaster Apply(RgbRaster stored, int orientation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(orientation, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(orientation, 8);
        if (orientation == 1)
        {
            return stored;
        }

        return stored.BitsPerSample == 8
            ? Apply<Rgb8>(stored, orientation)
            : Apply<Rgb16>(stored, orientation);
    }

    private static RgbRaster Apply<TPixel>(RgbRaster stored, int orientation)
        where TPixel : unmanaged
    {
        int width = stored.Size.Width;
        int height = stored.Size.Height;
        ImageSize size = orientation >= 5 ? new ImageSize(height, width) : stored.Size;
        byte[] bytes = GC.AllocateUninitializedArray<byte>(stored.Bytes.Length);
        ReadOnlySpan<TPixel> source = MemoryMarshal.Cast<byte, TPixel>(stored.Bytes);
        Span<TPixel> target = MemoryMarshal.Cast<byte, TPixel>(bytes.AsSpan());

        // Upright position of the stored pixel (x, y) is origin + x * stepX + y * stepY.
        long last = stored.Size.PixelCount - 1;
        (long origin, int stepX, int stepY) = orientation switch
        {
            2 => (width - 1L, -1, width),
            3 => (last, -1, -width),
            4 => ((height - 1L) * width, 1, -width),
            5 => (0L, height, 1),
            6 => (height - 1L, height, -1),
            7 => (last, -height, -1),
            _ => ((width - 1L) * height, -height, 1),
        };
        for (int top = 0; top < height; top += BlockRows)
        {
            int bottom = Math.Min(top + BlockRows, height);
            for (int x = 0; x < width; x++)
            {
                for (int y = top; y < bottom; y++)
                {
                    target[(int)(origin + ((long)x * stepX) + ((long)y * stepY))] = source[(y * width) + x];
                }
            }
        }

        return new RgbRaster(size, stored.BitsPerSample, bytes);
    }

    [StructLayout(LayoutKind.Sequential, Pack = 1)]
    private struct Rgb8
    {
        public byte Red;
        public byte Green;
        public byte Blue;
    }

    [StructLayout(LayoutKind.Sequential, Pack = 2)]
    private struct Rgb16
    {
        public ushort Red;
        public ushort Green;
        public ushort Blue;
    }
}
