using LesionMetrics.Filtering;
using LesionMetrics.Imaging;

namespace LesionMetrics.Segmentation;

/// <summary>Skin by the region classifier, at reference size: its probability settled between the photo's own edges, specks and pinholes removed.</summary>
public static class SkinClassifier
{
    /// <summary>Smallest piece of skin and largest hole in it that are taken for noise, as a share of the image.</summary>
    private const double SpeckShare = 0.002;

    /// <summary>
    /// See <see cref="RandomWalker"/>: the share of the image's pixels that a sure pixel is heard among, and how soon an edge stops it, per square
    /// of log10 color. Of photos that no classifier was fitted to, a patch is lost to the background by more than a twentieth on a third fewer than with a
    /// guided filter, and a fifth less of the image is told wrongly; chosen on these photos, half or twice as much does nearly as well.
    /// </summary>
    private const double SpreadShare = 0.0025;

    private const double Edge = 100;

    private const double Tolerance = 1e-4;

    /// <summary>Radius within which the border of an eye or lip follows the photo's edges, as a share of the side.</summary>
    private const double FaceRadiusShare = 0.02;

    /// <summary>Finds skin on <paramref name="prepared"/>, within <paramref name="roi"/> (any size) if there is one.</summary>
    public static SkinRegion Find(PreparedPhoto prepared, TreeEnsemble regions, Mask? roi)
    {
        FeatureStack features = RegionFeatures.Compute(prepared.Small, prepared.SmallRaw, prepared.SmallDetail, prepared.SmallHairShare);
        ProbabilityMap map = ProbabilityMap.Evaluate(regions, features, Mask.Full(features.Size));
        Plane red = PlaneArithmetic.Add(map["plaque"], RedSkin(map["lip"]));
        Plane skin = PlaneArithmetic.Add(map["skin"], PlaneArithmetic.Add(map["depigmented"], red));
        Plane face = PlaneArithmetic.Add(map["eye"], PlaneArithmetic.Subtract(PlaneArithmetic.Add(map["plaque"], map["lip"]), red));
        Mask found = Clean(skin, face, map, prepared.Small, roi);
        return new SkinRegion(found, ShareOf(map["skin"], skin), ShareOf(map["depigmented"], skin), ShareOf(red, skin))
        {
            Eye = map["eye"],
            Lip = map["lip"],
            Green = prepared.Line.Green,
        };
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

    private static Mask Clean(Plane probability, Plane face, ProbabilityMap map, LogImage image, Mask? roi)
    {
        double spread = SpreadShare * probability.Size.PixelCount;
        Mask skin = PlaneArithmetic.AtLeastHalf(new RandomWalker([image.Red, image.Green, image.Blue], spread, Edge).Settle(probability, Tolerance));

        // Eyes and lips have soft borders to the skin around them, which walks into them; they are taken at the classifier's word.
        int radius = Math.Max(2, (int)Math.Round(FaceRadiusShare * Math.Sqrt(probability.Size.PixelCount)));
        skin = MaskOperations.AndNot(skin, PlaneArithmetic.AtLeastHalf(GuidedFilter.Filter(face, image.Green, radius, 1e-3f)));
        long speck = (long)(SpeckShare * skin.Size.PixelCount);
        skin = EnclosedPatches.Readmit(ConnectedComponents.RemoveSmall(HoleFilling.Fill(skin, speck), speck), map, image.Green);
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
