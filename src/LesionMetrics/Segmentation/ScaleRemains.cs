using LesionMetrics.Filtering;
using LesionMetrics.Imaging;
using LesionMetrics.Kernels;

namespace LesionMetrics.Segmentation;

/// <summary>
/// Finds former plaques of which only gray scale is left. On dark skin redness hardly shows, and once it is gone the classifier, which has seen no lesion
/// there, gives scale that a person follows without effort one chance in ten. Knowing where to look, it can be asked of the whole region instead: scale
/// scatters light before pigment takes any, so both color ratios fall towards white, and it is rough. What inflammation leaves behind is neither: a dark
/// spot raises both ratios, a pale one is as smooth as skin.
/// </summary>
internal static class ScaleRemains
{
    /// <summary>By how many standard deviations of unaffected skin, at the region's own size, both log10(R/G) and log10(G/B) must have fallen, and roughness have risen.</summary>
    private const double LeastSignificance = 5;

    /// <summary>Least mean probability of plaque: one chance in twenty, where unaffected skin has one in a hundred.</summary>
    private const double LeastProbability = 0.05;

    /// <summary>Share of a former plaque that is plaque still, above which it was not overlooked.</summary>
    private const double FoundShare = 0.05;

    /// <summary>Least share of skin that a former plaque covers.</summary>
    private const double LeastShareOfSkin = 4e-4;

    /// <summary>Width of the rim that the registration may have laid beside, as a share of the radius of a disc as large.</summary>
    private const double RimShare = 0.15;

    /// <summary>Sigma of roughness, as a share of the side.</summary>
    private const double RoughnessSigmaShare = 0.00175;

    /// <summary>Sigma over which whiteness is taken: flakes and the skin between them are one plaque.</summary>
    private const double WhiteSigmaShare = 0.004;

    /// <summary>Least roughness, log10 units.</summary>
    private const float LeastRoughness = 1e-4f;

    /// <summary>Half the width of the band about a former border in which the present one is looked for, as a share of the radius of a disc as large.</summary>
    private const double BandShare = 0.3;

    /// <summary>Share of the contrast at the plausible border outside the likely one.</summary>
    private const float LenientShare = 0.35f;

    /// <summary>The former plaques, at analysis size, that show scale and were overlooked; null for none. They are in doubt as wholes.</summary>
    /// <param name="photo">The follow-up, segmented by itself.</param>
    /// <param name="former">Lesions at baseline, in its frame.</param>
    public static LesionMask? Find(SegmentedPhoto photo, FormerLesions former)
    {
        ComponentMap pieces = ConnectedComponents.Label(MaskOperations.And(former.Plaque, photo.Skin), eightConnected: true);
        long[] found = new long[pieces.Count + 1];
        for (int i = 0; i < pieces.Labels.Length; i++)
        {
            found[pieces.Labels[i]] += photo.Plaque.Pixels[i] != Mask.Out ? 1 : 0;
        }

        double least = LeastShareOfSkin * photo.Skin.CountIn();
        Component[] overlooked = [.. pieces.Components.Where(piece => piece.AreaPixels >= least && found[piece.Label] <= FoundShare * piece.AreaPixels)];
        if (overlooked.Length == 0 || Clear(photo, former) is not { } clear)
        {
            return null;
        }

        LogImage residual = photo.Chromophores.Residual;
        (Plane Plane, SkinVariation Variation, int Sign)[] signs =
        [
            Sign(PlaneArithmetic.Subtract(residual.Red, residual.Green), clear, -1),
            Sign(PlaneArithmetic.Subtract(residual.Green, residual.Blue), clear, -1),
            Sign(Roughness(residual.Green), clear, 1),
        ];
        Plane probability = Resampler.Resize(photo.Probabilities.Plaque, clear.Size);
        Component[] scaled = [.. overlooked.Where(piece => IsScale(pieces, piece, signs, probability))];
        return scaled.Length == 0 ? null : Outline(pieces, scaled, residual, photo.Skin);
    }

