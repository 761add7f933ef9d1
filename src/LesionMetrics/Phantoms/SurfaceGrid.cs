namespace LesionMetrics.Phantoms;

/// <summary>A regular lattice on the skin surface, the frame that all visits share. Lengths in mm, the origin in the middle of the site, y down.</summary>
/// <param name="OriginX">x of the first column, in mm.</param>
/// <param name="OriginY">y of the first row, in mm.</param>
/// <param name="StepMm">Spacing, in mm.</param>
/// <param name="Columns">Number of columns, at least 2.</param>
/// <param name="Rows">Number of rows, at least 2.</param>
internal sealed record SurfaceGrid(double OriginX, double OriginY, double StepMm, int Columns, int Rows)
{
    /// <summary>The lattice that covers a rectangle about the origin.</summary>
    public static SurfaceGrid Covering(double halfWidthMm, double halfHeightMm, double stepMm) =>
        new(-halfWidthMm, -halfHeightMm, stepMm, (int)Math.Ceiling(2 * halfWidthMm / stepMm) + 2, (int)Math.Ceiling(2 * halfHeightMm / stepMm) + 2);

    /// <summary>The columns and rows, both ends in, within a square about a center; empty where it lies outside.</summary>
    public (int Left, int Right, int Top, int Bottom) Window(double centerX, double centerY, double reachMm) =>
        (Math.Max(0, (int)Math.Ceiling((centerX - reachMm - OriginX) / StepMm)),
        Math.Min(Columns - 1, (int)Math.Floor((centerX + reachMm - OriginX) / StepMm)),
        Math.Max(0, (int)Math.Ceiling((centerY - reachMm - OriginY) / StepMm)),
        Math.Min(Rows - 1, (int)Math.Floor((centerY + reachMm - OriginY) / StepMm)));

    /// <summary>x of a column, in mm.</summary>
    public double X(int column) => OriginX + (column * StepMm);

    /// <summary>y of a row, in mm.</summary>
    public double Y(int row) => OriginY + (row * StepMm);

    /// <summary>Index of the lattice point up and left of a point, and the fractions to the next; points outside take the edge.</summary>
    public int Locate(double x, double y, out float fractionX, out float fractionY)
    {
        double column = Math.Clamp((x - OriginX) / StepMm, 0, Columns - 1.001);
        double row = Math.Clamp((y - OriginY) / StepMm, 0, Rows - 1.001);
        int c = (int)column;
        int r = (int)row;
        fractionX = (float)(column - c);
        fractionY = (float)(row - r);
        return (r * Columns) + c;
    }
}
