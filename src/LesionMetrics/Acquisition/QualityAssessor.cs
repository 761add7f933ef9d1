using LesionMetrics.Filtering;
using LesionMetrics.Imaging;

namespace LesionMetrics.Acquisition;

/// <summary>
/// Judges a photo by its pixels alone, before anything is measured on it. It asks what a retake could mend (focus, light, size) and whether the picture is a
/// color photo at all; how much of it is skin is for segmentation to say.
/// </summary>
/// <remarks>
/// <see cref="PhotoQuality.BlurScore"/> is the ratio of fine to coarse gradients at the picture's edges, on the photo brought to 1024 pixels along its longer
/// side (smaller photos as they are): about 1 for sharp edges, above for hair, 0.2 where edges spread over 0.3% of the longer side, 0 for no edges at all.
/// </remarks>
public static class QualityAssessor
{
    // Linear (max - min) / max: a color photo of skin has 0.3 and more, a gray one with a slight tint or JPEG noise stays below.
    private const double MaxGrayColorfulness = 0.06;

    // A page is mostly paper, and its ink has no color of skin, which a hand on white linen has.
    private const double MinPageShare = 0.5;

    // A drawing repeats itself nearly everywhere but at its sharp lines; a camera's noise and shading forbid it.
    private const double MinDrawingRepeatedPercent = 70;
    private const double MinDrawingBlurScore = 0.5;

    private const double MinSkinHueShare = 0.05;
    private const double MinStainShare = 0.5;

    // Linear light: what a flat field, a lens cap or a blank page spans.
    private const double MinToneRange = 0.002;

    /// <summary>The verdict on a picture.</summary>
    /// <param name="raster">Upright sRGB pixels.</param>
    /// <param name="options">Thresholds.</param>
    /// <returns>The status, with its reasons as one sentence; <c>Failed</c> where nothing should be measured.</returns>
    public static PhotoQuality Assess(RgbRaster raster, QualityOptions options)
    {
        ImageSize size = raster.Size;
        double factor = Math.Min(1, (double)SharpnessMeter.AnalysisSidePixels / size.LongerSide);
        ImageSize analysis = new(Math.Max(1, (int)Math.Round(size.Width * factor)), Math.Max(1, (int)Math.Round(size.Height * factor)));
        PlanarImage linear = RasterConversion.ToLinear(raster, analysis);
        PixelCensus pixels = PixelCensus.Of(raster);
        ColorCensus colors = ColorCensus.Of(linear);
        double? sharpness = SharpnessMeter.Measure(linear);

        string? refusal = Refusal(size, linear, sharpness, options);
        List<string> reasons = refusal is null ? Reasons(size, pixels, colors, sharpness, options) : [refusal];
        OutcomeStatus status = refusal is not null ? OutcomeStatus.Failed : reasons.Count > 0 ? OutcomeStatus.Review : OutcomeStatus.Ok;
        return new PhotoQuality(status, string.Join("; ", reasons), sharpness ?? 0, pixels.ClippedPercent);
    }

    private static string? Refusal(ImageSize size, PlanarImage linear, double? sharpness, QualityOptions options)
    {
        if (Math.Min(size.Width, size.Height) < options.RefuseSidePixels)
        {
            return $"too small at {size} pixels: submit the camera's original, not a thumbnail";
        }

        if (IsBlank(linear.Green))
        {
            return "blank, a single tone: retake the photo";
        }

        return sharpness < options.RefuseBlurScore ? "far out of focus or moved: retake with the lesion in focus" : null;
    }

    private static List<string> Reasons(ImageSize size, PixelCensus pixels, ColorCensus colors, double? sharpness, QualityOptions options)
    {
        List<string> reasons = [];
        if (Math.Min(size.Width, size.Height) < options.ReviewSidePixels)
        {
            reasons.Add($"small at {size} pixels: submit the camera's original size");
        }

        if (sharpness is null)
        {
            reasons.Add("no sharp detail can be seen: check the focus");
        }
        else if (sharpness < options.ReviewBlurScore)
        {
            reasons.Add("out of focus or moved: retake with the lesion in focus");
        }

        if (pixels.BlownRedPercent > options.ReviewBlownRedPercent)
        {
            reasons.Add("overexposed, redness is clipped: retake with less light or flash");
        }
        else if (pixels.WhitePercent > options.ReviewWhitePercent)
        {
            reasons.Add("mostly clipped to white: retake with less light, closer to the skin");
        }

        if (colors.Brightness < options.ReviewBrightness)
        {
            reasons.Add("too dark: retake with more light");
        }

        if (NotClinical(pixels, colors, sharpness) is { } doubt)
        {
            reasons.Add(doubt);
        }

        return reasons;
    }

    private static string? NotClinical(PixelCensus pixels, ColorCensus colors, double? sharpness)
    {
        if (colors.PaperShare > MinPageShare && colors.SkinHueShare < MinSkinHueShare)
        {
            return "looks like a page of paper, not a clinical photo: check that the right file was submitted";
        }

        if (colors.Colorfulness < MaxGrayColorfulness)
        {
            return "has no color, so redness cannot be measured: submit the original color photo";
        }

        if (pixels.RepeatedPercent > MinDrawingRepeatedPercent && sharpness > MinDrawingBlurScore)
        {
            return "looks like a drawing or a screenshot, not a clinical photo: check that the right file was submitted";
        }

        if (colors.StainShare > MinStainShare)
        {
            return "is purple throughout like a stained tissue slide: check that the right file was submitted or correct the white balance";
        }

        return colors.SkinHueShare < MinSkinHueShare
            ? "shows nothing of the color of skin: check that the right file was submitted or correct the white balance"
            : null;
    }

    private static bool IsBlank(Plane green)
    {
        float low = float.MaxValue;
        float high = float.MinValue;
        foreach (float sample in green.Samples)
        {
            low = Math.Min(low, sample);
            high = Math.Max(high, sample);
        }

        return high - low < MinToneRange;
    }
}
