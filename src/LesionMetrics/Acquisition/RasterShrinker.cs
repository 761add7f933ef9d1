using LesionMetrics.Imaging;
using LesionMetrics.Native;

namespace LesionMetrics.Acquisition;

/// <summary>Smaller copies of rasters for people to look at; nothing is measured on them.</summary>
public static unsafe class RasterShrinker
{
    /// <summary>
    /// How many times narrower a picture may become by the filter alone. libvips would average blocks first from a quarter of the width on, at 20 times the time; the filter's weights,
    /// whole numbers of some bits, make white 1 of 255 darker at 7 times and 2 at 9.
    /// </summary>
    private const double LargestFilteredFactor = 8;

    /// <summary>What libvips does unless told otherwise: blocks are averaged until the filter has no more than twice to go.</summary>
    private const double BlocksFirst = 2;

    /// <summary>
    /// One resize by itself before any other: where two threads begin with this operation at once, libvips 8.14 now and then does not find an argument of it (27 of 297 processes
    /// of four threads; none of 116 after one resize alone).
    /// </summary>
    private static readonly Lazy<RgbRaster> FirstAlone = new(() => Resize(new RgbRaster(new ImageSize(16, 16), 8, new byte[16 * 16 * 3]), new ImageSize(8, 8)));

    /// <summary>Shrinks a raster to fit within a box, aspect ratio kept; the raster itself where it already fits.</summary>
    /// <param name="raster">8- or 16-bit sRGB pixels.</param>
    /// <param name="box">The largest width and height, in pixels.</param>
    /// <returns>A raster of the same depth, filtered so that fine texture does not alias.</returns>
    public static RgbRaster Shrink(RgbRaster raster, ImageSize box)
    {
        if (raster.Size.Width <= box.Width && raster.Size.Height <= box.Height)
        {
            return raster;
        }

        _ = FirstAlone.Value;
        return Resize(raster, box);
    }

    private static RgbRaster Resize(RgbRaster raster, ImageSize box)
    {
        fixed (byte* pixels = raster.Bytes)
        {
            using VipsImage image = RasterEncoding.Wrap(raster, pixels);
            using VipsOperation resize = new("resize");
            double scale = Math.Min((double)box.Width / raster.Size.Width, (double)box.Height / raster.Size.Height);
            double gap = scale * LargestFilteredFactor < 1 ? BlocksFirst : 0;
            using VipsImage small = resize.With("in", image).With("scale", scale).With("gap", gap).BuildImage();
            return new RgbRaster(small.Size, small.Format == VipsBandFormat.UChar ? 8 : 16, small.ComputePixels());
        }
    }
}
