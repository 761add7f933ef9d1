using LesionMetrics.Imaging;
using LesionMetrics.Native;

namespace LesionMetrics.Acquisition;

/// <summary>From the bytes of a file to upright sRGB pixels.</summary>
internal static unsafe class PhotoDecoder
{
    // libvips keeps its error text in one buffer for the whole process. Good files are decoded in parallel under the read side; a file that
    // fails is decoded once more under the write side, alone, so that the text that lands in a table is its own.
    private static readonly ReaderWriterLockSlim ErrorTextGate = new();

    /// <summary>Decodes a photo.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="relativePath">How a message may name the file.</param>
    /// <param name="options">Limits.</param>
    /// <exception cref="MeasurementException">The file is no photo that can be measured; the reason says why and what to do.</exception>
    internal static DecodedPhoto Decode(byte[] file, string relativePath, AcquisitionOptions options)
    {
        ImageFormat format = ImageSignature.Detect(file);
        if (format is ImageFormat.Unknown or ImageFormat.Unsupported)
        {
            throw Refuse($"{relativePath} is {ImageSignature.Describe(file)}: export the photo as JPEG, PNG, TIFF, WebP or HEIC.");
        }

        // libjpeg paints over damaged data and only warns, so for JPEG a warning stops the decoder too and is then judged by what it says.
        string strictest = format == ImageFormat.Jpeg ? "warning" : "error";
        ErrorTextGate.EnterReadLock();
        try
        {
            return DecodeOnce(file, format, strictest, relativePath, options);
        }
        catch (VipsException)
        {
        }
        finally
        {
            ErrorTextGate.ExitReadLock();
        }

        ErrorTextGate.EnterWriteLock();
        try
        {
            return DecodeAlone(file, format, strictest, relativePath, options);
        }
        finally
        {
            ErrorTextGate.ExitWriteLock();
        }
    }

    private static DecodedPhoto DecodeAlone(byte[] file, ImageFormat format, string strictest, string relativePath, AcquisitionOptions options)
    {
        _ = VipsLibrary.TakeErrorText();
        try
        {
            return DecodeOnce(file, format, strictest, relativePath, options);
        }
        catch (VipsException refusal) when (format == ImageFormat.Jpeg && !JpegWarning.MeansLostPixels(refusal.Text))
        {
            DecodedPhoto decoded = Attempt(() => DecodeOnce(file, format, "error", relativePath, options), format, relativePath);
            return decoded with { ReviewReasons = [.. decoded.ReviewReasons, $"the JPEG decoder warns: {refusal.Text}"] };
        }
        catch (VipsException refusal)
        {
            throw Damaged(format, relativePath, refusal);
        }
    }

    private static DecodedPhoto Attempt(Func<DecodedPhoto> decode, ImageFormat format, string relativePath)
    {
        try
        {
            return decode();
        }
        catch (VipsException refusal)
        {
            throw Damaged(format, relativePath, refusal);
        }
    }

    private static DecodedPhoto DecodeOnce(byte[] file, ImageFormat format, string failOn, string relativePath, AcquisitionOptions options)
    {
        fixed (byte* data = file)
        {
            using VipsOperation load = new(LoaderOf(format));
            using VipsImage image = load.WithPinned("buffer", data, file.Length).With("access", "sequential").With("fail-on", failOn).BuildImage();
            if (image.Size.PixelCount > options.MaxPixels)
            {
                throw Refuse(
                    $"{relativePath} is {image.Size} pixels, more than the limit of {options.MaxPixels / 1_000_000} megapixels: export it smaller.");
            }

            List<string> reasons = [];
            if (format != ImageFormat.Heif && image.ReadInt("n-pages") is > 1 and int pages)
            {
                reasons.Add($"the file holds {pages} pictures and only the first was used");
            }

            using SrgbConversion conversion = SrgbConversion.Start(image, relativePath, reasons);
            byte[] pixels = conversion.Srgb.ComputePixels();
            int bits = conversion.Srgb.Format == VipsBandFormat.UShort ? 16 : 8;
            RgbRaster stored = new(conversion.Srgb.Size, bits, pixels);
            if (format == ImageFormat.Jpeg && options.Deblocks)
            {
                stored = ChromaDeblocking.Apply(stored, JpegChromaCoding.Read(file));
            }

            // libheif has already turned the picture as its container says; the EXIF tag in it repeats that turn.
            int orientation = image.ReadInt("orientation") is >= 1 and <= 8 and int tag ? tag : 1;
            RgbRaster upright = format == ImageFormat.Heif ? stored : UprightTransform.Apply(stored, orientation);
            return new DecodedPhoto(upright, orientation, conversion.ProfileName, reasons);
        }
    }

    private static string LoaderOf(ImageFormat format) => format switch
    {
        ImageFormat.Jpeg => "jpegload_buffer",
        ImageFormat.Png => "pngload_buffer",
        ImageFormat.Tiff => "tiffload_buffer",
        ImageFormat.WebP => "webpload_buffer",
        ImageFormat.Heif => "heifload_buffer",
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };

    private static MeasurementException Damaged(ImageFormat format, string relativePath, VipsException refusal)
    {
        string name = format switch { ImageFormat.WebP => "WebP", ImageFormat.Heif => "HEIC", _ => format.ToString().ToUpperInvariant() };

        // The last line is the decoder's own; those before it tell where in libvips it was met.
        string detail = refusal.Lines.Count > 0 ? refusal.Lines[^1] : "no details";
        return Refuse($"{relativePath} is cut off or damaged ({name}: {detail}): copy it again from the camera or retake it.", refusal);
    }

    private static MeasurementException Refuse(string reason, Exception? inner = null) => new(PhotoReader.Stage, reason, inner);
}
