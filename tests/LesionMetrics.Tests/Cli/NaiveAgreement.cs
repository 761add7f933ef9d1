using LesionMetrics.Validation;

namespace LesionMetrics.Tests.Cli;

/// <summary>Limits of agreement and ICC(2,1) by loops and sums of squares, from values as the tables print them.</summary>
internal static class NaiveAgreement
{
    // The tables print four digits and values enter with four or three.
    private const double Tolerance = 0.003;

    internal static bool Holds(string group, string tone) => group switch
    {
        "all" => true,
        "I-IV" => tone is "I" or "II" or "III" or "IV",
        "V-VI" => tone is "V" or "VI",
        _ => tone == group,
    };

    internal static void AssertMatches(IReadOnlyDictionary<string, string> group, string quantity, string unit, (double Reference, double Measured)[] pairs)
    {
        int n = pairs.Length;
        Assert.Equal(n, group.Number($"{quantity}_n"));
        if (n == 0)
        {
            Assert.Equal("", group[$"{quantity}_bias_{unit}"]);
            return;
        }

        double bias = pairs.Average(pair => pair.Measured - pair.Reference);
        Near(bias, $"{quantity}_bias_{unit}");
        if (n == 1)
        {
            Assert.Equal("", group[$"{quantity}_sd_{unit}"]);
            return;
        }

        double squares = 0;
        foreach ((double reference, double measured) in pairs)
        {
            squares += Math.Pow(measured - reference - bias, 2);
        }

        double deviation = Math.Sqrt(squares / (n - 1));
        double t = ReferenceDistribution.StudentBound(0.95, n - 1);
        Near(deviation, $"{quantity}_sd_{unit}");
        Near(bias - (1.96 * deviation), $"{quantity}_loa_lower_{unit}");
        Near(bias + (1.96 * deviation), $"{quantity}_loa_upper_{unit}");
        Near(bias - (t * deviation / Math.Sqrt(n)), $"{quantity}_bias_low");
        Near(bias + (1.96 * deviation) + (t * deviation * Math.Sqrt(3.0 / n)), $"{quantity}_loa_upper_high");
        if (n >= 3 && Correlation(pairs) is { } correlation)
        {
            Near(correlation, $"{quantity}_icc21");
        }
        else
        {
            Assert.Equal("", group[$"{quantity}_icc21"]);
        }

        void Near(double expected, string column) => Assert.Equal(expected, group.Number(column)!.Value, Tolerance * Math.Max(1, Math.Abs(expected)));
    }

    // Total sum of squares less those between targets and between raters leaves the residual.
    private static double? Correlation((double Reference, double Measured)[] pairs)
    {
        int n = pairs.Length;
        double grand = pairs.Sum(pair => pair.Reference + pair.Measured) / (2 * n);
        double total = pairs.Sum(pair => Math.Pow(pair.Reference - grand, 2) + Math.Pow(pair.Measured - grand, 2));
        double targets = pairs.Sum(pair => 2 * Math.Pow(((pair.Reference + pair.Measured) / 2) - grand, 2));
        double raters = n * (Math.Pow(pairs.Average(pair => pair.Reference) - grand, 2) + Math.Pow(pairs.Average(pair => pair.Measured) - grand, 2));
        double targetSquare = targets / (n - 1);
        double raterSquare = raters;
        double errorSquare = (total - targets - raters) / (n - 1);
        double below = targetSquare + errorSquare + (2 * (raterSquare - errorSquare) / n);
        return below > 1e-12 ? (targetSquare - errorSquare) / below : null;
    }
}
