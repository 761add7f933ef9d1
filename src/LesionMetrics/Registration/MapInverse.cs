namespace LesionMetrics.Registration;

/// <summary>The way back of a map between working pixels.</summary>
internal static class MapInverse
{
    /// <summary>Knots of the way back, working pixels: closer than the map's own, as the inverse of a spline is not quite one.</summary>
    private const double Spacing = 16;

    /// <summary>Steps until a point's way back is found; each leaves the share of the error that the bend's slope is, a fifth at most on skin.</summary>
    private const int Steps = 40;

    /// <summary>The map from the follow-up to the baseline; null where the follow-up reaches to its horizon, so that it has none.</summary>
    /// <param name="map">Baseline to follow-up.</param>
    /// <param name="followup">Working size of the follow-up.</param>
    public static BentMap? Of(BentMap map, Imaging.ImageSize followup)
    {
        if (!(Math.Abs(map.Rigid.Determinant) > 0))
        {
            return null;
        }

        Homography back = map.Rigid.Inverse().Normalized();
        if (!GlobalFitter.IsPlausible(back, followup))
        {
            return null;
        }

        SplineField bend = new(followup.Width, followup.Height, Spacing);
        if (!map.IsPlane)
        {
            double[] u = new double[(bend.Columns - 2) * (bend.Rows - 2)];
            double[] v = new double[u.Length];
            for (int knot = 0; knot < u.Length; knot++)
            {
                double x = knot % (bend.Columns - 2) * Spacing;
                double y = knot / (bend.Columns - 2) * Spacing;
                (u[knot], v[knot]) = WayBack(map, back, x, y);
            }

            bend.Interpolate(u, v);
        }

        return new BentMap(back, bend);
    }

    /// <summary>What is to be added to the homography's way back from follow-up pixel (x, y).</summary>
    private static (double U, double V) WayBack(BentMap map, Homography back, double x, double y)
    {
        (double rx, double ry) = back.Apply(x, y);
        double px = rx;
        double py = ry;
        for (int step = 0; step < Steps; step++)
        {
            (double u, double v) = map.Bend.At(px, py);
            (px, py) = back.Apply(x - u, y - v);
        }

        return (px - rx, py - ry);
    }
}
