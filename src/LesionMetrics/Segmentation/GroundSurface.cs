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

    private const int Channels = 3;

    /// <summary>Products of two terms reach the fourth degree, so there are five powers of each coordinate.</summary>
    private const int Degrees = 5;

    /// <summary>Powers of u and of v of each term, in the order of the coefficients.</summary>
    private static readonly (int U, int V)[] Powers = [(0, 0), (1, 0), (0, 1), (2, 0), (1, 1), (0, 2)];

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
            Remove(image.Planes, Coefficients(image.Planes, weights), residuals);
            double[] inverse = new ResidualStatistics([0, 0, 0], Covariance(residuals, weights)).Inverse();
            Span<float> distances = distance.WritableSamples;
            ReadOnlySpan<float> red = residuals[0].Samples;
            ReadOnlySpan<float> green = residuals[1].Samples;
            ReadOnlySpan<float> blue = residuals[2].Samples;
            for (int i = 0; i < distances.Length; i++)
            {
                double squared = ResidualStatistics.SquaredDistance(inverse, red[i], green[i], blue[i]);
                distances[i] = (float)Math.Sqrt(Math.Max(0, squared));
                double share = 1 + (squared / HalfDistance);
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

    /// <summary>The weighted least-squares surface of each channel: factors of 1, u, v, u^2, u v, v^2.</summary>
    private static double[][] Coefficients(IReadOnlyList<Plane> channels, double[] weights)
    {
        ImageSize size = channels[0].Size;
        ReadOnlySpan<float> red = channels[0].Samples;
        ReadOnlySpan<float> green = channels[1].Samples;
        ReadOnlySpan<float> blue = channels[2].Samples;

        // The normal equations need weighted sums of u^i v^j up to the fourth degree; along a row v is constant.
        double[] moments = new double[Degrees * Degrees];
        double[][] right = [new double[Terms], new double[Terms], new double[Terms]];
        Span<double> row = stackalloc double[Degrees];
        Span<double> sums = stackalloc double[Channels * 3];
        for (int y = 0; y < size.Height; y++)
        {
            double v = Coordinate(y, size.Height);
            row.Clear();
            sums.Clear();
            for (int x = 0; x < size.Width; x++)
            {
                int i = (y * size.Width) + x;
                double u = Coordinate(x, size.Width);
                double w = weights[i];
                double wu = w * u;
                double wuu = wu * u;
                row[0] += w;
                row[1] += wu;
                row[2] += wuu;
                row[3] += wuu * u;
                row[4] += wuu * u * u;
                sums[0] += w * red[i];
                sums[1] += wu * red[i];
                sums[2] += wuu * red[i];
                sums[3] += w * green[i];
                sums[4] += wu * green[i];
                sums[5] += wuu * green[i];
                sums[6] += w * blue[i];
                sums[7] += wu * blue[i];
                sums[8] += wuu * blue[i];
            }

            double power = 1;
            for (int j = 0; j < Degrees; j++, power *= v)
            {
                for (int k = 0; k < Degrees; k++)
                {
                    moments[(k * Degrees) + j] += power * row[k];
                }
            }

            for (int c = 0; c < Channels; c++)
            {
                (double one, double u, double uu) = (sums[3 * c], sums[(3 * c) + 1], sums[(3 * c) + 2]);
                double[] side = right[c];
                side[0] += one;
                side[1] += u;
                side[2] += v * one;
                side[3] += uu;
                side[4] += v * u;
                side[5] += v * v * one;
            }
        }

        return Solve(moments, right);
    }

    private static double[][] Solve(double[] moments, double[][] right)
    {
        double[] matrix = new double[Terms * Terms];
        for (int j = 0; j < Terms; j++)
        {
            for (int k = 0; k < Terms; k++)
            {
                matrix[(j * Terms) + k] = moments[((Powers[j].U + Powers[k].U) * Degrees) + Powers[j].V + Powers[k].V];
            }
        }

        foreach (double[] side in right)
        {
            // A photo a few pixels wide has no second-degree surface: its mean stands in.
            double mean = side[0] / moments[0];
            if (!DenseCholesky.Solve([.. matrix], side))
            {
                Array.Clear(side);
                side[0] = mean;
            }
        }

        return right;
    }

    /// <summary>Writes each channel minus its surface to <paramref name="residuals"/>.</summary>
    private static void Remove(IReadOnlyList<Plane> channels, double[][] coefficients, Plane[] residuals)
    {
        for (int c = 0; c < Channels; c++)
        {
            double[] f = coefficients[c];
            ImageSize size = channels[c].Size;
            for (int y = 0; y < size.Height; y++)
            {
                double v = Coordinate(y, size.Height);
                double level = f[0] + (v * (f[2] + (v * f[5])));
                double slope = f[1] + (v * f[4]);
                ReadOnlySpan<float> source = channels[c].Row(y);
                Span<float> residual = residuals[c].WritableRow(y);
                for (int x = 0; x < size.Width; x++)
                {
                    double u = Coordinate(x, size.Width);
                    residual[x] = (float)(source[x] - (level + (u * (slope + (u * f[3])))));
                }
            }
        }
    }

    private static double[] Covariance(Plane[] residuals, double[] weights)
    {
        ReadOnlySpan<float> red = residuals[0].Samples;
        ReadOnlySpan<float> green = residuals[1].Samples;
        ReadOnlySpan<float> blue = residuals[2].Samples;
        (double total, double rr, double rg, double rb, double gg, double gb, double bb) = (0, 0, 0, 0, 0, 0, 0);
        for (int i = 0; i < weights.Length; i++)
        {
            double r = weights[i] * red[i];
            double g = weights[i] * green[i];
            total += weights[i];
            rr += r * red[i];
            rg += r * green[i];
            rb += r * blue[i];
            gg += g * green[i];
            gb += g * blue[i];
            bb += weights[i] * blue[i] * blue[i];
        }

        return
        [
            (rr / total) + VarianceFloor, rg / total, rb / total,
            rg / total, (gg / total) + VarianceFloor, gb / total,
            rb / total, gb / total, (bb / total) + VarianceFloor,
        ];
    }
}
