using LesionMetrics.Imaging;
using LesionMetrics.Native;

namespace LesionMetrics.Acquisition;

/// <summary>Masks as PNG files: one bit or 8-bit gray.</summary>
public static unsafe class MaskPng
{
    // Eight times fewer bytes reach the compressor than at 8 bits, and level 1 is five times faster than the default 6 on them.
    private const int CompressionLevel = 1;

    // Drawing programs smooth outlines; a pixel belongs to the side that covers more of it.
    private const byte Threshold = 128;

    /// <summary>Writes a mask as a 1-bit grayscale PNG, as evidence is kept, whole or not at all.</summary>
    /// <param name="path">Where to; an existing file is replaced.</param>
    /// <param name="mask">The mask: 0 is written black, 255 white.</param>
    /// <exception cref="StudyException">libvips is missing.</exception>
    /// <exception cref="IOException">The disk is full or the folder cannot be written.</exception>
    public static void Write(string path, Mask mask) => Write(path, mask, bitsPerPixel: 1);

    /// <summary>Writes a mask as an 8-bit grayscale PNG of 0 and 255, as companions of a photo are, whole or not at all.</summary>
    /// <inheritdoc cref="Write(string, Mask)"/>
    public static void WriteCompanion(string path, Mask mask) => Write(path, mask, bitsPerPixel: 8);

    /// <summary>Reads a mask: a PNG of gray, palette or equal color channels, whose darkest and brightest values are 0 and 255.</summary>
    /// <param name="path">Full path of the file.</param>
    /// <param name="relativePath">How a message may name the file.</param>
    /// <param name="expectedSize">The upright size of the photo that it belongs to; null where any size will do.</param>
    /// <exception cref="MeasurementException">The file is no such mask, or its size is not the photo's.</exception>
    public static Mask Read(string path, string relativePath, ImageSize? expectedSize = null)
    {
        byte[] file = PhotoFile.ReadAllBytes(path, relativePath, AcquisitionOptions.DefaultMaxFileBytes);
        if (ImageSignature.Detect(file) != ImageFormat.Png)
        {
            throw new MeasurementException(PhotoReader.Stage, $"{relativePath} is not a PNG file: save the mask as an 8-bit grayscale PNG, 0 = out, 255 = in.");
        }

        try
        {
            fixed (byte* data = file)
            {
                using VipsOperation load = new("pngload_buffer");
                using VipsImage image = load.WithPinned("buffer", data, file.Length).With("fail-on", "error").BuildImage();
                if (expectedSize is { } size && image.Size != size)
                {
                    throw new MeasurementException(
                        PhotoReader.Stage,
                        $"{relativePath} is {image.Size} pixels but its photo is {size} when upright: export the mask at the photo's full upright size.");
                }

                if (image.Format != VipsBandFormat.UChar || image.Size.PixelCount > AcquisitionOptions.DefaultMaxPixels)
                {
                    throw new MeasurementException(PhotoReader.Stage, $"{relativePath} is not an 8-bit PNG of at most 200 megapixels: save the mask as an 8-bit grayscale PNG.");
                }

                return FromSamples(image.ComputePixels(), image.Bands, image.Size, relativePath);
            }
        }
        catch (VipsException refusal)
        {
            throw new MeasurementException(PhotoReader.Stage, $"{relativePath} is damaged and cannot be read as a mask: export it again.", refusal);
        }
    }

    private static void Write(string path, Mask mask, int bitsPerPixel)
    {
        byte[] file;
        fixed (byte* pixels = mask.Pixels)
        {
            using VipsImage image = VipsImage.FromPinned(pixels, mask.Pixels.Length, mask.Size, 1, VipsBandFormat.UChar);
            using VipsOperation copy = new("copy");
            using VipsImage gray = copy.With("in", image).With("interpretation", "b-w").BuildImage();
            using VipsOperation save = new("pngsave_buffer");
            file = save.With("in", gray).With("bitdepth", bitsPerPixel).With("compression", CompressionLevel).With("filter", "none").With("strip", "true").BuildFile();
        }

        AtomicFile.Write(path, file);
    }

    private static Mask FromSamples(byte[] samples, int bands, ImageSize size, string relativePath)
    {
        Mask mask = new(size);
        Span<byte> pixels = mask.WritablePixels;
        bool isGray = true;
        byte brightest = 0;
        int colorBands = bands >= 3 ? 3 : 1;
        bool hasAlpha = bands is 2 or 4;
        for (int i = 0; i < pixels.Length; i++)
        {
            ReadOnlySpan<byte> pixel = samples.AsSpan(i * bands, bands);
            isGray &= colorBands == 1 || (pixel[0] == pixel[1] && pixel[0] == pixel[2]);
            isGray &= !hasAlpha || pixel[^1] == byte.MaxValue;
            brightest = Math.Max(brightest, pixel[0]);
            pixels[i] = pixel[0] >= Threshold ? Mask.In : Mask.Out;
        }

        if (!isGray)
        {
            throw new MeasurementException(PhotoReader.Stage, $"{relativePath} has colors or transparency: save the mask as an 8-bit grayscale PNG, 0 = out, 255 = in.");
        }

        // A label image of 0 and 1 would otherwise pass as an empty mask.
        return brightest is > 0 and < Threshold
            ? throw new MeasurementException(PhotoReader.Stage, $"{relativePath} holds no value above {brightest}: write 255 for pixels inside the mask and 0 for the others.")
            : mask;
    }
}
