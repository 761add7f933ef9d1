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
        double[] sums = new double[3];
        double[] products = new double[9];
        long count = 0;
        for (int i = 0; i < support.Pixels.Length; i++)
        {
            if (support.Pixels[i] == Mask.Out)
            {
                continue;
            }

            count++;
            (double r, double g, double b) = (colors[0].Samples[i], colors[1].Samples[i], colors[2].Samples[i]);
            sums[0] += r;
            sums[1] += g;
            sums[2] += b;
            products[0] += r * r;
            products[1] += r * g;
            products[2] += r * b;
            products[4] += g * g;
            products[5] += g * b;
            products[8] += b * b;
        }

        (products[3], products[6], products[7]) = (products[1], products[2], products[5]);
        double[] mean = [.. sums.Select(sum => sum / count)];
        return new ColorMoments(mean, [.. products.Select((product, k) => (product / count) - (mean[k / 3] * mean[k % 3]))]);
    }
}
