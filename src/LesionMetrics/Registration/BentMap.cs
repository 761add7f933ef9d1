using LesionMetrics.Imaging;

namespace LesionMetrics.Registration;

/// <summary>Baseline to follow-up in working pixels: a homography, then a smooth displacement on top.</summary>
/// <param name="Rigid">The homography.</param>
/// <param name="Bend">What is added to it, as a function of the baseline's place.</param>
internal sealed record BentMap(Homography Rigid, SplineField Bend)
{
    /// <summary>Where baseline working pixel (x, y) lies in the follow-up.</summary>
    public (double X, double Y) Apply(double x, double y)
    {
        (double rx, double ry) = Rigid.Apply(x, y);
        (double u, double v) = Bend.At(x, y);
        return (rx + u, ry + v);
    }

    /// <summary>The map at each baseline working pixel.</summary>
    public (Plane X, Plane Y) Sample()
    {
        Plane planeX = new(Bend.Width, Bend.Height);
        Plane planeY = new(Bend.Width, Bend.Height);
        double[] u = new double[Bend.Width];
        double[] v = new double[Bend.Width];
        for (int y = 0; y < Bend.Height; y++)
        {
            Bend.Row(y, u, v);
            Span<float> rowX = planeX.WritableRow(y);
            Span<float> rowY = planeY.WritableRow(y);
            for (int x = 0; x < rowX.Length; x++)
            {
                (double rx, double ry) = Rigid.Apply(x, y);
                rowX[x] = (float)(rx + u[x]);
                rowY[x] = (float)(ry + v[x]);
            }
        }

        return (planeX, planeY);
    }
}
