using LesionMetrics.Acquisition;
using LesionMetrics.Imaging;

namespace LesionMetrics.Reporting;

/// <summary>Photos reduced for a screen.</summary>
public static class ScreenPicture
{
    /// <summary>Longer side of a picture for a screen, in pixels: large enough to judge an outline, small enough for a page of hundreds.</summary>
    public const int LongerSide = 1600;

    /// <summary><paramref name="photo"/> at 8 bits a sample with a longer side of at most <paramref name="longerSide"/> pixels.</summary>
    public static RgbRaster Of(RgbRaster photo, int longerSide = LongerSide)
    {
        RgbRaster small = RasterShrinker.Shrink(photo, new ImageSize(longerSide, longerSide));
        if (small.BitsPerSample == 8)
        {
            return small;
        }

        byte[] bytes = new byte[small.Bytes.Length / 2];
        int row = small.Size.Width * 3;
        for (int y = 0; y < small.Size.Height; y++)
        {
            ReadOnlySpan<ushort> source = small.Row16(y);
            for (int i = 0; i < row; i++)
            {
                bytes[(y * row) + i] = (byte)(((source[i] * 255) + 32767) / 65535);
            }
        }

        return new RgbRaster(small.Size, 8, bytes);
    }
}
