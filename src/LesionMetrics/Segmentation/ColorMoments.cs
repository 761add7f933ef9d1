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

/// <summary>From skin to a lesion, in color.</summary>
internal sealed class ColorStep
{
    /// <summary>Floor of the variances, log10 units squared: 0.3 %.</summary>
    private const double VarianceFloor = 1e-5;

    /// <param name="inside">The lesion.</param>
    /// <param name="beside">The skin.</param>
    public ColorStep(ColorMoments inside, ColorMoments beside)
    {
        double[] way = [.. inside.Mean.Zip(beside.Mean, (to, from) => to - from)];
        double[] covariance = [.. inside.Covariance.Zip(beside.Covariance, (a, b) => (a + b) / 2)];
        for (int k = 0; k < covariance.Length; k += 4)
        {
            covariance[k] += VarianceFloor;
        }

        double[] inverse = new ResidualStatistics(way, covariance).Inverse();
        double length = Math.Max(1e-6, Math.Sqrt(way.Sum(w => w * w)));
        Distance = Math.Max(1e-6, Math.Sqrt(ResidualStatistics.SquaredDistance(inverse, way[0], way[1], way[2])));
        Direction = [.. way.Select(w => w / length)];
        Discriminant = [.. Enumerable.Range(0, 3).Select(k => ((inverse[3 * k] * way[0]) + (inverse[(3 * k) + 1] * way[1]) + (inverse[(3 * k) + 2] * way[2])) / Distance)];
    }

    /// <summary>In standard deviations (Mahalanobis).</summary>
    public double Distance { get; }

    /// <summary>Of unit length in color.</summary>
    public double[] Direction { get; }

    /// <summary>Fisher's linear discriminant (doi 10.1111/j.1469-1809.1936.tb02137.x): what it projects to has a standard deviation of 1.</summary>
    public double[] Discriminant { get; }
}
