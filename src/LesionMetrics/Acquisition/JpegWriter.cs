using LesionMetrics.Imaging;

namespace LesionMetrics.Acquisition;

/// <summary>Rasters as JPEG files, for pictures that people look at.</summary>
public static class JpegWriter
{
    /// <summary>Writes a raster as a JPEG without any metadata, whole or not at all.</summary>
    /// <param name="path">Where to; an existing file is replaced.</param>
    /// <param name="raster">8-bit sRGB pixels.</param>
    /// <param name="quality">1 to 100. From 90 on color is kept at full resolution, below it is halved.</param>
    /// <exception cref="ArgumentException">The raster is not 8-bit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The quality is outside 1 to 100.</exception>
    /// <exception cref="IOException">The disk is full or the folder cannot be written.</exception>
    public static void Write(string path, RgbRaster raster, int quality = 90) => AtomicFile.Write(path, Encode(raster, quality));

    /// <summary>Encodes a raster as <see cref="Write"/> does, for embedding in a report.</summary>
    /// <exception cref="ArgumentException">The raster is not 8-bit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The quality is outside 1 to 100.</exception>
    public static byte[] Encode(RgbRaster raster, int quality = 90)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(quality, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(quality, 100);
        return raster.BitsPerSample == 8
            ? RasterEncoding.Encode(raster, "jpegsave_buffer", save => save.With("Q", quality))
            : throw new ArgumentException("A JPEG holds 8 bits a sample.", nameof(raster));
    }
}
