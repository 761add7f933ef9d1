namespace LesionMetrics.Registration;

/// <summary>Leaves out displacements that their neighbors contradict.</summary>
/// <remarks>Universal outlier detection: Westerweel and Scarano 2005, doi 10.1007/s00348-005-0016-6.</remarks>
internal static class NeighborTest
{
    /// <summary>Largest departure from the neighbors' median, in their own median departure.</summary>
    private const double LargestRatio = 3;

    /// <summary>Departure that is always allowed, pixels: what measuring alone scatters.</summary>
    private const double Allowance = 0.6;

    /// <summary>Fewest neighbors that can contradict; a sample with fewer is left out.</summary>
    private const int FewestNeighbors = 4;

    /// <summary>The samples that agree with those within <paramref name="reach"/> cells around them.</summary>
    /// <param name="samples">One a cell at most, keyed by cell.</param>
    /// <param name="columns">Cells along x.</param>
    /// <param name="rows">Cells along y.</param>
    /// <param name="reach">Neighborhood's half side, cells.</param>
    public static List<FieldSample> Keep(FieldSample?[] samples, int columns, int rows, int reach)
    {
        List<FieldSample> kept = [];
        List<double> u = [];
        List<double> v = [];
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                if (samples[(row * columns) + column] is not { } sample)
                {
                    continue;
                }

                u.Clear();
                v.Clear();
                for (int j = Math.Max(row - reach, 0); j <= Math.Min(row + reach, rows - 1); j++)
                {
                    for (int i = Math.Max(column - reach, 0); i <= Math.Min(column + reach, columns - 1); i++)
                    {
                        if ((i != column || j != row) && samples[(j * columns) + i] is { } other)
                        {
                            u.Add(other.U);
                            v.Add(other.V);
                        }
                    }
                }

                if (u.Count >= FewestNeighbors && Departure(u, sample.U) <= LargestRatio && Departure(v, sample.V) <= LargestRatio)
                {
                    kept.Add(sample);
                }
            }
        }

        return kept;
    }

    private static double Departure(List<double> values, double value)
    {
        values.Sort();
        double median = values[values.Count / 2];
        for (int k = 0; k < values.Count; k++)
        {
            values[k] = Math.Abs(values[k] - median);
        }

        values.Sort();
        return Math.Abs(value - median) / (values[values.Count / 2] + Allowance);
    }
}
