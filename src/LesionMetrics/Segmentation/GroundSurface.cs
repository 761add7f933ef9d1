using LesionMetrics.Imaging;
using LesionMetrics.Registration;

namespace LesionMetrics.Segmentation;

/// <summary>
/// What surrounds the middle of a photo, as one smooth surface of color: light that falls off and a body that bends are in it, what the photo was taken
/// of is not.
/// </summary>
/// <param name="Distance">How far each pixel lies from the ground, in standard deviations of the ground (Mahalanobis distance over log10 R, G, B); at least 0.</param>
/// <param name="Residual">log10 R, G, B minus the ground.</param>
internal sealed record GroundSurface(Plane Distance, LogImage Residual)
{
    /// <summary>Rounds of reweighting; the surface settles in five or six.</summary>
    private const int Rounds = 8;

    /// <summary>Squared distance at which a pixel counts a quarter: the number of channels, so that what scatters as the ground does counts about half.</summary>
    private const double HalfDistance = 3;

    /// <summary>From what distance to the middle on, the middle of a side being at 1, a pixel may count, and from where it counts in full.</summary>
    private const double InnerRadius = 0.25;

    private const double OuterRadius = 0.75;

    /// <summary>What a pixel about the middle counts: something must hold the surface there.</summary>
    private const double LeastWeight = 0.02;

    /// <summary>Floor of the ground's variance, in log10 units squared: 0.7 % of light.</summary>
    private const double VarianceFloor = 1e-5;

    private const int Terms = 6;

    /// <summary>
    /// Fits second-degree surfaces to <paramref name="image"/> by reweighting, the frame before the middle (Student's t; Lange et al. 1989,
    /// doi 10.1080/01621459.1989.10478852).
    /// </summary>
    public static GroundSurface Fit(LogImage image)
    {
        ImageSize size = image.Size;
        double[] frame = FrameWeights(size);
        double[] weights = [.. frame];
        Plane distance = new(size);
        Plane[] residuals = [new(size), new(size), new(size)];
        for (int round = 0; round < Rounds; round++)
        {
            for (int c = 0; c < residuals.Length; c++)
            {
                Remove(image.Planes[c], weights, residuals[c]);
            }

            double[] inverse = new ResidualStatistics([0, 0, 0], Covariance(residuals, weights)).Inverse();
            Span<float> squared = distance.WritableSamples;
            for (int i = 0; i < squared.Length; i++)
            {
                double r = residuals[0].Samples[i];
                double g = residuals[1].Samples[i];
                double b = residuals[2].Samples[i];
                double d = ResidualStatistics.SquaredDistance(inverse, r, g, b);
                squared[i] = (float)Math.Sqrt(Math.Max(0, d));
                double share = 1 + (d / HalfDistance);
                weights[i] = frame[i] / (share * share);
            }
        }

        return new GroundSurface(distance, new LogImage(residuals[0], residuals[1], residuals[2]));
    }

    private static double[] FrameWeights(ImageSize size)
    {
        double[] weights = new double[size.PixelCount];
        for (int y = 0; y < size.Height; y++)
        {
            for (int x = 0; x < size.Width; x++)
            {
                double radius = Math.Sqrt(Square(Coordinate(x, size.Width)) + Square(Coordinate(y, size.Height)));
                weights[(y * size.Width) + x] = Math.Clamp((radius - InnerRadius) / (OuterRadius - InnerRadius), LeastWeight, 1);
            }
        }

        return weights;
    }

    /// <summary>-1 at the first pixel's outer edge, 1 at the last one's.</summary>
    private static double Coordinate(int index, int count) => ((2 * (index + 0.5)) / count) - 1;

    private static double Square(double value) => value * value;

    private static void Basis(int x, int y, ImageSize size, Span<double> terms)
    {
        double u = Coordinate(x, size.Width);
        double v = Coordinate(y, size.Height);
        terms[0] = 1;
        terms[1] = u;
        terms[2] = v;
        terms[3] = u * u;
        terms[4] = u * v;
        terms[5] = v * v;
    }

    /// <summary>Writes <paramref name="channel"/> minus its weighted least-squares surface to <paramref name="residual"/>.</summary>
    private static void Remove(Plane channel, double[] weights, Plane residual)
    {
        double[] matrix = new double[Terms * Terms];
        double[] right = new double[Terms];
        Span<double> terms = stackalloc double[Terms];
        int width = channel.Width;
        for (int i = 0; i < weights.Length; i++)
        {
            Basis(i % width, i / width, channel.Size, terms);
            double value = channel.Samples[i];
            for (int j = 0; j < Terms; j++)
            {
                double weighted = weights[i] * terms[j];
                right[j] += weighted * value;
                for (int k = 0; k <= j; k++)
                {
                    matrix[(j * Terms) + k] += weighted * terms[k];
                }
            }
        }

        // A photo a few pixels wide has no second-degree surface: its mean stands in.
        if (!DenseCholesky.Solve(matrix, right))
        {
            double sum = 0;
            double total = 0;
            for (int i = 0; i < weights.Length; i++)
            {
                sum += weights[i] * channel.Samples[i];
                total += weights[i];
            }

            Array.Clear(right);
            right[0] = sum / total;
        }

        for (int i = 0; i < weights.Length; i++)
        {
            Basis(i % width, i / width, channel.Size, terms);
            double surface = 0;
            for (int j = 0; j < Terms; j++)
            {
                surface += right[j] * terms[j];
            }

            residual.WritableSamples[i] = (float)(channel.Samples[i] - surface);
        }
    }

    private static double[] Covariance(Plane[] residuals, double[] weights)
    {
        double[] covariance = new double[9];
        double total = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            total += weights[i];
            for (int j = 0; j < 3; j++)
            {
                for (int k = 0; k < 3; k++)
                {
                    covariance[(3 * j) + k] += weights[i] * residuals[j].Samples[i] * residuals[k].Samples[i];
                }
            }
        }

        for (int j = 0; j < 9; j++)
        {
            covariance[j] = (covariance[j] / total) + (j % 4 == 0 ? VarianceFloor : 0);
        }

        return covariance;
    }
}
