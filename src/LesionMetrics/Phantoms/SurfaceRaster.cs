namespace LesionMetrics.Phantoms;

/// <summary>One quantity on a <see cref="SurfaceGrid"/>, interpolated bilinearly between its points.</summary>
internal sealed class SurfaceRaster
{
    private readonly float[] _values;

    /// <summary>A raster of zeros.</summary>
    public SurfaceRaster(SurfaceGrid grid)
    {
        Grid = grid;
        _values = new float[grid.Columns * grid.Rows];
    }

    /// <summary>Where the points lie.</summary>
    public SurfaceGrid Grid { get; }

    /// <summary>Whether anything was painted.</summary>
    public bool IsPainted { get; private set; }

    /// <summary>All values, row-major.</summary>
    public ReadOnlySpan<float> Values => _values;

    /// <summary>The value at a point of the surface, in mm.</summary>
    public float Sample(double x, double y)
    {
        int index = Grid.Locate(x, y, out float fx, out float fy);
        return Sample(index, fx, fy);
    }

    /// <summary>The value at a point that <see cref="SurfaceGrid.Locate"/> found.</summary>
    public float Sample(int index, float fx, float fy)
    {
        float[] v = _values;
        int below = index + Grid.Columns;
        float top = v[index] + (fx * (v[index + 1] - v[index]));
        float bottom = v[below] + (fx * (v[below + 1] - v[below]));
        return top + (fy * (bottom - top));
    }

    /// <summary>Central differences at a located point, in units of the value per mm.</summary>
    public (float X, float Y) Slope(int index, float fx, float fy)
    {
        float[] v = _values;
        int below = index + Grid.Columns;
        float inverse = (float)(1 / Grid.StepMm);
        float dx = ((1 - fy) * (v[index + 1] - v[index])) + (fy * (v[below + 1] - v[below]));
        float dy = ((1 - fx) * (v[below] - v[index])) + (fx * (v[below + 1] - v[index + 1]));
        return (dx * inverse, dy * inverse);
    }

    /// <summary>Replaces each value within a square about a center by a function of x, y (mm) and the value before.</summary>
    public void Paint(double centerX, double centerY, double reachMm, Func<double, double, float, float> change)
    {
        (int left, int right, int top, int bottom) = Grid.Window(centerX, centerY, reachMm);
        for (int row = top; row <= bottom; row++)
        {
            double y = Grid.Y(row);
            Span<float> line = _values.AsSpan(row * Grid.Columns, Grid.Columns);
            for (int column = left; column <= right; column++)
            {
                line[column] = change(Grid.X(column), y, line[column]);
            }
        }

        IsPainted = true;
    }

    /// <summary>Row <paramref name="row"/> of the lattice, for the painter that fills several layers at once.</summary>
    public Span<float> PaintRow(int row)
    {
        IsPainted = true;
        return _values.AsSpan(row * Grid.Columns, Grid.Columns);
    }

    /// <summary>A copy that may be painted without touching this raster.</summary>
    public SurfaceRaster Copy()
    {
        SurfaceRaster copy = new(Grid) { IsPainted = IsPainted };
        _values.CopyTo(copy._values, 0);
        return copy;
    }
}
