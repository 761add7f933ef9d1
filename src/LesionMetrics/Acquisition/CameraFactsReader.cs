using MetadataExtractor;
using MetadataExtractor.Formats.Exif;

namespace LesionMetrics.Acquisition;

/// <summary>Reads what a file says of its camera. Location, serial number and owner are never looked at.</summary>
internal static class CameraFactsReader
{
    private const int MaxCharacters = 60;
    private const int FlashFiredBit = 1;

    /// <summary>
    /// Whether the camera wrote Adobe RGB and said so only by its EXIF interoperability index (DCF 2.0 optional color space, <c>R03</c>), without a
    /// profile to convert from.
    /// </summary>
    internal static bool IsUnprofiledAdobeRgb(byte[] file, DecodedPhoto decoded) =>
        decoded.ProfileName is null
        && ReadDirectories(file).OfType<ExifInteropDirectory>().Any(interop =>
            interop.GetString(ExifDirectoryBase.TagInteropIndex)?.StartsWith("R03", StringComparison.Ordinal) == true);

    /// <summary>The facts; those that are absent, or in metadata too damaged to read, are null.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="decoded">What the decoder found; its orientation and profile are taken over.</param>
    internal static CameraFacts Read(byte[] file, DecodedPhoto decoded)
    {
        IReadOnlyList<MetadataExtractor.Directory> directories = ReadDirectories(file);
        ExifIfd0Directory? main = directories.OfType<ExifIfd0Directory>().FirstOrDefault();
        ExifSubIfdDirectory? exposure = directories.OfType<ExifSubIfdDirectory>().FirstOrDefault();
        return new CameraFacts(
            Clean(main?.GetString(ExifDirectoryBase.TagMake)),
            Clean(main?.GetString(ExifDirectoryBase.TagModel)),
            decoded.Orientation,
            decoded.ProfileName,
            exposure is not null && exposure.TryGetDouble(ExifDirectoryBase.TagExposureTime, out double seconds) && double.IsFinite(seconds) ? seconds : null,
            exposure is not null && exposure.TryGetInt32(ExifDirectoryBase.TagIsoEquivalent, out int iso) ? iso : null,
            exposure is not null && exposure.TryGetInt32(ExifDirectoryBase.TagFlash, out int flash) ? (flash & FlashFiredBit) != 0 : null);
    }

    private static IReadOnlyList<MetadataExtractor.Directory> ReadDirectories(byte[] file)
    {
        try
        {
            using MemoryStream stream = new(file, writable: false);
            return ImageMetadataReader.ReadMetadata(stream);
        }
        catch (Exception damaged) when (damaged is not OutOfMemoryException)
        {
            // No number is made from these facts: a photo whose pixels are whole is measured without them.
            return [];
        }
    }

    private static string? Clean(string? text)
    {
        if (text is null)
        {
            return null;
        }

        string printable = new([.. text.Where(c => !char.IsControl(c)).Take(MaxCharacters)]);
        return string.IsNullOrWhiteSpace(printable) ? null : printable.Trim();
    }
}
