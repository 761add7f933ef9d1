using LesionMetrics.Calibration;
using LesionMetrics.Filtering;
using LesionMetrics.Imaging;
using LesionMetrics.Study;

namespace LesionMetrics.Segmentation;

/// <summary>Calibrated photo -> tissue. Relative to perilesional skin of the same photo throughout.</summary>
public static class Segmenter
{
    /// <summary>Least share of the photo that must be skin for a reference to exist.</summary>
    private const double MinSkinShare = 0.02;

    /// <summary>Segments <paramref name="photo"/>.</summary>
    /// <exception cref="MeasurementException">No skin to refer to.</exception>
    public static SegmentedPhoto Segment(CalibratedPhoto photo, SegmentationOptions options)
    {
        double side = Math.Sqrt(photo.AnalysisSize.PixelCount);
        LogImage logarithms = Logarithms(photo.Linear);
        HairMap hair = HairDetector.Detect(logarithms, options);
        LogImage small = hair.Filled.Select(plane => Resampler.Shrink(plane, photo.AnalysisSize.FitWithin(options.ReferencePixels)));
        Mask smallSkin = SkinFinder.Find(small);
        if (photo.Roi is not null)
        {
            smallSkin = MaskOperations.And(smallSkin, Resampler.ShrinkMask(photo.Roi, small.Size));
        }

        if (smallSkin.CountIn() < MinSkinShare * small.Size.PixelCount)
        {
            throw new MeasurementException("segmentation", "no skin found in the photo: check that it shows the body site under neutral light");
        }

        SkinReference reference = SkinReference.Estimate(small, smallSkin, options);
        Mask skin = Resampler.EnlargeMask(smallSkin, photo.AnalysisSize);
        if (photo.Roi is not null)
        {
            skin = MaskOperations.And(skin, photo.Roi);
        }

        LogImage smooth = hair.Filled.Select(plane => GaussianFilter.Blur(plane, (float)(0.0014 * side)));
        ChromophoreMap chromophores = ChromophoreMap.Compute(smooth, reference);
        long minArea = Math.Max(12, (long)(options.MinLesionShare * skin.CountIn()));
        LesionCondition condition = photo.Photo.Entry.Condition;
        Mask depigmented = condition.HasFlag(LesionCondition.Vitiligo) ? FindDepigmented(chromophores, skin, side, minArea) : new Mask(skin.Size);
        Mask plaque = condition.HasFlag(LesionCondition.Dle) ? FindPlaque(chromophores, skin, depigmented, side, minArea) : new Mask(skin.Size);
        Mask margin = Morphology.Dilate(MaskOperations.Or(depigmented, plaque), Radius(0.008, side));
        Mask unaffected = MaskOperations.AndNot(MaskOperations.AndNot(MaskOperations.And(Resampler.EnlargeMask(reference.Unaffected, skin.Size), skin), margin), hair.Hair);
        return new SegmentedPhoto(photo, skin, depigmented, plaque, hair.Hair, unaffected, chromophores);
    }

    private static Mask FindDepigmented(ChromophoreMap map, Mask skin, double side, long minArea)
    {
        Mask brighter = new(skin.Size);
        for (int i = 0; i < brighter.Pixels.Length; i++)
        {
            brighter.WritablePixels[i] = skin.Pixels[i] != 0 && map.Residual.Green.Samples[i] > 0 ? Mask.In : Mask.Out;
        }

        Mask found = LesionRule.Find(map.MelaninLoss, map.MelaninNoise, brighter, Radius(0.0035, side), minArea);
        found = Morphology.Open(found, Radius(0.0023, side));
        return ConnectedComponents.RemoveSmall(HoleFilling.Fill(found, minArea / 2), minArea);
    }

    private static Mask FindPlaque(ChromophoreMap map, Mask skin, Mask depigmented, double side, long minArea)
    {
        Mask elsewhere = MaskOperations.AndNot(skin, Morphology.Dilate(depigmented, Radius(0.003, side)));
        Mask found = LesionRule.Find(map.BloodGain, map.BloodNoise, elsewhere, Radius(0.0035, side), minArea);
        found = Morphology.Close(Morphology.Open(found, Radius(0.0046, side)), Radius(0.006, side));
        found = HoleFilling.Fill(found, skin.CountIn() / 50);
        return ConnectedComponents.RemoveSmall(MaskOperations.And(found, elsewhere), 2 * minArea);
    }

    private static int Radius(double shareOfSide, double side) => Math.Max(1, (int)Math.Round(shareOfSide * side));

    private static LogImage Logarithms(PlanarImage linear) => new(Logarithm(linear.Red), Logarithm(linear.Green), Logarithm(linear.Blue));

    private static Plane Logarithm(Plane plane)
    {
        Plane result = new(plane.Size);
        Span<float> samples = result.WritableSamples;
        for (int i = 0; i < samples.Length; i++)
        {
            samples[i] = MathF.Log10(Math.Max(plane.Samples[i], LogImage.Floor));
        }

        return result;
    }
}
