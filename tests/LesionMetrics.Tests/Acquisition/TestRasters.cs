using System.Runtime.InteropServices;
using LesionMetrics.Imaging;

namespace LesionMetrics.Tests.Acquisition;

/// <summary>Pictures made in code, with nothing in them that two orientations would share.</summary>
internal static class TestRasters
{
    /// <summary>Smooth gradients of skin-like colors, a different one along each axis, and a dark corner at the top left.</summary>
    internal static RgbRaster Gradient(int width, int height)
    {
        byte[] bytes = new byte[width * height * 3];
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                int i = ((y * width) + x) * 3;
                bool isCorner = x < width / 4 && y < height / 4;
                bytes[i] = (byte)(isCorner ? 40 : 150 + (80 * x / width));
                bytes[i + 1] = (byte)(isCorner ? 40 : 110 + (60 * y / height));
                bytes[i + 2] = (byte)(isCorner ? 60 : 90 + (40 * (x + y) / (width + height)));
            }
        }

        return new RgbRaster(new ImageSize(width, height), 8, bytes);
    }

    /// <summary>A ramp that has a different 16-bit value in every pixel.</summary>
    internal static RgbRaster Ramp16(int width, int height)
    {
        byte[] bytes = new byte[width * height * 6];
        Span<ushort> samples = MemoryMarshal.Cast<byte, ushort>(bytes.AsSpan());
        for (int i = 0; i < samples.Length; i++)
        {
            samples[i] = (ushort)(20000 + (i % 3 * 7000) + (i / 3));
        }

        return new RgbRaster(new ImageSize(width, height), 16, bytes);
    }

    /// <summary>The largest difference of two samples of equal rasters.</summary>
    internal static int MaxDifference(RgbRaster a, RgbRaster b)
    {
        Assert.Equal(a.Size, b.Size);
        Assert.Equal(a.BitsPerSample, b.BitsPerSample);
        int largest = 0;
        for (int y = 0; y < a.Size.Height; y++)
        {
            for (int i = 0; i < a.Size.Width * 3; i++)
            {
                int difference = a.BitsPerSample == 8 ? a.Row8(y)[i] - b.Row8(y)[i] : a.Row16(y)[i] - b.Row16(y)[i];
                largest = Math.Max(largest, Math.Abs(difference));
            }
        }

        return largest;
    }
}
