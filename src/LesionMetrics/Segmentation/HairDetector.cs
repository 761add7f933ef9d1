using LesionMetrics.Filtering;
using LesionMetrics.Imaging;

namespace LesionMetrics.Segmentation;

/// <summary>
/// Finds dark hair as what a gray closing of log green takes away (the idea of DullRazor, Lee et al. 1997, doi 10.1016/S0010-4825(97)00020-6):
/// dark, and thinner than the widest hair in at least one direction.
/// </summary>
public static class HairDetector
{
    /// <summary>Least depth of a hair, in log10 units: 0.05 is 11 % darker than the skin beside it.</summary>
    private const float MinDepth = 0.05f;

    /// <summary>A hair stands out of the photo's own fine relief by this many robust standard deviations.</summary>
    private const float Deviations = 4f;

    /// <summary>Finds hair on <paramref name="image"/> and fills it.</summary>
    public static HairMap Detect(LogImage image, SegmentationOptions options)
    {
        double side = Math.Sqrt(image.Size.PixelCount);
        int radius = Math.Max(2, (int)Math.Round(options.HairWidthShare * side / 2));
        Plane closed = Morphology.Close(image.Green, radius);
        Plane depth = new(image.Size);
        ReadOnlySpan<float> high = closed.Samples;
        ReadOnlySpan<float> low = image.Green.Samples;
        Span<float> difference = depth.WritableSamples;
        for (int i = 0; i < difference.Length; i++)
        {
            difference[i] = high[i] - low[i];
        }

        double typical = Quantiles.Median(depth, Mask.Full(image.Size));
        float threshold = Math.Max(MinDepth, (float)(Deviations * 1.4826 * typical));
        Mask hair = new(image.Size);
        Span<byte> marks = hair.WritablePixels;
        for (int i = 0; i < marks.Length; i++)
        {
            marks[i] = difference[i] > threshold ? Mask.In : Mask.Out;
        }

        hair = Morphology.Dilate(hair, 1);
        return new HairMap(hair, image.Select(plane => Fill(plane, hair)));
    }

    private static Plane Fill(Plane plane, Mask hair)
    {
        Plane around = NormalizedFilter.Blur(plane, MaskOperations.Not(hair), 3f);
        Plane filled = plane.Copy();
        Span<float> samples = filled.WritableSamples;
        ReadOnlySpan<float> replacement = around.Samples;
        ReadOnlySpan<byte> marks = hair.Pixels;
        for (int i = 0; i < samples.Length; i++)
        {
            if (marks[i] != Mask.Out)
            {
                samples[i] = replacement[i];
            }
        }

        return filled;
    }
}
