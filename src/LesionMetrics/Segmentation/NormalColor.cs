namespace LesionMetrics.Segmentation;

/// <summary>A normal distribution of colors.</summary>
internal sealed class NormalColor
{
    private readonly double[] _mean;
    private readonly double[] _inverse;
    private readonly double _logDeterminant;

    /// <param name="mean">Of R, G, B, log10 units.</param>
    /// <param name="covariance">3 x 3, row-major, log10 units squared, positive definite.</param>
    public NormalColor(double[] mean, double[] covariance)
    {
        _mean = mean;
        _inverse = new ResidualStatistics(mean, covariance).Inverse();
        double[] c = covariance;
        _logDeterminant = PortableMath.Log(
            (c[0] * ((c[4] * c[8]) - (c[5] * c[7]))) - (c[1] * ((c[3] * c[8]) - (c[5] * c[6]))) + (c[2] * ((c[3] * c[7]) - (c[4] * c[6]))));
    }

    /// <summary>Squared Mahalanobis distance of a color from the mean.</summary>
    public double SquaredDistance(double r, double g, double b) => ResidualStatistics.SquaredDistance(_inverse, r - _mean[0], g - _mean[1], b - _mean[2]);

    /// <summary>Natural logarithm of the density, but for a constant.</summary>
    public double LogDensity(double r, double g, double b) => -0.5 * (SquaredDistance(r, g, b) + _logDeterminant);
}
