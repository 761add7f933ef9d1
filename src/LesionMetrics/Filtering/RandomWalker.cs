using LesionMetrics.Imaging;

namespace LesionMetrics.Filtering;

/// <summary>
/// Spreads what is surely known about some pixels over those where it is not, as far as the image has no edge: the field x that minimizes
/// the sum of c (x - p)^2 over pixels and of lambda w (x_i - x_j)^2 over neighbors, with c = (2p - 1)^2 + <see cref="LeastConfidence"/> and
/// w = exp(-beta d^2) + <see cref="LeastWeight"/>, d the distance of the neighbors' colors.
/// </summary>
/// <remarks>
/// A random walker with a prior: Grady 2005, doi 10.1109/CVPR.2005.239. A classifier that doubts a wedge of a patch, and is sure of the rest,
/// is outvoted there; where the image has an edge, it is not. Solved by conjugate gradients in double, in one order, so that it has one result.
/// </remarks>
public static class RandomWalker
{
    /// <summary>Pull of a probability of a half towards itself: a region that nothing is known of stays where it is.</summary>
    private const double LeastConfidence = 0.02;

    /// <summary>Conductance across the strongest edge: keeps the system well posed.</summary>
    private const double LeastWeight = 1e-4;

    /// <summary>Enough for a walk across the image; the field is not asked for more than on which side of a half it lies.</summary>
    private const int MostSteps = 100;

    /// <summary>Largest residual at which the field counts as found.</summary>
    private const double Tolerance = 1e-4;

    /// <summary>The settled field, in [0, 1] but for rounding.</summary>
    /// <param name="probability">p, in [0, 1].</param>
    /// <param name="guide">Channels whose edges hold the walk back, of the probability's size; finite.</param>
    /// <param name="spread">lambda, square pixels: the square of the distance that a sure pixel is heard in, where the rest has no opinion. Positive.</param>
    /// <param name="edge">beta, per square of the guide's unit. Positive.</param>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="spread"/> or <paramref name="edge"/> is not positive.</exception>
    public static Plane Settle(Plane probability, IReadOnlyList<Plane> guide, double spread, double edge)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(spread);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(edge);
        foreach (Plane channel in guide)
        {
            SameSize.Check(probability.Size, channel.Size);
        }

        int width = probability.Width;
        ReadOnlySpan<float> prior = probability.Samples;
        double[] confidence = new double[prior.Length];
        double[] field = new double[prior.Length];
        double[] right = new double[prior.Length];
        for (int i = 0; i < field.Length; i++)
        {
            double sure = (2.0 * prior[i]) - 1;
            confidence[i] = (sure * sure) + LeastConfidence;
            field[i] = prior[i];
            right[i] = confidence[i] * prior[i];
        }

        Grid grid = new(width, confidence, Conductance(guide, 1, i => i % width != 0, spread, edge), Conductance(guide, width, i => i >= width, spread, edge));
        grid.Solve(right, field);
        Plane result = Plane.Uninitialized(probability.Size);
        for (int i = 0; i < field.Length; i++)
        {
            result.WritableSamples[i] = (float)field[i];
        }

        return result;
    }

    /// <summary>lambda w of each pixel and the one <paramref name="step"/> before it, where <paramref name="isCoupled"/> says that they are neighbors, else 0.</summary>
    private static double[] Conductance(IReadOnlyList<Plane> guide, int step, Func<int, bool> isCoupled, double spread, double edge)
    {
        double[] conductance = new double[guide[0].Samples.Length];
        for (int i = step; i < conductance.Length; i++)
        {
            if (!isCoupled(i))
            {
                continue;
            }

            double distance = 0;
            foreach (Plane channel in guide)
            {
                double change = channel.Samples[i] - channel.Samples[i - step];
                distance += change * change;
            }

            conductance[i] = spread * (PortableMath.Exp(-edge * distance) + LeastWeight);
        }

        return conductance;
    }

    /// <summary>The normal equations: a symmetric matrix of five diagonals.</summary>
    private sealed class Grid(int width, double[] confidence, double[] left, double[] up)
    {
        private readonly double[] _inverseDiagonal = InverseDiagonal(width, confidence, left, up);

        /// <summary>Conjugate gradients, preconditioned by the diagonal, from <paramref name="field"/> on.</summary>
        public void Solve(double[] right, double[] field)
        {
            double[] product = new double[field.Length];
            Multiply(field, product);
            double[] residual = new double[field.Length];
            double[] direction = new double[field.Length];
            double energy = 0;
            for (int i = 0; i < field.Length; i++)
            {
                residual[i] = right[i] - product[i];
                direction[i] = residual[i] * _inverseDiagonal[i];
                energy += residual[i] * direction[i];
            }

            for (int step = 0; step < MostSteps && energy > 0; step++)
            {
                Multiply(direction, product);
                double along = 0;
                for (int i = 0; i < product.Length; i++)
                {
                    along += direction[i] * product[i];
                }

                double length = energy / along;
                double next = 0;
                double largest = 0;
                for (int i = 0; i < field.Length; i++)
                {
                    field[i] += length * direction[i];
                    residual[i] -= length * product[i];
                    next += residual[i] * residual[i] * _inverseDiagonal[i];
                    largest = Math.Max(largest, Math.Abs(residual[i]));
                }

                if (largest < Tolerance)
                {
                    break;
                }

                double share = next / energy;
                energy = next;
                for (int i = 0; i < field.Length; i++)
                {
                    direction[i] = (residual[i] * _inverseDiagonal[i]) + (share * direction[i]);
                }
            }
        }

        private static double[] InverseDiagonal(int width, double[] confidence, double[] left, double[] up)
        {
            double[] diagonal = [.. confidence];
            for (int i = 0; i < diagonal.Length; i++)
            {
                diagonal[i] += left[i] + up[i] + (i + 1 < left.Length ? left[i + 1] : 0) + (i + width < up.Length ? up[i + width] : 0);
                diagonal[i] = 1 / diagonal[i];
            }

            return diagonal;
        }

        private void Multiply(double[] x, double[] product)
        {
            for (int i = 0; i < product.Length; i++)
            {
                product[i] = confidence[i] * x[i];
            }

            Couple(left, 1, x, product);
            Couple(up, width, x, product);
        }

        private static void Couple(double[] conductance, int step, double[] x, double[] product)
        {
            for (int i = step; i < product.Length; i++)
            {
                double flow = conductance[i] * (x[i] - x[i - step]);
                product[i] += flow;
                product[i - step] -= flow;
            }
        }
    }
}
