using LesionMetrics.Filtering;
using LesionMetrics.Imaging;

namespace LesionMetrics.Segmentation;

/// <summary>
/// Features that tell unaffected skin, depigmented skin and plaque apart. All are relative to the subject's own unaffected skin in the same
/// photo: a change of exposure, white balance or tone moves none of them much. Scales are shares of the side.
/// </summary>
public static class LesionFeatures
{
    /// <summary>Pixels at which features are computed, at most: borders are refined to the analysis size afterwards.</summary>
    public const long MaxPixels = 500_000;

    /// <summary>Gaussian sigmas, as shares of the side: single islands, patches of scale, whole lesions.</summary>
    private static readonly double[] Scales = [0.0035, 0.010, 0.028];

    /// <summary>Floor of the deviation that roughness is measured by, in log10 units: a flat picture has none.</summary>
    private const double LeastDeviation = 1e-4;

    /// <summary>Floor of the deviation at a scale, as a share of that of single pixels.</summary>
    private const double LeastOwnDeviation = 1e-3;

    /// <summary>Computes the features.</summary>
    /// <param name="map">Residuals and chromophores at analysis size.</param>
    /// <param name="image">Hair-free log image at analysis size.</param>
    /// <param name="hair">Hair at analysis size.</param>
    /// <param name="skin">Skin at analysis size.</param>
    /// <param name="unaffected">Skin that the reference rests on, any size.</param>
    /// <param name="firstSight">What the region classifier made of the photo, any size: it sees a whole lesion at once.</param>
    public static FeatureStack Compute(ChromophoreMap map, LogImage image, Mask hair, Mask skin, Mask unaffected, SkinRegion firstSight)
    {
        ImageSize size = image.Size.FitWithin(MaxPixels);
        float side = (float)Math.Sqrt(size.PixelCount);
        List<string> names = [];
        List<Plane> planes = [];

        Mask reference = PlaneArithmetic.AtLeastHalf(Resampler.Resize(PlaneArithmetic.Coverage(unaffected), size));
        LogImage residual = map.Residual.Select(plane => Resampler.Resize(plane, size));
        Plane melanin = Resampler.Resize(map.MelaninLoss, size);
        Plane blood = Resampler.Resize(map.BloodGain, size);
        Add("residual_red_0", At(residual.Red, 0));
        Add("residual_green_0", At(residual.Green, 0));
        Add("residual_blue_0", At(residual.Blue, 0));
        Plane[] melaninAt = [At(melanin, 0), At(melanin, 1)];
        Plane[] bloodAt = [At(blood, 0), At(blood, 1), At(blood, 2)];
        Add("melanin_z_0", PlaneArithmetic.Scale(melaninAt[0], 0, 1 / map.MelaninNoise));
        AddEach("blood_z", bloodAt, plane => PlaneArithmetic.Scale(plane, 0, 1 / map.BloodNoise));
        AddEach("melanin_own", melaninAt, plane => OfOwnScale(plane, map.MelaninNoise, reference));
        AddEach("blood_own", bloodAt, plane => OfOwnScale(plane, map.BloodNoise, reference));

        ImageSize segmentSize = image.Size.FitWithin(ContrastSegments.MaxPixels);
        Mask segmentSkin = Resampler.ShrinkMask(skin, segmentSize);
        Mask segmentReference = Resampler.ShrinkMask(reference, segmentSize);
        AddSegments("pale", map.Residual.Green, outline: true);
        AddSegments("melanin", map.MelaninLoss, outline: true);
        AddSegments("blood", map.BloodGain, outline: false);

        Mask smallSkin = Resampler.ShrinkMask(skin, size);
        double melaninPeak = Math.Max(2 * map.MelaninNoise, Peak(melanin, smallSkin));
        double bloodPeak = Math.Max(2 * map.BloodNoise, Peak(blood, smallSkin));
        Add("melanin_of_peak", PlaneArithmetic.Scale(planes[names.IndexOf("melanin_z_0")], 0, map.MelaninNoise / melaninPeak));
        Add("blood_of_peak", PlaneArithmetic.Scale(planes[names.IndexOf("blood_z_0")], 0, map.BloodNoise / bloodPeak));
        Add("melanin_peak_z", PlaneArithmetic.Constant(size, melaninPeak / map.MelaninNoise));
        Add("blood_peak_z", PlaneArithmetic.Constant(size, bloodPeak / map.BloodNoise));
        Add("melanin_noise", PlaneArithmetic.Constant(size, map.MelaninNoise));
        Add("blood_noise", PlaneArithmetic.Constant(size, map.BloodNoise));

        LogImage log = image.Select(plane => Resampler.Resize(plane, size));
        Plane redGreen = PlaneArithmetic.Subtract(log.Red, log.Green);
        for (int i = 0; i < Scales.Length; i++)
        {
            float sigma = (float)Scales[i] * side;
            Add($"roughness_green_{i}", OfUnaffected(PlaneArithmetic.Deviation(residual.Green, sigma / 2), reference));
            if (i > 0)
            {
                Add($"roughness_red_green_{i}", OfUnaffected(PlaneArithmetic.Deviation(redGreen, sigma / 2), reference));
            }
        }

        Add("hair_density", GaussianFilter.Blur(PlaneArithmetic.Coverage(Resampler.ShrinkMask(hair, size)), (float)Scales[1] * side));
        Add("border_distance", BorderDistance(smallSkin, side));
        Add("first_sight_plaque", Resampler.Resize(firstSight.Plaque, size));
        return new FeatureStack(names, planes);

        void Add(string name, Plane plane)
        {
            names.Add(name);
            planes.Add(plane);
        }

        void AddEach(string name, Plane[] scales, Func<Plane, Plane> feature)
        {
            for (int i = 0; i < scales.Length; i++)
            {
                Add($"{name}_{i}", feature(scales[i]));
            }
        }

        void AddSegments(string name, Plane change, bool outline)
        {
            ContrastSegments segments = ContrastSegments.Of(Resampler.Resize(change, segmentSize), segmentSkin, segmentReference);
            Add($"{name}_segment_edge", Resampler.Resize(segments.Edge, size));
            Add($"{name}_segment_contrast", Resampler.Resize(segments.Contrast, size));
            if (outline)
            {
                Add($"{name}_segment_area", Resampler.Resize(segments.Area, size));
                Add($"{name}_segment_shape", Resampler.Resize(segments.Shape, size));
            }
        }

        Plane At(Plane plane, int scale) => GaussianFilter.Blur(plane, (float)Scales[scale] * side);
    }

