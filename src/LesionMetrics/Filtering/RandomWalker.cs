using LesionMetrics.Imaging;

namespace LesionMetrics.Filtering;

/// <summary>
/// Spreads what is surely known about some pixels over those where it is not, as far as the image has no edge: the field x that minimizes
/// the sum of c (x - p)^2 over pixels and of lambda w (x_i - x_j)^2 over neighbors, with c = (2p - 1)^2 + <see cref="LeastConfidence"/> and
/// w = exp(-beta d^2) + <see cref="LeastWeight"/>, d the distance of the neighbors' colors.
/// </summary>
/// <remarks>
/// A random walker with a prior: Grady 2005, doi 10.1109/CVPR.2005.239. A classifier that doubts a wedge of a patch, and is sure of the rest,
/// is outvoted there; where the image has an edge, it is not. Solved by conjugate gradients (<see cref="WalkGrid"/>).
/// </remarks>
public sealed class RandomWalker
{
    /// <summary>Pull of a probability of a half towards itself: a region that nothing is known of stays where it is.</summary>
    private const float LeastConfidence = 0.02f;

    /// <summary>Conductance across the strongest edge: keeps the system well posed.</summary>
    private const double LeastWeight = 1e-4;

    /// <summary>Enough for a walk across the image; the field is not asked for more than on which side of a half it lies.</summary>
    private const int MostSteps = 100;

    private readonly WalkGrid _grid;

    /// <summary>Reads the edges of an image; several priors may be settled between them.</summary>
    /// <param name="guide">Channels whose edges hold the walk back, of one size; finite.</param>
    /// <param name="spread">lambda, square pixels: the square of the distance that a sure pixel is heard in, where the rest has no opinion. Positive.</param>
    /// <param name="edge">beta, per square of the guide's unit. Positive.</param>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="spread"/> or <paramref name="edge"/> is not positive.</exception>
    public RandomWalker(IReadOnlyList<Plane> guide, double spread, double edge)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(spread);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(edge);
        foreach (Plane channel in guide)
        {
            SameSize.Check(guide[0].Size, channel.Size);
        }

        _grid = new WalkGrid(guide[0].Size);
        Couple(guide, _grid.Left, 1, spread, edge);
        Couple(guide, _grid.Up, guide[0].Width, spread, edge);
        for (int first = 0; first < _grid.Left.Length; first += guide[0].Width)
        {
            _grid.Left[first] = 0;
        }
    }

    /// <summary>The settled field, in [0, 1] but for rounding.</summary>
    /// <param name="probability">p, in [0, 1], of the guide's size.</param>
    /// <param name="tolerance">Largest residual of the normal equations at which the field counts as settled, in units of probability. Positive.</param>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="tolerance"/> is not positive.</exception>
    public Plane Settle(Plane probability, double tolerance)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(tolerance);
        SameSize.Check(_grid.Size, probability.Size);
        Plane confidence = Plane.Uninitialized(probability.Size);
        for (int i = 0; i < confidence.Samples.Length; i++)
        {
            float sure = (2 * probability.Samples[i]) - 1;
            confidence.WritableSamples[i] = (sure * sure) + LeastConfidence;
        }

        Plane field = probability.Copy();
        _grid.Solve(confidence.Samples, field.WritableSamples, MostSteps, tolerance);
        return field;
    }

    /// <summary>lambda w of each pixel and the one <paramref name="step"/> before it.</summary>
    private static void Couple(IReadOnlyList<Plane> guide, Span<float> conductance, int step, double spread, double edge)
    {
        for (int i = step; i < guide[0].Samples.Length; i++)
        {
            double distance = 0;
            foreach (Plane channel in guide)
            {
                double change = channel.Samples[i] - channel.Samples[i - step];
                distance += change * change;
            }

            conductance[i] = (float)(spread * (PortableMath.Exp(-edge * distance) + LeastWeight));
        }
    }
}
