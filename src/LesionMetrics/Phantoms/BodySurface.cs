namespace LesionMetrics.Phantoms;

/// <summary>The body of one site, sampled coarsely over the surface frame.</summary>
internal sealed class BodySurface
{
    /// <summary>A distance that stands for "none here", in mm.</summary>
    public const float Far = 1000;

    private readonly BodyPoint[] _points;

    private BodySurface(SurfaceGrid grid, BodyPoint[] points)
    {
        Grid = grid;
        _points = points;
    }

    /// <summary>Where the points lie.</summary>
    public SurfaceGrid Grid { get; }

    /// <summary>Samples a shape, then lays mottling, sebum and unevenness over it.</summary>
    public static BodySurface Build(SurfaceGrid grid, IBodyShape shape, SkinTraits traits, ulong seed)
    {
        BodyPoint[] points = new BodyPoint[grid.Columns * grid.Rows];
        for (int row = 0; row < grid.Rows; row++)
        {
            for (int column = 0; column < grid.Columns; column++)
            {
                ref BodyPoint p = ref points[(row * grid.Columns) + column];
                p.SkinEdge = Far;
                p.LipEdge = -Far;
                p.EyeEdge = -Far;
                p.Crease = Far;
                p.Exposure = 1;
                double x = grid.X(column);
                double y = grid.Y(row);
                shape.Describe(x, y, ref p);
                AddUnevenness(ref p, x, y, traits, seed);
            }
        }

        return new BodySurface(grid, points);
    }

    /// <summary>The body at a point of the surface, in mm.</summary>
    public void Sample(double x, double y, out BodyPoint result)
    {
        result = default;
        int index = Grid.Locate(x, y, out float fx, out float fy);
        BodyPoint top = default;
        BodyPoint bottom = default;
        BodyPoint.Mix(_points[index], _points[index + 1], fx, ref top);
        BodyPoint.Mix(_points[index + Grid.Columns], _points[index + Grid.Columns + 1], fx, ref bottom);
        BodyPoint.Mix(top, bottom, fy, ref result);
    }

    private static void AddUnevenness(ref BodyPoint p, double x, double y, SkinTraits traits, ulong seed)
    {
        double large = traits.MottleLargeMm;
        p.LnMelanin += (float)(traits.MelaninMottle * LatticeNoise.Octaves(x / large, y / large, seed + 1, 4, 0.6));
        p.LnBlood += (float)(traits.BloodMottle * LatticeNoise.Octaves((x / large) + 7, (y / large) - 3, seed + 2, 4, 0.6));
        double oil = traits.Oil + (0.5 * LatticeNoise.Octaves(x / 18, y / 18, seed + 3, 2)) + p.Oil;
        p.Oil = (float)Math.Clamp(oil, 0, 1);
        p.SlopeX += (float)(0.18 * LatticeNoise.Sample(x / 22, y / 22, seed + 4));
        p.SlopeY += (float)(0.18 * LatticeNoise.Sample(x / 22, y / 22, seed + 5));
        if (traits.Wrinkle > 0)
        {
            double along = ((x * traits.WrinkleCos) + (y * traits.WrinkleSin)) / 22;
            double across = ((y * traits.WrinkleCos) - (x * traits.WrinkleSin)) / traits.WrinkleMm;
            double slope = traits.Wrinkle * LatticeNoise.Octaves(along, across + (1.2 * LatticeNoise.Sample(along * 1.7, across * 0.2, seed + 21)), seed + 20, 2);
            p.SlopeX += (float)(-slope * traits.WrinkleSin);
            p.SlopeY += (float)(slope * traits.WrinkleCos);
        }

        p.WarpX = (float)((2.2 * LatticeNoise.Sample(x / 9, y / 9, seed + 6)) + (4 * LatticeNoise.Sample(x / 31, y / 31, seed + 8)));
        p.WarpY = (float)((2.2 * LatticeNoise.Sample(x / 9, y / 9, seed + 7)) + (4 * LatticeNoise.Sample(x / 31, y / 31, seed + 9)));
    }
}
