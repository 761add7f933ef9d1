using LesionMetrics.Calibration;
using LesionMetrics.Filtering;
using LesionMetrics.Imaging;

namespace LesionMetrics.Segmentation;

/// <summary>A photo as far as the lesion classifier needs it: skin, its reference, chromophores and features. The same at training and at run time but for <see cref="StageUse"/>.</summary>
/// <param name="Hair">Hair at analysis size.</param>
/// <param name="Skin">Skin at analysis size.</param>
/// <param name="FirstSight">What the region classifier made of the photo, at reference size.</param>
/// <param name="Reference">The subject's unaffected skin.</param>
/// <param name="Chromophores">Melanin loss and blood gain.</param>
public sealed record LesionStage(Mask Hair, Mask Skin, SkinRegion FirstSight, SkinReference Reference, ChromophoreMap Chromophores)
{
    /// <summary>Least share of the photo that must be skin, of a color that skin may have, for a reference to exist.</summary>
    private const double MinSkinShare = 0.02;

    /// <summary>Sigma that takes out pixel noise, as a share of the side.</summary>
    private const double NoiseSigmaShare = 0.0014;

    /// <summary>What the photo was taken of, where one thing in its middle dominates; else null.</summary>
    public Figure? Figure { get; init; }

    /// <summary>Strokes of surgical marker, at analysis size; null where there are none.</summary>
    public Mask? Marker { get; init; }

    /// <summary>Skin that hair or marker hides: what is drawn there was told by what lies beside, and nothing is measured on it.</summary>
    public Mask Covered => Marker is null ? Hair : MaskOperations.Or(Hair, Marker);

    /// <summary>
    /// Prepares <paramref name="photo"/> and what the lesion classifier sees of it, apart, as that is large and has served once it is classified;
    /// null where the photo shows no skin to refer to.
    /// </summary>
    public static (LesionStage Stage, FeatureStack Features)? Prepare(
        CalibratedPhoto photo, SegmentationOptions options, TreeEnsemble regions, StageUse use = StageUse.Measuring)
    {
        PreparedPhoto prepared = PreparedPhoto.Prepare(photo, options);
        SkinRegion region = SkinClassifier.Find(prepared, regions, photo.Roi);
        Mask? marker = use == StageUse.Measuring ? MarkerStrokes.Find(prepared, region.Skin, photo.AnalysisSize) : null;
        if (marker is not null)
        {
            prepared = PreparedPhoto.Prepare(MarkerStrokes.Without(photo, marker), options);
            region = SkinClassifier.Find(prepared, regions, photo.Roi);
        }

        region = use == StageUse.Measuring ? FramePatches.Readmit(region, photo.Roi) : region;
        Mask smallSkin = region.Skin;
        if (MaskOperations.IntersectionCount(smallSkin, PlausiblyColored(prepared.Small)) < MinSkinShare * smallSkin.Size.PixelCount)
        {
            return null;
        }

        SkinReference reference = SkinReference.Estimate(prepared.Small, region, options, use);
        Mask skin = PlaneArithmetic.AtLeastHalf(Resampler.Resize(PlaneArithmetic.Coverage(smallSkin), photo.AnalysisSize));
        if (photo.Roi is not null)
        {
            skin = MaskOperations.And(skin, photo.Roi);
        }

        (Mask hair, LogImage smooth) = Smooth(prepared.Hair, reference, options);
        PlaneMemory.Reclaim();
        ChromophoreMap chromophores = ChromophoreMap.Compute(smooth, reference);
        FeatureStack features = LesionFeatures.Compute(chromophores, smooth, hair, skin, reference.Unaffected, region);
        return (new LesionStage(hair, skin, region, reference, chromophores) { Figure = FigureFinder.Find(prepared.Small, marker is null ? null : Resampler.ShrinkMask(marker, prepared.Small.Size)), Marker = marker }, features);
    }

    /// <summary>What may be skin by its color: a painted wall whose tiles the classifier takes for skin has none.</summary>
    private static Mask PlausiblyColored(LogImage small) =>
        PlausibleSkin.Find(PlaneArithmetic.Subtract(small.Red, small.Green), PlaneArithmetic.Subtract(small.Green, small.Blue), small.Green);

    /// <summary>Hair without islands of pigment, and the image without that hair and without pixel noise.</summary>
    private static (Mask Hair, LogImage Smooth) Smooth(HairMap found, SkinReference reference, SegmentationOptions options)
    {
        ImageSize size = found.Hair.Size;
        HairMap hair = HairDetector.SpareIslands(found, Resampler.Resize(reference.Field.Green, size), options);
        float sigma = Math.Max(PreparedPhoto.MinSigmaPixels, (float)(NoiseSigmaShare * Math.Sqrt(size.PixelCount)));
        return (hair.Hair, hair.Filled.Select(plane => GaussianFilter.Blur(plane, sigma)));
    }
}
