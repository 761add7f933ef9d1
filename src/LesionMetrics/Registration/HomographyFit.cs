namespace LesionMetrics.Registration;

/// <summary>
/// Weighted least-squares homography. Its departures from a similarity cost as much as their prior says, so that a few points give a similarity, more an
/// affine map, and many a full homography.
/// </summary>
internal static class HomographyFit
{
    /// <summary>Prior spread of shear and unequal scale, and of the two perspective terms, where half the longer side is 1.</summary>
    private const double ShearSpread = 0.3;
    private const double PerspectiveSpread = 0.15;

    private const int Unknowns = 8;

    /// <summary>One weighted correspondence.</summary>
    public readonly record struct Pair(double FromX, double FromY, double ToX, double ToY, double Weight);

    /// <summary>The map that takes the pairs' first points nearest to their second ones; null where they do not determine one.</summary>
    /// <param name="pairs">Correspondences.</param>
    /// <param name="noise">Spread of a weight-1 pair around the map, in pixels of the second photo: what the priors are weighed against.</param>
    /// <param name="longerSide">Longer side of the second photo, pixels.</param>
    public static Homography? Fit(ReadOnlySpan<Pair> pairs, double noise, int longerSide)
    {
        (double Weight, double X, double Y, double U, double V) center = default;
        foreach (Pair p in pairs)
        {
            center = (center.Weight + p.Weight, center.X + (p.Weight * p.FromX), center.Y + (p.Weight * p.FromY),
                center.U + (p.Weight * p.ToX), center.V + (p.Weight * p.ToY));
        }

        if (center.Weight <= 0)
        {
            return null;
        }

        double unit = 2.0 / longerSide;
        Homography from = Homography.Scaling(unit, unit, -unit * center.X / center.Weight, -unit * center.Y / center.Weight);
        Homography to = Homography.Scaling(unit, unit, -unit * center.U / center.Weight, -unit * center.V / center.Weight);
        double variance = noise * unit * noise * unit;
        double[] solution = new double[Unknowns];
        Homography map = Homography.Identity;
        for (int pass = 0; pass < 3; pass++)
        {
            double[] matrix = new double[Unknowns * Unknowns];
            Array.Clear(solution);
            foreach (Pair p in pairs)
            {
                (double x, double y) = from.Apply(p.FromX, p.FromY);
                (double u, double v) = to.Apply(p.ToX, p.ToY);

                // The algebraic residual over the depth is the distance in the second photo.
                double depth = map.Depth(x, y);
                double weight = depth > 0.1 ? p.Weight / (depth * depth) : 0;
                Accumulate(matrix, solution, [x, y, 1, 0, 0, 0, -u * x, -u * y], u, weight);
                Accumulate(matrix, solution, [0, 0, 0, x, y, 1, -v * x, -v * y], v, weight);
            }

            Accumulate(matrix, solution, [1, 0, 0, 0, -1, 0, 0, 0], 0, variance / (ShearSpread * ShearSpread));
            Accumulate(matrix, solution, [0, 1, 0, 1, 0, 0, 0, 0], 0, variance / (ShearSpread * ShearSpread));
            Accumulate(matrix, solution, [0, 0, 0, 0, 0, 0, 1, 0], 0, variance / (PerspectiveSpread * PerspectiveSpread));
            Accumulate(matrix, solution, [0, 0, 0, 0, 0, 0, 0, 1], 0, variance / (PerspectiveSpread * PerspectiveSpread));
            if (!DenseCholesky.Solve(matrix, solution))
            {
                return null;
            }

            map = new Homography(solution[0], solution[1], solution[2], solution[3], solution[4], solution[5], solution[6], solution[7], 1);
        }

        Homography full = to.Inverse().After(map).After(from);
        return double.IsFinite(full.Determinant) && full.I != 0 ? full.Normalized() : null;
    }

    private static void Accumulate(double[] matrix, double[] right, ReadOnlySpan<double> row, double value, double weight)
    {
        for (int i = 0; i < Unknowns; i++)
        {
            double scaled = weight * row[i];
            if (scaled == 0)
            {
                continue;
            }

            for (int j = 0; j < Unknowns; j++)
            {
                matrix[(i * Unknowns) + j] += scaled * row[j];
            }

            right[i] += scaled * value;
        }
    }
}
