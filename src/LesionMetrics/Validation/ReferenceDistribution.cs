using MathNet.Numerics;

namespace LesionMetrics.Validation;

/// <summary>
/// Quantiles of the F and t distributions, by bisection of the regularized incomplete beta function: as many steps for any argument, so that extreme
/// degrees of freedom neither fail nor differ between machines.
/// </summary>
public static class ReferenceDistribution
{
    /// <summary>Halvings of [0, 1]: beyond these a double no longer changes.</summary>
    private const int Steps = 1100;

    /// <summary>The value that an F variable falls below with <paramref name="probability"/>.</summary>
    /// <param name="probability">In (0, 1).</param>
    /// <param name="numerator">Degrees of freedom of the numerator, above 0; need not be whole.</param>
    /// <param name="denominator">Degrees of freedom of the denominator, above 0; need not be whole.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static double FQuantile(double probability, double numerator, double denominator)
    {
        if (!(probability > 0 && probability < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "A probability between 0 and 1 is needed.");
        }

        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(numerator);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(denominator);

        // F = (d2 / d1) x / (1 - x) with x beta distributed; the side with the small x is searched, for 1 - x would lose its digits near 1.
        double half = SpecialFunctions.BetaRegularized(numerator / 2, denominator / 2, 0.5);
        if (probability <= half)
        {
            double x = BetaQuantile(probability, numerator / 2, denominator / 2);
            return denominator * x / (numerator * (1 - x));
        }

        double y = BetaQuantile(1 - probability, denominator / 2, numerator / 2);
        return denominator * (1 - y) / (numerator * y);
    }

    /// <summary>The value within which the size of a t variable stays with <paramref name="probability"/>: 1.96 for 0.95 and many degrees of freedom.</summary>
    /// <param name="probability">In (0, 1).</param>
    /// <param name="degreesOfFreedom">Above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static double StudentBound(double probability, double degreesOfFreedom) => Math.Sqrt(FQuantile(probability, 1, degreesOfFreedom));

    private static double BetaQuantile(double probability, double a, double b)
    {
        double low = 0;
        double high = 0.5;
        for (int step = 0; step < Steps; step++)
        {
            double middle = low + ((high - low) / 2);
            if (middle == low || middle == high)
            {
                break;
            }

            if (SpecialFunctions.BetaRegularized(a, b, middle) < probability)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        return high;
    }
}
