using LesionMetrics.Filtering;
using LesionMetrics.Imaging;
using LesionMetrics.Kernels;

namespace LesionMetrics.Segmentation;

/// <summary>
/// Finds dark hair as what a gray closing of log green takes away (the idea of DullRazor, Lee et al. 1997, doi 10.1016/S0010-4825(97)00020-6):
/// dark, and thinner than the widest hair in at least one direction. Light hair beside it is what <see cref="LightHairDetector"/> says.
/// </summary>
public static class HairDetector
{
    /// <summary>Least depth of a hair, in log10 units: 0.05 is 11 % darker than the skin beside it.</summary>
    private const float MinDepth = 0.05f;

    /// <summary>A hair stands out of the photo's own fine relief by this many robust standard deviations.</summary>
    private const float Deviations = 4f;

    /// <summary>Least width of an island, as a share of the widest hair's.</summary>
    private const double IslandShare = 0.3;

    /// <summary>Sigma of the surroundings that stand in for hair, in pixels.</summary>
    private const float FillSigma = 3f;

    /// <summary>Finds hair on <paramref name="image"/> and fills it.</summary>
    public static HairMap Detect(LogImage image, SegmentationOptions options)
    {
        double side = Math.Sqrt(image.Size.PixelCount);
        int radius = Math.Max(2, (int)Math.Round(options.HairWidthShare * side / 2));
        Plane closed = Morphology.Close(image.Green, radius);
        Plane depth = PlaneArithmetic.Subtract(closed, image.Green);
        double typical = Quantiles.Median(depth, Mask.Full(image.Size));
        float threshold = Math.Max(MinDepth, (float)(Deviations * 1.4826 * typical));
        Mask hair = new(image.Size);
        MaskRow.AtLeast(depth.Samples, MathF.BitIncrement(threshold), hair.WritablePixels);
        hair = Morphology.Dilate(hair, 1);
        Plane green = NormalizedFilter.Fill([image.Green], MaskOperations.Not(hair), FillSigma)[0];
        Mask light = LightHairDetector.Find(green, radius);
        if (light.CountIn() == 0)
        {
            Plane[] others = NormalizedFilter.Fill([image.Red, image.Blue], MaskOperations.Not(hair), FillSigma);
            return new HairMap(hair, light, new LogImage(others[0], green, others[1]), image);
        }

        hair = MaskOperations.Or(hair, light);
        Plane[] filled = NormalizedFilter.Fill(image.Planes, MaskOperations.Not(hair), FillSigma);
        return new HairMap(hair, light, new LogImage(filled[0], filled[1], filled[2]), image);
    }

    /// <summary>
    /// Gives back what was taken for hair but is pigment that returns: islands about follicles within a pale patch are dark and small like hair, yet
    /// rounder, and no darker than unaffected skin, which hair always is.
    /// </summary>
    /// <param name="found">What <see cref="Detect"/> found.</param>
    /// <param name="unaffectedGreen">log10 green of unaffected skin, at the same size.</param>
    /// <param name="options">The same as then.</param>
    public static HairMap SpareIslands(HairMap found, Plane unaffectedGreen, SegmentationOptions options)
    {
        double side = Math.Sqrt(found.Hair.Size.PixelCount);
        int radius = Math.Max(2, (int)Math.Round(IslandShare * options.HairWidthShare * side / 2));
        Mask candidates = MaskOperations.And(MaskOperations.AndNot(found.Hair, found.Light), NoDarkerThan(unaffectedGreen, found.Raw.Green));
        Mask islands = MaskOperations.And(Morphology.Dilate(Morphology.Open(candidates, radius), radius), candidates);
        LogImage filled = new(Restore(found.Filled.Red, found.Raw.Red), Restore(found.Filled.Green, found.Raw.Green), Restore(found.Filled.Blue, found.Raw.Blue));
        return found with { Hair = MaskOperations.AndNot(found.Hair, islands), Filled = filled };

        Plane Restore(Plane replaced, Plane raw)
        {
            Plane restored = Plane.Uninitialized(raw.Size);
            Span<float> samples = restored.WritableSamples;
            ReadOnlySpan<byte> marks = islands.Pixels;
            for (int i = 0; i < samples.Length; i++)
            {
                samples[i] = marks[i] != Mask.Out ? raw.Samples[i] : replaced.Samples[i];
            }

            return restored;
        }
    }

    private static Mask NoDarkerThan(Plane unaffectedGreen, Plane green)
    {
        Mask pale = new(green.Size);
        MaskRow.AtLeast(PlaneArithmetic.Subtract(green, unaffectedGreen).Samples, -MinDepth, pale.WritablePixels);
        return pale;
    }
}
