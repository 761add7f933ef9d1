using LesionMetrics.Filtering;
using LesionMetrics.Imaging;

namespace LesionMetrics.Segmentation;

/// <summary>
/// Gives back to skin what it encloses. A wholly depigmented patch on dark skin looks like paper, pixel by pixel; what tells them apart is
/// shape: labels and rulers are cut rectangles, patches are not. Eyes and lips are told by the classifier and stay out, unless it takes for an eye what has
/// neither pupil nor lashes.
/// </summary>
internal static class EnclosedPatches
{
    /// <summary>Share of its smallest bounding rectangle that a cut label fills; an ellipse fills 0.785 of it.</summary>
    private const double RectangularShare = 0.82;

    /// <summary>Rulers are longer than this many widths; a patch that long does not fill this share of its rectangle.</summary>
    private const double RulerAspect = 2.5;

    private const double RulerShare = 0.65;

    /// <summary>Largest patch, as a share of the skin around it.</summary>
    private const double MaxShareOfSkin = 0.3;

    /// <summary>Mean probability of eye and lip up to which a patch may be skin.</summary>
    private const double MaxFeatureProbability = 0.25;

    /// <summary>Mean probability of eye from which it is one whatever it looks like: a pale iris is no darker than dark skin.</summary>
    private const double SureEyeProbability = 0.75;

    /// <summary>Least share of an eye that is darker than any skin: pupil, lashes and the lids' margins. The pupil alone has 0.04 of the opening.</summary>
    private const double LeastDarkShareOfEye = 0.02;

    /// <summary>How much darker than skin they are, in log10 units of green.</summary>
    private const double Darker = 0.1;

    private const int Directions = 18;

    /// <summary><paramref name="skin"/> with the patches that it encloses.</summary>
    /// <param name="skin">What is skin without doubt.</param>
    /// <param name="regions">The region classifier's word.</param>
    /// <param name="green">log10 green, at the same size.</param>
    public static Mask Readmit(Mask skin, ProbabilityMap regions, Plane green)
    {
        double dark = skin.CountIn() > 0 ? Quantiles.Median(green, skin) - Darker : double.NegativeInfinity;
        Mask result = skin.Copy();
        ComponentMap holes = ConnectedComponents.Label(MaskOperations.Not(skin), eightConnected: false);
        long skinArea = skin.CountIn();
        foreach (Component hole in holes.Components)
        {
            bool touchesBorder = hole.Left == 0 || hole.Top == 0 || hole.Right == skin.Width - 1 || hole.Bottom == skin.Height - 1;
            if (touchesBorder || hole.AreaPixels > MaxShareOfSkin * skinArea)
            {
                continue;
            }

            List<int> pixels = PixelsOf(holes, hole, skin.Width);
            bool pale = pixels.Count(i => green.Samples[i] < dark) < LeastDarkShareOfEye * pixels.Count;
            double eye = pixels.Average(i => regions["eye"].Samples[i]);
            double features = (pale && eye < SureEyeProbability ? 0 : eye) + pixels.Average(i => regions["lip"].Samples[i]);
            if (features <= MaxFeatureProbability && !IsCutPaper(pixels, skin.Width))
            {
                foreach (int i in pixels)
                {
                    result.WritablePixels[i] = Mask.In;
                }
            }
        }

        return result;
    }

    private static List<int> PixelsOf(ComponentMap map, Component component, int width)
    {
        List<int> pixels = [];
        for (int y = component.Top; y <= component.Bottom; y++)
        {
            for (int x = component.Left; x <= component.Right; x++)
            {
                if (map.Labels[(y * width) + x] == component.Label)
                {
                    pixels.Add((y * width) + x);
                }
            }
        }

        return pixels;
    }

    /// <summary>Whether the pixels fill the smallest of their bounding rectangles over <see cref="Directions"/> turns, as cut paper does.</summary>
    private static bool IsCutPaper(List<int> pixels, int width)
    {
        double smallest = double.PositiveInfinity;
        double aspect = 1;
        for (int direction = 0; direction < Directions; direction++)
        {
            (double sin, double cos) = PortableMath.SinCos(direction * Math.PI / 2 / Directions);
            (double lowU, double highU, double lowV, double highV) = (double.MaxValue, double.MinValue, double.MaxValue, double.MinValue);
            foreach (int i in pixels)
            {
                double u = (i % width * cos) + (i / width * sin);
                double v = (i / width * cos) - (i % width * sin);
                lowU = Math.Min(lowU, u);
                highU = Math.Max(highU, u);
                lowV = Math.Min(lowV, v);
                highV = Math.Max(highV, v);
            }

            double sideU = highU - lowU + 1;
            double sideV = highV - lowV + 1;
            if (sideU * sideV < smallest)
            {
                smallest = sideU * sideV;
                aspect = Math.Max(sideU, sideV) / Math.Min(sideU, sideV);
            }
        }

        double filled = pixels.Count / smallest;
        return filled > (aspect > RulerAspect ? RulerShare : RectangularShare);
    }
}
