using LesionMetrics.Filtering;
using LesionMetrics.Imaging;

namespace LesionMetrics.Segmentation;

/// <summary>Median and covariance of (log R, log G, log B) minus the reference field, over a set of pixels.</summary>
/// <param name="Median">Median residual of R, G, B, log10 units.</param>
/// <param name="Covariance">3 x 3 covariance about the median, row-major, log10 units squared, with a floor of 1e-6 on its diagonal (0.2 %).</param>
public sealed record ResidualStatistics(double[] Median, double[] Covariance)
{
    private const double VarianceFloor = 1e-6;

    /// <summary>Statistics over <paramref name="support"/>, which must not be empty; all images of one size.</summary>
    public static ResidualStatistics Of(LogImage image, LogImage field, Mask support) =>
        Of(new LogImage(PlaneArithmetic.Subtract(image.Red, field.Red), PlaneArithmetic.Subtract(image.Green, field.Green), PlaneArithmetic.Subtract(image.Blue, field.Blue)), support);

    /// <summary>Statistics of what is left of an image already, over <paramref name="support"/>, which must not be empty.</summary>
    public static ResidualStatistics Of(LogImage residual, Mask support)
    {
        IReadOnlyList<Plane> residuals = residual.Planes;
        double[] median = [.. residuals.Select(plane => Quantiles.Median(plane, support))];
        double[] sums = new double[9];
        long count = 0;
        ReadOnlySpan<byte> inside = support.Pixels;
        for (int i = 0; i < inside.Length; i++)
        {
            if (inside[i] == Mask.Out)
            {
                continue;
            }

            double r = residuals[0].Samples[i] - median[0];
            double g = residuals[1].Samples[i] - median[1];
            double b = residuals[2].Samples[i] - median[2];
            sums[0] += r * r;
            sums[1] += r * g;
            sums[2] += r * b;
            sums[4] += g * g;
            sums[5] += g * b;
            sums[8] += b * b;
            count++;
        }

        for (int i = 0; i < 9; i++)
        {
            sums[i] /= Math.Max(1, count);
        }

        double[] covariance =
        [
            sums[0] + VarianceFloor, sums[1], sums[2],
            sums[1], sums[4] + VarianceFloor, sums[5],
            sums[2], sums[5], sums[8] + VarianceFloor,
        ];
        return new ResidualStatistics(median, covariance);
    }

    /// <summary>The field moved by the median residual, so that unaffected skin has a median residual of zero.</summary>
    public LogImage Shift(LogImage field) => new(
        PlaneArithmetic.Scale(field.Red, -Median[0], 1), PlaneArithmetic.Scale(field.Green, -Median[1], 1), PlaneArithmetic.Scale(field.Blue, -Median[2], 1));

    /// <summary>The pixels of <paramref name="candidates"/> whose residual lies within <paramref name="squaredDistance"/> (Mahalanobis).</summary>
    public Mask Inliers(LogImage image, LogImage field, Mask candidates, double squaredDistance)
    {
        double[] inverse = Inverse();
        Mask inliers = new(candidates.Size);
        Span<byte> marks = inliers.WritablePixels;
        for (int i = 0; i < marks.Length; i++)
        {
            double r = image.Red.Samples[i] - field.Red.Samples[i];
            double g = image.Green.Samples[i] - field.Green.Samples[i];
            double b = image.Blue.Samples[i] - field.Blue.Samples[i];
            marks[i] = candidates.Pixels[i] != 0 && SquaredDistance(inverse, r, g, b) <= squaredDistance ? Mask.In : Mask.Out;
        }

        return inliers;
    }

    /// <summary>
    /// The generalized-least-squares filter for one chromophore: weights w with w . axis = 1 that pass the least noise of this skin, and the
    /// standard deviation of that noise. Where shading is strong it leans on color, where blue is noisy on lightness.
    /// </summary>
    public (double[] Weights, double Noise) MatchedFilter(ChromophoreAxes.Axis axis)
    {
        double[] inverse = Inverse();
        double[] d = [axis.Red, axis.Green, axis.Blue];
        double[] weights = new double[3];
        double gain = 0;
        for (int i = 0; i < 3; i++)
        {
            weights[i] = (inverse[3 * i] * d[0]) + (inverse[(3 * i) + 1] * d[1]) + (inverse[(3 * i) + 2] * d[2]);
            gain += weights[i] * d[i];
        }

        return ([weights[0] / gain, weights[1] / gain, weights[2] / gain], 1 / Math.Sqrt(gain));
    }

    /// <summary>Squared Mahalanobis distance of a residual.</summary>
    /// <param name="inverse">Of the covariance, see <see cref="Inverse"/>.</param>
    /// <param name="r">Residual of log10 R.</param>
    /// <param name="g">Residual of log10 G.</param>
    /// <param name="b">Residual of log10 B.</param>
    internal static double SquaredDistance(double[] inverse, double r, double g, double b) =>
        (r * ((inverse[0] * r) + (2 * inverse[1] * g) + (2 * inverse[2] * b)))
            + (g * ((inverse[4] * g) + (2 * inverse[5] * b))) + (inverse[8] * b * b);

    /// <summary>The inverse of the covariance, row-major.</summary>
    internal double[] Inverse()
    {
        double[] c = Covariance;
        double a = (c[4] * c[8]) - (c[5] * c[7]);
        double b = (c[5] * c[6]) - (c[3] * c[8]);
        double d = (c[3] * c[7]) - (c[4] * c[6]);
        double determinant = (c[0] * a) + (c[1] * b) + (c[2] * d);
        double[] inverse =
        [
            a, (c[2] * c[7]) - (c[1] * c[8]), (c[1] * c[5]) - (c[2] * c[4]),
            b, (c[0] * c[8]) - (c[2] * c[6]), (c[2] * c[3]) - (c[0] * c[5]),
            d, (c[1] * c[6]) - (c[0] * c[7]), (c[0] * c[4]) - (c[1] * c[3]),
        ];
        for (int i = 0; i < 9; i++)
        {
            inverse[i] /= determinant;
        }

        return inverse;
    }
}
