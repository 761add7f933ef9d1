namespace LesionMetrics.Validation;

/// <summary>
/// ICC(2,1): two-way random effects, absolute agreement, a single rater (Shrout and Fleiss 1979, doi 10.1037/0033-2909.86.2.420), with the interval of
/// McGraw and Wong (1996, doi 10.1037/1082-989X.1.1.30), where it is called ICC(A,1).
/// </summary>
/// <param name="Value">At most 1; negative where raters differ more than targets do.</param>
/// <param name="Interval">Its 95 % interval; null where the raters agree to the last digit, which leaves nothing to estimate it from.</param>
public sealed record IntraclassCorrelation(double Value, Interval? Interval)
{
    /// <summary>Targets below which no value is given: with two, the variance between targets rests on a single difference.</summary>
    public const int MinTargets = 3;

    private const double UpperTail = 0.975;

    /// <summary>The correlation between reference and program; null for fewer than <see cref="MinTargets"/> pairs, or where no value varies.</summary>
    public static IntraclassCorrelation? Of(IReadOnlyList<PairedValue> pairs) =>
        Of([.. pairs.Select(pair => (IReadOnlyList<double>)[pair.Reference, pair.Measured])]);

    /// <summary>The correlation of a table with one row a target and one column a rater.</summary>
    /// <param name="ratings">Rows of one length, at least 2; every cell a number.</param>
    /// <returns>Null for fewer than <see cref="MinTargets"/> rows, or where no value varies.</returns>
    /// <exception cref="ArgumentException">Rows differ in length or have fewer than 2 cells.</exception>
    public static IntraclassCorrelation? Of(IReadOnlyList<IReadOnlyList<double>> ratings)
    {
        int n = ratings.Count;
        if (n < MinTargets)
        {
            return null;
        }

        int k = ratings[0].Count;
        if (k < 2 || ratings.Any(row => row.Count != k))
        {
            throw new ArgumentException("Every target needs one rating of each of two or more raters.", nameof(ratings));
        }

        double[] rowMeans = [.. ratings.Select(row => row.Sum() / k)];
        double[] columnMeans = [.. Enumerable.Range(0, k).Select(j => ratings.Sum(row => row[j]) / n)];
        double mean = rowMeans.Sum() / n;
        double rows = k * rowMeans.Sum(value => (value - mean) * (value - mean)) / (n - 1);
        double columns = n * columnMeans.Sum(value => (value - mean) * (value - mean)) / (k - 1);
        double residual = 0;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < k; j++)
            {
                double left = ratings[i][j] - rowMeans[i] - columnMeans[j] + mean;
                residual += left * left;
            }
        }

        double error = residual / ((n - 1.0) * (k - 1));
        double total = rows + ((k - 1) * error) + (k * (columns - error) / n);
        if (!(total > 0))
        {
            return null;
        }

        double value = (rows - error) / total;
        return new IntraclassCorrelation(value, error > 0 ? IntervalOf(value, rows, columns, error, n, k) : null);
    }

    private static Interval? IntervalOf(double value, double rows, double columns, double error, int n, int k)
    {
        double f = columns / error;
        double raters = k * value * f;
        double targets = (n * (1 + ((k - 1) * value))) - (k * value);
        double freedom = (k - 1) * (n - 1) * (raters + targets) * (raters + targets) / (((n - 1) * raters * raters) + (targets * targets));
        if (!(freedom > 0))
        {
            return null;
        }

        double forLow = ReferenceDistribution.FQuantile(UpperTail, n - 1, freedom);
        double forHigh = ReferenceDistribution.FQuantile(UpperTail, freedom, n - 1);
        double spread = (k * columns) + (((k * n) - k - n) * error);
        return new Interval(
            n * (rows - (forLow * error)) / ((forLow * spread) + (n * rows)),
            n * ((forHigh * rows) - error) / (spread + (n * forHigh * rows)));
    }
}
