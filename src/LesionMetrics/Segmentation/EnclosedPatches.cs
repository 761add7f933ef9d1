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

            IReadOnlyList<int> pixels = holes.IndicesOf(hole);
            bool pale = pixels.Count(i => green.Samples[i] < dark) < LeastDarkShareOfEye * pixels.Count;
            double eye = pixels.Average(i => regions["eye"].Samples[i]);
            double features = (pale && eye < SureEyeProbability ? 0 : eye) + pixels.Average(i => regions["lip"].Samples[i]);
            if (features <= MaxFeatureProbability && !CutPaper.Is(pixels, skin.Width))
            {
                foreach (int i in pixels)
                {
                    result.WritablePixels[i] = Mask.In;
                }
            }
        }

        return result;
    }
}
