namespace LesionMetrics.Acquisition;

/// <summary>Tells a file's type by its first bytes, never by its name, so that only the decoder meant for it ever sees it.</summary>
internal static class ImageSignature
{
    /// <summary>The type of a file, from its leading bytes.</summary>
    internal static ImageFormat Detect(ReadOnlySpan<byte> file)
    {
        if (file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
        {
            return ImageFormat.Jpeg;
        }

        if (file.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47]))
        {
            return ImageFormat.Png;
        }

        if (file.Length >= 12 && file.StartsWith("RIFF"u8) && file[8..].StartsWith("WEBP"u8))
        {
            return ImageFormat.WebP;
        }

        if (IsTiff(file))
        {
            return file.Length > 10 && file[8..].StartsWith("CR"u8) ? ImageFormat.Unsupported : ImageFormat.Tiff;
        }

        if (IsIsoMedia(file))
        {
            return IsHeif(file) ? ImageFormat.Heif : ImageFormat.Unsupported;
        }

        return DescribeUnsupported(file) is null ? ImageFormat.Unknown : ImageFormat.Unsupported;
    }

    /// <summary>What to call a file that is recognized and not read, for example <c>a GIF image</c>.</summary>
    internal static string Describe(ReadOnlySpan<byte> file) => DescribeUnsupported(file) ?? "not a photo in a format that is known";

    private static bool IsTiff(ReadOnlySpan<byte> file) =>
        file.StartsWith("II*\0"u8) || file.StartsWith("MM\0*"u8) || file.StartsWith("II+\0"u8) || file.StartsWith("MM\0+"u8);

    private static bool IsIsoMedia(ReadOnlySpan<byte> file) => file.Length >= 12 && file[4..].StartsWith("ftyp"u8);

    private static bool IsHeif(ReadOnlySpan<byte> file)
    {
        ReadOnlySpan<byte> brand = file.Slice(8, 4);
        return brand.SequenceEqual("heic"u8) || brand.SequenceEqual("heix"u8) || brand.SequenceEqual("heim"u8) || brand.SequenceEqual("heis"u8)
            || brand.SequenceEqual("hevc"u8) || brand.SequenceEqual("hevx"u8) || brand.SequenceEqual("mif1"u8) || brand.SequenceEqual("msf1"u8);
    }

    private static string? DescribeUnsupported(ReadOnlySpan<byte> file)
    {
        if (IsTiff(file) || file.StartsWith("FUJIFILM"u8) || file.StartsWith("IIRO"u8) || file.StartsWith("IIU\0"u8))
        {
            return "a camera raw file";
        }

        if (IsIsoMedia(file))
        {
            return file[8..].StartsWith("avif"u8) ? "an AVIF image" : file[8..].StartsWith("crx"u8) ? "a camera raw file" : "a video";
        }

        if (file.StartsWith("GIF8"u8))
        {
            return "a GIF image";
        }

        if (file.StartsWith("BM"u8) && file.Length > 14)
        {
            return "a BMP image";
        }

        if (file.StartsWith("%PDF"u8))
        {
            return "a PDF document";
        }

        if (file.Length >= 132 && file[128..].StartsWith("DICM"u8))
        {
            return "a DICOM file";
        }

        if (file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0x0A]) || (file.Length > 12 && file[4..].StartsWith("JXL "u8)))
        {
            return "a JPEG XL image";
        }

        if (file.Length > 12 && file[4..].StartsWith("jP  "u8))
        {
            return "a JPEG 2000 image";
        }

        return file.StartsWith("<"u8) ? "a web page or drawing" : null;
    }
}
