namespace LesionMetrics.Registration;

/// <summary>Fits a smooth displacement field to scattered observations: least squares against bending, outliers weighed down.</summary>
/// <remarks>B-splines with difference penalties: Eilers and Marx 1996, doi 10.1214/ss/1038425655.</remarks>
internal static class SplineFit
{
    private const int RobustRounds = 4;

    /// <summary>Weight of the displacement's own size: holds it to the homography far from any evidence, and nowhere else.</summary>
    private const double Anchor = 1e-3;

    /// <summary>
    /// The field nearest to <paramref name="samples"/>, and each sample's share that was believed (0 for an outlier).
    /// </summary>
    /// <param name="shape">Size and knots of the field to make.</param>
    /// <param name="samples">Observations; may be few.</param>
    /// <param name="stiffness">Cost of a second difference of the control points of one pixel, against a weight-1 sample one pixel off.</param>
    /// <param name="outlier">Distance in pixels at which a sample counts for a quarter, at least; more where the samples scatter more.</param>
    public static (SplineField Field, double[] Trust) Fit(SplineField shape, IReadOnlyList<FieldSample> samples, double stiffness, double outlier)
    {
        double[] trust = new double[samples.Count];
        Array.Fill(trust, 1);
        SplineField field = new(shape.Width, shape.Height, shape.Spacing);
        double[] residuals = new double[samples.Count];
        for (int round = 0; round < RobustRounds; round++)
        {
            BandedSystem system = new(field.Columns * field.Rows, (3 * field.Columns) + 3);
            AddSmoothness(system, field, stiffness);
            AddSamples(system, field, samples, trust);
            system.Solve(field.U, field.V);
            if (round == RobustRounds - 1)
            {
                break;
            }

            for (int k = 0; k < residuals.Length; k++)
            {
                (double u, double v) = field.At(samples[k].X, samples[k].Y);
                residuals[k] = Math.Sqrt(((u - samples[k].U) * (u - samples[k].U)) + ((v - samples[k].V) * (v - samples[k].V)));
            }

            double[] sorted = [.. residuals];
            Array.Sort(sorted);
            double scale = Math.Max(outlier, sorted.Length > 0 ? 2.5 * sorted[sorted.Length / 2] : 0);
            for (int k = 0; k < residuals.Length; k++)
            {
                // Geman and McClure: far outliers lose their say altogether.
                double off = residuals[k] / scale;
                double share = 1 / (1 + (off * off));
                trust[k] = share * share;
            }
        }

        return (field, trust);
    }

    private static void AddSamples(BandedSystem system, SplineField field, IReadOnlyList<FieldSample> samples, double[] trust)
    {
        Span<double> bx = stackalloc double[4];
        Span<double> by = stackalloc double[4];
        Span<int> index = stackalloc int[16];
        Span<double> value = stackalloc double[16];
        for (int k = 0; k < samples.Count; k++)
        {
            FieldSample sample = samples[k];
            int column = field.Basis(sample.X, field.Columns, bx);
            int row = field.Basis(sample.Y, field.Rows, by);
            for (int j = 0; j < 4; j++)
            {
                for (int i = 0; i < 4; i++)
                {
                    index[(4 * j) + i] = ((row + j) * field.Columns) + column + i;
                    value[(4 * j) + i] = bx[i] * by[j];
                }
            }

            system.Add(index, value, sample.U, sample.V, sample.Weight * trust[k]);
        }
    }

    private static void AddSmoothness(BandedSystem system, SplineField field, double stiffness)
    {
        Span<double> second = [1, -2, 1];
        Span<double> mixed = [1, -1, -1, 1];
        Span<double> one = [1];
        int columns = field.Columns;
        for (int y = 0; y < field.Rows; y++)
        {
            for (int x = 0; x < columns; x++)
            {
                int here = (y * columns) + x;
                system.Add([here], one, 0, 0, Anchor * Math.Min(stiffness, 1));
                if (x + 2 < columns)
                {
                    system.Add([here, here + 1, here + 2], second, 0, 0, stiffness);
                }

                if (y + 2 < field.Rows)
                {
                    system.Add([here, here + columns, here + (2 * columns)], second, 0, 0, stiffness);
                }

                if (x + 1 < columns && y + 1 < field.Rows)
                {
                    system.Add([here, here + 1, here + columns, here + columns + 1], mixed, 0, 0, 2 * stiffness);
                }
            }
        }
    }
}
