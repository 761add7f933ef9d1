namespace LesionMetrics.Segmentation;

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
