namespace LesionMetrics.Registration;

/// <summary>A smooth displacement over the baseline: a uniform cubic B-spline in each of two components, working pixels.</summary>
internal sealed class SplineField
{
    /// <summary>A field of zeros over <paramref name="width"/> x <paramref name="height"/> pixels with knots <paramref name="spacing"/> pixels apart.</summary>
    public SplineField(int width, int height, double spacing)
    {
        Width = width;
        Height = height;
        Spacing = spacing;
        Columns = (int)Math.Ceiling(Math.Max(width - 1, 1) / spacing) + 3;
        Rows = (int)Math.Ceiling(Math.Max(height - 1, 1) / spacing) + 3;
        U = new double[Columns * Rows];
        V = new double[Columns * Rows];
    }

    /// <summary>Columns of the plane it covers, pixels.</summary>
    public int Width { get; }

    /// <summary>Rows of the plane it covers, pixels.</summary>
    public int Height { get; }

    /// <summary>Distance of the knots, pixels.</summary>
    public double Spacing { get; }

    /// <summary>Control points along x.</summary>
    public int Columns { get; }

    /// <summary>Control points along y.</summary>
    public int Rows { get; }

    /// <summary>Control points of the displacement along x, row-major.</summary>
    public double[] U { get; }

    /// <summary>Control points of the displacement along y, row-major.</summary>
    public double[] V { get; }

    /// <summary>The displacement at (x, y); beyond the plane that at its edge.</summary>
    public (double U, double V) At(double x, double y)
    {
        Span<double> bx = stackalloc double[4];
        Span<double> by = stackalloc double[4];
        int column = Basis(x, Columns, bx);
        int row = Basis(y, Rows, by);
        double u = 0;
        double v = 0;
        for (int j = 0; j < 4; j++)
        {
            int start = ((row + j) * Columns) + column;
            for (int i = 0; i < 4; i++)
            {
                double b = bx[i] * by[j];
                u += b * U[start + i];
                v += b * V[start + i];
            }
        }

        return (u, v);
    }

    /// <summary>Makes the field take given values at the knots, which start in the corner of the plane; straight across its borders.</summary>
    /// <param name="u">Displacements along x at the (<see cref="Columns"/> - 2) x (<see cref="Rows"/> - 2) knots, row-major.</param>
    /// <param name="v">Displacements along y.</param>
    public void Interpolate(ReadOnlySpan<double> u, ReadOnlySpan<double> v)
    {
        Fill(u, U);
        Fill(v, V);
    }

    private void Fill(ReadOnlySpan<double> values, Span<double> controls)
    {
        for (int row = 0; row < Rows - 2; row++)
        {
            values.Slice(row * (Columns - 2), Columns - 2).CopyTo(controls.Slice(((row + 1) * Columns) + 1));
            Solve(controls, (row + 1) * Columns, 1, Columns);
        }

        for (int column = 0; column < Columns; column++)
        {
            Solve(controls, column, Columns, Rows);
        }
    }

    /// <summary>Along one line, in place: values at its inner places to control points, whose sixth, two thirds and sixth make a value.</summary>
    private static void Solve(Span<double> line, int start, int step, int count)
    {
        double[] slope = new double[count];
        int last = count - 2;
        for (int i = 2; i < last; i++)
        {
            // Elimination from the first value on, where a straight continuation makes the control point the value itself.
            double pivot = 1 / (4 - slope[i - 1]);
            slope[i] = pivot;
            line[start + (i * step)] = pivot * ((6 * line[start + (i * step)]) - line[start + ((i - 1) * step)]);
        }

        for (int i = last - 1; i > 1; i--)
        {
            line[start + (i * step)] -= slope[i] * line[start + ((i + 1) * step)];
        }

        line[start] = (2 * line[start + step]) - line[start + (2 * step)];
        line[start + ((count - 1) * step)] = (2 * line[start + (last * step)]) - line[start + ((last - 1) * step)];
    }

    /// <summary>The first of the four control points that have a say at <paramref name="position"/>, and their weights.</summary>
    public int Basis(double position, int count, Span<double> weights)
    {
        double t = Math.Clamp(position / Spacing, 0, count - 3 - 1e-9);
        int cell = (int)t;
        double f = t - cell;
        double g = 1 - f;
        weights[0] = g * g * g / 6;
        weights[1] = ((3 * f * f * f) - (6 * f * f) + 4) / 6;
        weights[2] = ((3 * g * g * g) - (6 * g * g) + 4) / 6;
        weights[3] = f * f * f / 6;
        return cell;
    }
}
