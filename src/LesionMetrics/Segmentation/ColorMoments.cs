using LesionMetrics.Imaging;

namespace LesionMetrics.Segmentation;

/// <summary>Mean and covariance of colors over a set of pixels.</summary>
/// <param name="Mean">Of R, G, B, log10 units.</param>
/// <param name="Covariance">3 x 3, row-major, log10 units squared.</param>
internal sealed record ColorMoments(double[] Mean, double[] Covariance)
{
    /// <summary>Moments of <paramref name="colors"/> over <paramref name="support"/>, which must not be empty.</summary>
    public static ColorMoments Of(IReadOnlyList<Plane> colors, Mask support)
    {
        ColorSums sums = new();
        for (int i = 0; i < support.Pixels.Length; i++)
        {
            if (support.Pixels[i] != Mask.Out)
            {
                sums.Add(colors[0].Samples[i], colors[1].Samples[i], colors[2].Samples[i]);
            }
        }

        return sums.Moments();
    }

    /// <summary>Moments of <paramref name="colors"/>, each pixel counted by its weight: none negative, not all of them 0.</summary>
    public static ColorMoments Of(IReadOnlyList<Plane> colors, double[] weights)
    {
        ColorSums sums = new();
        for (int i = 0; i < weights.Length; i++)
        {
            if (weights[i] > 0)
            {
                sums.Add(colors[0].Samples[i], colors[1].Samples[i], colors[2].Samples[i], weights[i]);
            }
        }

        return sums.Moments();
    }
}
