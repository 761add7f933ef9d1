using LesionMetrics.Calibration;
using LesionMetrics.Filtering;
using LesionMetrics.Imaging;

namespace LesionMetrics.Segmentation;

/// <summary>What every later step of segmentation looks at: logarithms with and without hair, at analysis size and small.</summary>
/// <param name="Hair">Hair and the hair-free log image, at analysis size.</param>
/// <param name="Small">Hair-free log image at reference size.</param>
/// <param name="SmallRaw">Log image with its hair at reference size.</param>
/// <param name="SmallDetail">Standard deviation of log green at the scale of a few analysis pixels, averaged to reference size.</param>
/// <param name="SmallHairShare">Share of each reference pixel that is hair.</param>
public sealed record PreparedPhoto(HairMap Hair, LogImage Small, LogImage SmallRaw, Plane SmallDetail, Plane SmallHairShare)
{
    /// <summary>Size at which what is thinner than hair is wide still shows, in pixels.</summary>
    private const long LinePixels = 125_000;

    /// <summary>Log image with its hair, at three times the reference size: lines show that vanish there.</summary>
    public required LogImage Line { get; init; }

    /// <summary>Sigma of the finest texture, as a share of the side.</summary>
    private const double DetailSigmaShare = 0.0015;

    /// <summary>On a tiny photo a share of the side falls below what a Gaussian sampled at pixels can be.</summary>
    internal const float MinSigmaPixels = 0.1f;

    /// <summary>Prepares <paramref name="photo"/>.</summary>
    public static PreparedPhoto Prepare(CalibratedPhoto photo, SegmentationOptions options)
    {
        ImageSize size = photo.AnalysisSize;
        ImageSize smallSize = size.FitWithin(options.ReferencePixels);
        LogImage logarithms = new(ColorPlanes.Log10(photo.Linear.Red), ColorPlanes.Log10(photo.Linear.Green), ColorPlanes.Log10(photo.Linear.Blue));
        HairMap hair = HairDetector.Detect(logarithms, options);
        float sigma = Math.Max(MinSigmaPixels, (float)(DetailSigmaShare * Math.Sqrt(size.PixelCount)));
        LogImage raw = logarithms.Select(plane => Resampler.Shrink(plane, smallSize));
        PlaneMemory.Reclaim();
        return new PreparedPhoto(
            hair,
            hair.Filled.Select(plane => Resampler.Shrink(plane, smallSize)),
            raw,
            Resampler.Shrink(PlaneArithmetic.Deviation(hair.Filled.Green, sigma), smallSize),
            Resampler.Shrink(PlaneArithmetic.Coverage(hair.Hair), smallSize))
        {
            Line = logarithms.Select(plane => Resampler.Shrink(plane, size.FitWithin(LinePixels))),
        };
    }
}
