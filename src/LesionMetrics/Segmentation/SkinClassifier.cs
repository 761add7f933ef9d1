using LesionMetrics.Filtering;
using LesionMetrics.Imaging;

namespace LesionMetrics.Segmentation;

/// <summary>Skin by the region classifier, at reference size: its probability smoothed along the photo's own edges, specks and pinholes removed.</summary>
public static class SkinClassifier
{
    /// <summary>Smallest piece of skin and largest hole in it that are taken for noise, as a share of the image.</summary>
    private const double SpeckShare = 0.002;

    /// <summary>Finds skin on <paramref name="prepared"/>, within <paramref name="roi"/> (any size) if there is one.</summary>
    public static SkinRegion Find(PreparedPhoto prepared, TreeEnsemble regions, Mask? roi)
    {
        FeatureStack features = RegionFeatures.Compute(prepared.Small, prepared.SmallRaw, prepared.SmallDetail, prepared.SmallHairShare);
        ProbabilityMap map = ProbabilityMap.Evaluate(regions, features, Mask.Full(features.Size));
        Plane red = PlaneArithmetic.Add(map["plaque"], RedSkin(map["lip"]));
        Plane skin = PlaneArithmetic.Add(map["skin"], PlaneArithmetic.Add(map["depigmented"], red));
        Mask found = Clean(skin, map, prepared.Small.Green, roi);
        return new SkinRegion(found, ShareOf(map["skin"], skin), ShareOf(map["depigmented"], skin), ShareOf(red, skin));
    }

    /// <summary>What looks like lip but has no lip's shape: red skin, as likely plaque as any.</summary>
    private static Plane RedSkin(Plane lipProbability)
    {
        Mask lips = LipShape.Find(lipProbability);
        Plane red = new(lipProbability.Size);
        for (int i = 0; i < red.Samples.Length; i++)
        {
            red.WritableSamples[i] = lips.Pixels[i] == Mask.Out ? lipProbability.Samples[i] : 0;
        }

        return red;
    }

    private static Mask Clean(Plane probability, ProbabilityMap map, Plane guide, Mask? roi)
    {
        int radius = Math.Max(2, (int)Math.Round(0.02 * Math.Sqrt(guide.Size.PixelCount)));
        Mask skin = PlaneArithmetic.AtLeastHalf(GuidedFilter.Filter(probability, guide, radius, 1e-3f));
        long speck = (long)(SpeckShare * skin.Size.PixelCount);
        skin = EnclosedPatches.Readmit(ConnectedComponents.RemoveSmall(HoleFilling.Fill(skin, speck), speck), map);
        return roi is null ? skin : MaskOperations.And(skin, Resampler.ShrinkMask(roi, skin.Size));
    }

    private static Plane ShareOf(Plane part, Plane whole)
    {
        Plane share = new(part.Size);
        for (int i = 0; i < share.Samples.Length; i++)
        {
            share.WritableSamples[i] = part.Samples[i] / Math.Max(whole.Samples[i], 1e-6f);
        }

        return share;
    }
}