    /// <summary>Draws each piece at half of how much whiter it is than the skin about it.</summary>
    private static LesionMask Outline(ComponentMap pieces, Component[] scaled, LogImage residual, Mask skin)
    {
        ImageSize size = skin.Size.FitWithin(LesionFeatures.MaxPixels);
        float sigma = (float)(WhiteSigmaShare * Math.Sqrt(size.PixelCount));
        Plane white = GaussianFilter.Blur(Resampler.Resize(PlaneArithmetic.Subtract(residual.Blue, residual.Red), size), Math.Max(PreparedPhoto.MinSigmaPixels, sigma));
        Mask likely = new(skin.Size);
        Mask lenient = new(skin.Size);
        foreach (Component piece in scaled)
        {
            Mask own = Resampler.ShrinkMask(pieces.Select(other => other.Label == piece.Label), size);
            Plane belonging = Resampler.Resize(LocalContrast.Belonging(own, white, BandShare), skin.Size);
            likely = MaskOperations.Or(likely, DrawnOutline.Of(From(belonging, 0.5f), skin));
            lenient = MaskOperations.Or(lenient, From(belonging, LenientShare));
        }

        return new LesionMask(likely, new Mask(skin.Size), MaskOperations.Or(likely, MaskOperations.And(lenient, skin)));

        static Mask From(Plane belonging, float share)
        {
            Mask mask = new(belonging.Size);
            MaskRow.AtLeast(belonging.Samples, share, mask.WritablePixels);
            return ConnectedComponents.LargestComponent(mask);
        }
    }

    /// <summary>Skin that never was a lesion, at the size that variation is measured at; null where there is next to none.</summary>
    private static Mask? Clear(SegmentedPhoto photo, FormerLesions former)
    {
        ImageSize size = photo.Skin.Size.FitWithin(SkinVariation.MaxPixels);
        Mask lesions = MaskOperations.Or(MaskOperations.Or(former.Plaque, former.Depigmented), MaskOperations.Or(photo.Plaque, photo.Depigmented));
        Mask skin = Resampler.ShrinkMask(photo.Skin, size);
        Mask clear = MaskOperations.AndNot(skin, Morphology.Dilate(Resampler.ShrinkMask(lesions, size), 2));
        return clear.CountIn() > skin.CountIn() / 10 ? clear : null;
    }

    private static Plane Roughness(Plane green)
    {
        Plane small = Resampler.Resize(green, green.Size.FitWithin(LesionFeatures.MaxPixels));
        float sigma = Math.Max(PreparedPhoto.MinSigmaPixels, (float)(RoughnessSigmaShare * Math.Sqrt(small.Size.PixelCount)));
        Plane deviation = PlaneArithmetic.Deviation(small, sigma);
        Plane roughness = Plane.Uninitialized(deviation.Size);
        LogarithmRow.FlooredLog10(deviation.Samples, LeastRoughness, 1, roughness.WritableSamples);
        return roughness;
    }

    private static (Plane Plane, SkinVariation Variation, int Sign) Sign(Plane change, Mask clear, int sign)
    {
        Plane small = Resampler.Resize(change, clear.Size);
        return (small, SkinVariation.Of(small, clear), sign);
    }

    private static bool IsScale(ComponentMap pieces, Component piece, (Plane Plane, SkinVariation Variation, int Sign)[] signs, Plane probability)
    {
        double radius = Math.Sqrt(piece.AreaPixels / Math.PI);
        Mask own = pieces.Select(other => other.Label == piece.Label);
        Mask inner = Resampler.ShrinkMask(Morphology.Erode(own, Math.Max(1, (int)Math.Round(RimShare * radius))), probability.Size);
        if (inner.CountIn() == 0 || MaskedStatistics.Mean(probability, inner) < LeastProbability)
        {
            return false;
        }

        double width = radius / 2 / Math.Sqrt(pieces.Size.PixelCount);
        return signs.All(sign =>
            sign.Sign * MaskedStatistics.Mean(PlaneArithmetic.Subtract(sign.Plane, sign.Variation.Level), inner) >= LeastSignificance * sign.Variation.At(width));
    }
}
