using LesionMetrics.Filtering;
using LesionMetrics.Imaging;
using LesionMetrics.Kernels;

namespace LesionMetrics.Segmentation;

/// <summary>
/// Finds blond, gray and white hair as what a gray opening of log green takes away and is long and thin besides: scale, glare and small patches are as
/// bright and as narrow, yet none of them is a line.
/// </summary>
internal static class LightHairDetector
{
    /// <summary>Least height over the skin beside it, in log10 units: 0.05 is 12 % brighter.</summary>
    private const float MinHeight = 0.05f;

    /// <summary>A hair stands out of the photo's own fine relief by this many robust standard deviations.</summary>
    private const float Deviations = 4f;

    /// <summary>Least extent of a piece in widths of its own; the twigs of a lacy scale have 4 to 6.</summary>
    private const double LeastElongation = 8;

    /// <summary>Least extent of a piece in widths of the widest hair.</summary>
    private const double LeastLength = 2;

    /// <summary>Finds light hair.</summary>
    /// <param name="green">log10 green, dark hair filled: the skin between two dark hairs is a bright line, too.</param>
    /// <param name="radius">Half the width of the widest hair, in pixels.</param>
    /// <returns>Hair with a margin of one pixel.</returns>
    public static Mask Find(Plane green, int radius)
    {
        Plane height = PlaneArithmetic.Subtract(green, Morphology.Open(green, radius));
        double typical = Quantiles.Median(height, Mask.Full(green.Size));
        float threshold = Math.Max(MinHeight, (float)(Deviations * 1.4826 * typical));
        Mask bright = new(green.Size);
        MaskRow.AtLeast(height.Samples, MathF.BitIncrement(threshold), bright.WritablePixels);
        ComponentMap pieces = ConnectedComponents.Label(bright, eightConnected: true);
        Mask interior = Morphology.Erode(bright, 1);
        long[] outlines = new long[pieces.Count + 1];
        for (int i = 0; i < pieces.Labels.Length; i++)
        {
            outlines[pieces.Labels[i]] += interior.Pixels[i] == Mask.Out ? 1 : 0;
        }

        return Morphology.Dilate(pieces.Select(IsLine), 1);

        bool IsLine(Component piece)
        {
            double extent = double.Hypot(piece.Right - piece.Left + 1, piece.Bottom - piece.Top + 1);
            double width = 2.0 * piece.AreaPixels / outlines[piece.Label];
            return extent >= LeastElongation * width && extent >= LeastLength * 2 * radius;
        }
    }
}