    /// <summary>
    /// A change over how much unaffected skin varies at that scale: pores, hair and mottling make single pixels noisy, and the mean over a patch hardly.
    /// </summary>
    private static Plane OfOwnScale(Plane smooth, double pixelNoise, Mask reference)
    {
        double[] quartiles = Quantiles.Of(smooth, reference, [0.25, 0.75]);
        return PlaneArithmetic.Scale(smooth, 0, 1 / Math.Max(LeastOwnDeviation * pixelNoise, (quartiles[1] - quartiles[0]) / Quantiles.NormalQuartileWidth));
    }

    /// <summary>A deviation over that of this photo's unaffected skin: how sharp and how noisy the camera is then falls out.</summary>
    private static Plane OfUnaffected(Plane deviation, Mask reference) =>
        PlaneArithmetic.Scale(deviation, 0, 1 / Math.Max(LeastDeviation, Quantiles.Median(deviation, reference)));

    /// <summary>What the most changed half per cent of skin exceeds: the strength of this photo's own lesions, if it has any.</summary>
    private static double Peak(Plane change, Mask skin) => skin.CountIn() == 0 ? 0 : Quantiles.Of(change, skin, [0.995])[0];

    /// <summary>Distance to the nearest non-skin pixel in shares of the side, at most 0.5, which also stands where there is none.</summary>
    private static Plane BorderDistance(Mask skin, float side)
    {
        Plane distance = DistanceTransform.Euclidean(skin);
        Span<float> samples = distance.WritableSamples;
        for (int i = 0; i < samples.Length; i++)
        {
            samples[i] = Math.Min(samples[i] / side, 0.5f);
        }

        return distance;
    }
}
