using LesionMetrics.Imaging;

namespace LesionMetrics.Registration;

/// <summary>Baseline to follow-up in working pixels: a homography, then a smooth displacement on top.</summary>
/// <param name="Rigid">The homography.</param>
/// <param name="Bend">What is added to it, as a function of the baseline's place.</param>
internal sealed record BentMap(Homography Rigid, SplineField Bend)
{
    /// <summary>Whether the homography is all there is to it.</summary>
    public bool IsPlane => !Bend.U.AsSpan().ContainsAnyExcept(0) && !Bend.V.AsSpan().ContainsAnyExcept(0);

    /// <summary>Where baseline working pixel (x, y) lies in the follow-up.</summary>
    public (double X, double Y) Apply(double x, double y)
    {
        (double rx, double ry) = Rigid.Apply(x, y);
        (double u, double v) = Bend.At(x, y);
        return (rx + u, ry + v);
    }

    /// <summary>The same map between textures of half the size.</summary>
    public BentMap Halve(ImageSize halfBaseline)
    {
        // Half pixel x covers pixels 2 x and 2 x + 1: its middle is at 2 x + 0.5.
        Homography toFull = Homography.Scaling(2, 2, 0.5, 0.5);
        SplineField bend = new(halfBaseline.Width, halfBaseline.Height, Bend.Spacing / 2);
        for (int row = 0; row < bend.Rows; row++)
        {
            for (int column = 0; column < bend.Columns; column++)
            {
                int from = (Math.Min(row, Bend.Rows - 1) * Bend.Columns) + Math.Min(column, Bend.Columns - 1);
                int to = (row * bend.Columns) + column;
                bend.U[to] = Bend.U[from] / 2;
                bend.V[to] = Bend.V[from] / 2;
            }
        }

        return new BentMap(toFull.Inverse().After(Rigid).After(toFull), bend);
    }
}
