using LesionMetrics.Imaging;
using LesionMetrics.Native;

namespace LesionMetrics.Acquisition;

/// <summary>Smaller copies of rasters for people to look at; nothing is measured on them.</summary>
public static unsafe class RasterShrinker
{
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

        fixed (byte* pixels = raster.Bytes)
        {
            using VipsImage image = RasterEncoding.Wrap(raster, pixels);
            using VipsOperation thumbnail = new("thumbnail_image");
            using VipsImage small = thumbnail.With("in", image).With("width", box.Width).With("height", box.Height).With("size", "down").BuildImage();
            return new RgbRaster(small.Size, small.Format == VipsBandFormat.UChar ? 8 : 16, small.ComputePixels());
        }
    }
}
