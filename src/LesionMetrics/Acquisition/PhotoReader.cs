using System.Security.Cryptography;
using LesionMetrics.Imaging;
using LesionMetrics.Native;
using LesionMetrics.Study;

namespace LesionMetrics.Acquisition;

/// <summary>The acquisition stage: from a photo file to upright sRGB pixels with a verdict on their quality.</summary>
public static class PhotoReader
{
    /// <summary>The name that this stage signs its refusals with.</summary>
    public const string Stage = "acquisition";

    /// <summary>Reads one photo.</summary>
    /// <param name="entry">Which photo.</param>
    /// <param name="options">Limits and quality thresholds.</param>
    /// <returns>The photo, upright, in sRGB, 8 or 16 bits as the file has them, with its region of interest if the study gives one.</returns>
    /// <exception cref="MeasurementException">The photo, or its region of interest, cannot be used; the reason names the file and the remedy.</exception>
    /// <exception cref="StudyException">libvips is missing.</exception>
    public static Photo Read(PhotoEntry entry, AcquisitionOptions options)
    {
        VipsLibrary.EnsureAvailable();
        byte[] file = PhotoFile.ReadAllBytes(entry.FullPath, entry.RelativePath, options.MaxFileBytes);
        string sha256 = Convert.ToHexStringLower(SHA256.HashData(file));
        DecodedPhoto decoded = PhotoDecoder.Decode(file, entry.RelativePath, options);
        CameraFacts camera = CameraFactsReader.Read(file, decoded);
        if (CameraFactsReader.IsUnprofiledAdobeRgb(file, decoded))
        {
            decoded = decoded with { ReviewReasons = [.. decoded.ReviewReasons, "the camera wrote Adobe RGB without a color profile, so redness reads too low: export it as sRGB"] };
        }

        PhotoQuality quality = Judge(decoded, entry.RelativePath, options.Quality);
        return new Photo(entry, sha256, decoded.Raster, camera, quality, ReadRoi(entry, decoded.Raster.Size));
    }

    private static PhotoQuality Judge(DecodedPhoto decoded, string relativePath, QualityOptions options)
    {
        PhotoQuality pixels = QualityAssessor.Assess(decoded.Raster, options);
        if (pixels.Status == OutcomeStatus.Failed)
        {
            throw new MeasurementException(Stage, $"{relativePath} is {pixels.Reason}.");
        }

        return decoded.ReviewReasons.Count == 0
            ? pixels
            : pixels with
            {
                Status = OutcomeStatus.Review,
                Reason = string.Join("; ", decoded.ReviewReasons.Append(pixels.Reason).Where(reason => reason.Length > 0)),
            };
    }

    private static Mask? ReadRoi(PhotoEntry entry, ImageSize size)
    {
        if (entry.RoiPath is null)
        {
            return null;
        }

        string relativePath = CompanionFile.RelativePathOf(entry, entry.RoiPath);
        Mask roi = MaskPng.Read(entry.RoiPath, relativePath, size);
        return roi.CountIn() > 0
            ? roi
            : throw new MeasurementException(Stage, $"{relativePath} marks no pixel: paint the region to measure in white (255) or remove the file.");
    }
}
