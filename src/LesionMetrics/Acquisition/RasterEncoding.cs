using LesionMetrics.Imaging;
using LesionMetrics.Native;

namespace LesionMetrics.Acquisition;

/// <summary>The one way from a raster to an encoded file or to another raster.</summary>
internal static unsafe class RasterEncoding
{
    /// <summary>Encodes a raster with a libvips save operation that <paramref name="configure"/> has given its options.</summary>
    internal static byte[] Encode(RgbRaster raster, string saveOperation, Action<VipsOperation> configure)
    {
        fixed (byte* pixels = raster.Bytes)
        {
            using VipsImage image = Wrap(raster, pixels);
            using VipsOperation save = new(saveOperation);
            save.With("in", image).With("strip", "true");
            configure(save);
            return save.BuildFile();
        }
    }

    /// <summary>An image over a raster's pinned pixels, marked as the sRGB that it is.</summary>
    internal static VipsImage Wrap(RgbRaster raster, byte* pixels)
    {
        VipsBandFormat format = raster.BitsPerSample == 8 ? VipsBandFormat.UChar : VipsBandFormat.UShort;
        using VipsImage plain = VipsImage.FromPinned(pixels, raster.Bytes.Length, raster.Size, 3, format);
        using VipsOperation copy = new("copy");
        return copy.With("in", plain).With("interpretation", raster.BitsPerSample == 8 ? "srgb" : "rgb16").BuildImage();
    }
}
