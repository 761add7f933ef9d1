using System.Security.Cryptography;
using LesionMetrics.Filtering;
using LesionMetrics.Imaging;
using LesionMetrics.Kernels;
using LesionMetrics.Study;

namespace LesionMetrics.Acquisition;

/// <summary>What is kept of a photo, some three kilobytes, to tell later whether it was submitted twice.</summary>
/// <param name="Entry">The photo's entry.</param>
/// <param name="FileSha256">Lower-case hexadecimal SHA-256 of the file.</param>
/// <param name="PixelSha256">Lower-case hexadecimal SHA-256 of the upright decoded samples.</param>
/// <param name="Size">Upright size, in pixels.</param>
/// <param name="Thumbnail">Area averages on a grid of 32 x 32, R, G, B as sRGB codes.</param>
public sealed record PhotoFingerprint(PhotoEntry Entry, string FileSha256, string PixelSha256, ImageSize Size, IReadOnlyList<byte> Thumbnail)
{
    private const int ThumbnailSide = 32;

    /// <summary>Takes a photo's fingerprint.</summary>
    public static PhotoFingerprint Of(Photo photo)
    {
        PlanarImage small = RasterConversion.ToLinear(photo.Raster, new ImageSize(ThumbnailSide, ThumbnailSide));
        byte[] thumbnail = new byte[ThumbnailSide * ThumbnailSide * 3];
        for (int i = 0; i < ThumbnailSide * ThumbnailSide; i++)
        {
            thumbnail[i * 3] = Code(small.Red.Samples[i]);
            thumbnail[(i * 3) + 1] = Code(small.Green.Samples[i]);
            thumbnail[(i * 3) + 2] = Code(small.Blue.Samples[i]);
        }

        string pixels = Convert.ToHexStringLower(SHA256.HashData(photo.Raster.Bytes));
        return new PhotoFingerprint(photo.Entry, photo.Sha256, pixels, photo.Raster.Size, thumbnail);
    }

    private static byte Code(float linear) => (byte)Math.Round(255 * SrgbTable.Encode(Math.Clamp(linear, 0f, 1f)));
}
