namespace LesionMetrics.Segmentation;

/// <summary>Sums of colors, of which their moments follow.</summary>
internal sealed class ColorSums
{
    private readonly double[] _sums = new double[3];
    private readonly double[] _products = new double[9];

    /// <summary>Sum of the weights so far.</summary>
    public double Weight { get; private set; }

    /// <summary>Adds a color, counted by <paramref name="weight"/>, which must not be negative.</summary>
    public void Add(double r, double g, double b, double weight = 1)
    {
        (double wr, double wg, double wb) = (weight * r, weight * g, weight * b);
        Weight += weight;
        _sums[0] += wr;
        _sums[1] += wg;
        _sums[2] += wb;
        _products[0] += wr * r;
        _products[1] += wr * g;
        _products[2] += wr * b;
        _products[4] += wg * g;
        _products[5] += wg * b;
        _products[8] += wb * b;
    }

    /// <summary>Mean and covariance of what was added; not numbers where that has no weight.</summary>
    public ColorMoments Moments()
    {
        (_products[3], _products[6], _products[7]) = (_products[1], _products[2], _products[5]);
        double[] mean = [.. _sums.Select(sum => sum / Weight)];
        return new ColorMoments(mean, [.. _products.Select((product, k) => (product / Weight) - (mean[k / 3] * mean[k % 3]))]);
    }
}
