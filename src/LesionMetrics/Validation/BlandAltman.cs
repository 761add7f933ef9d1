namespace LesionMetrics.Validation;

/// <summary>
/// Limits of agreement between two methods (Bland and Altman 1986, doi 10.1016/S0140-6736(86)90837-8): the mean difference and how far single
/// differences scatter about it. The intervals are theirs: standard errors s / sqrt(n) of the bias and sqrt(3 / n) s of a limit, and the t distribution
/// with n - 1 degrees of freedom.
/// </summary>
/// <param name="Count">Pairs of values, at least 1.</param>
/// <param name="Bias">Mean of measured minus reference.</param>
/// <param name="BiasInterval">Its interval; null for fewer than 2 pairs.</param>
/// <param name="StandardDeviation">Of the differences, with n - 1; null for fewer than 2 pairs.</param>
/// <param name="LowerLimit">Bias - 1.96 standard deviations; null for fewer than 2 pairs.</param>
/// <param name="LowerLimitInterval">Its interval.</param>
/// <param name="UpperLimit">Bias + 1.96 standard deviations; null for fewer than 2 pairs.</param>
/// <param name="UpperLimitInterval">Its interval.</param>
public sealed record BlandAltman(
    int Count,
    double Bias,
    Interval? BiasInterval,
    double? StandardDeviation,
    double? LowerLimit,
    Interval? LowerLimitInterval,
    double? UpperLimit,
    Interval? UpperLimitInterval)
{
    private const double NormalBound = 1.96;
    private const double Confidence = 0.95;

    /// <summary>The agreement of <paramref name="pairs"/>; null where there is none.</summary>
    public static BlandAltman? Of(IReadOnlyList<PairedValue> pairs)
    {
        int n = pairs.Count;
        if (n == 0)
        {
            return null;
        }

        double bias = pairs.Sum(pair => pair.Difference) / n;
        if (n == 1)
        {
            return new BlandAltman(1, bias, null, null, null, null, null, null);
        }

        double deviation = Math.Sqrt(pairs.Sum(pair => (pair.Difference - bias) * (pair.Difference - bias)) / (n - 1));
        double t = ReferenceDistribution.StudentBound(Confidence, n - 1);
        double biasHalf = t * deviation / Math.Sqrt(n);
        double limitHalf = t * deviation * Math.Sqrt(3.0 / n);
        double low = bias - (NormalBound * deviation);
        double high = bias + (NormalBound * deviation);
        return new BlandAltman(
            n, bias, Around(bias, biasHalf), deviation, low, Around(low, limitHalf), high, Around(high, limitHalf));
    }

    private static Interval Around(double middle, double half) => new(middle - half, middle + half);
}
