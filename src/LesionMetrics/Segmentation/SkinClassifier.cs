using LesionMetrics.Filtering;
using LesionMetrics.Imaging;

namespace LesionMetrics.Segmentation;

/// <summary>Skin by the region classifier, at reference size: its probability smoothed along the photo's own edges, specks and pinholes removed.</summary>
public static class SkinClassifier
{
    /// <summary>Smallest piece of skin and largest hole in it that are taken for noise, as a share of the image.</summary>
    private const double SpeckShare = 0.002;

    /// <summary>Finds skin on <paramref name="prepared"/>, within <paramref name="roi"/> (any size) if there is one.</summary>
    public static Mask Find(PreparedPhoto prepared, TreeEnsemble regions, Mask? roi)
    {
        FeatureStack features = RegionFeatures.Compute(prepared.Small, prepared.SmallRaw, prepared.SmallDetail, prepared.SmallHairShare);
        ProbabilityMap map = ProbabilityMap.Evaluate(regions, features, Mask.Full(features.Size));
        return Clean(map, prepared.Small.Green, roi);
    }

    private static Mask Clean(ProbabilityMap map, Plane guide, Mask? roi)
    {
        int radius = Math.Max(2, (int)Math.Round(0.02 * Math.Sqrt(guide.Size.PixelCount)));
        Mask skin = PlaneArithmetic.AtLeastHalf(GuidedFilter.Filter(map["skin"], guide, radius, 1e-3f));
        long speck = (long)(SpeckShare * skin.Size.PixelCount);
        skin = EnclosedPatches.Readmit(ConnectedComponents.RemoveSmall(HoleFilling.Fill(skin, speck), speck), map);
        return roi is null ? skin : MaskOperations.And(skin, Resampler.ShrinkMask(roi, skin.Size));
    }
}
