using LesionMetrics.Filtering;
using LesionMetrics.Imaging;

namespace LesionMetrics.Segmentation;

/// <summary>Where a person draws the line about something whose place is known: at half the contrast between what lies within and beyond, right there.</summary>
internal static class LocalContrast
{
    /// <summary>1 well within <paramref name="piece"/>, 0 well beyond it, and about its border the share of the contrast between what lies just within and just beyond.</summary>
    /// <param name="piece">A piece whose border is known roughly.</param>
    /// <param name="distance">How far each pixel lies from skin, in any unit, of the same size; larger within.</param>
    /// <param name="bandShare">Half the width of the band about the border, as a share of the radius of a disc as large.</param>
    public static Plane Belonging(Mask piece, Plane distance, double bandShare)
    {
        int band = Math.Max(1, (int)Math.Round(bandShare * Math.Sqrt(piece.CountIn() / Math.PI)));
        Mask core = Morphology.Erode(piece, band);
        Mask reach = Morphology.Dilate(piece, band);
        Mask beyond = MaskOperations.Not(reach);
        if (core.CountIn() == 0 || beyond.CountIn() == 0)
        {
            return PlaneArithmetic.Coverage(piece);
        }

        Plane inner = NormalizedFilter.Blur(distance, core, band);
        Plane outer = NormalizedFilter.Blur(distance, beyond, band);
        Plane belonging = PlaneArithmetic.Coverage(core);
        for (int i = 0; i < belonging.Samples.Length; i++)
        {
            if (reach.Pixels[i] != Mask.Out && core.Pixels[i] == Mask.Out)
            {
                float contrast = inner.Samples[i] - outer.Samples[i];
                belonging.WritableSamples[i] = contrast > 0 ? Math.Clamp((distance.Samples[i] - outer.Samples[i]) / contrast, 0, 1) : piece.Pixels[i] != Mask.Out ? 1 : 0;
            }
        }

        return belonging;
    }
}
