using LesionMetrics.Imaging;
using LesionMetrics.Registration;

namespace LesionMetrics.Tests.Registration;

/// <summary>The way back of a map, and of the spline it is made of.</summary>
public sealed class MapInverseTests
{
    /// <summary>Beyond its plane a field stays what it is at the edge: the way back has a crease there.</summary>
    private const int Rim = 16;

    private static readonly ImageSize Baseline = new(400, 300);
    private static readonly ImageSize Followup = new(360, 330);

    [Fact]
    public void ThereAndBackIsNoWay()
    {
        BentMap map = Bent(new Homography(0.9, 0.1, 12, -0.08, 1.05, -6, 1e-4, -5e-5, 1));
        BentMap back = MapInverse.Of(map, Followup)!;
        double most = 0;
        int count = 0;
        for (int y = 0; y < Followup.Height; y += 7)
        {
            for (int x = 0; x < Followup.Width; x += 7)
            {
                (double px, double py) = back.Apply(x, y);
                if (px >= Rim && py >= Rim && px <= Baseline.Width - 1 - Rim && py <= Baseline.Height - 1 - Rim)
                {
                    (double qx, double qy) = map.Apply(px, py);
                    most = Math.Max(most, Math.Max(Math.Abs(qx - x), Math.Abs(qy - y)));
                    count++;
                }
            }
        }

        Assert.True(count > 1000, $"{count}");
        Assert.InRange(most, 0, 0.1);
    }

    [Fact]
    public void APlaneStaysAPlane()
    {
        Homography rigid = Homography.Similarity(1.1, 0.3, 5, -9);
        BentMap back = MapInverse.Of(new BentMap(rigid, new SplineField(Baseline.Width, Baseline.Height, 32)), Followup)!;
        (double x, double y) = rigid.Apply(120, 45);

        Assert.True(back.IsPlane);
        Assert.Equal(120, back.Apply(x, y).X, 9);
        Assert.Equal(45, back.Apply(x, y).Y, 9);
    }

    [Fact]
    public void AFollowupThatReachesItsHorizonHasNoWayBack()
    {
        BentMap steep = new(new Homography(0.9, 0, 0, 0, 0.9, 0, 6e-3, 0, 1), new SplineField(Baseline.Width, Baseline.Height, 32));
        BentMap flat = new(new Homography(1, 0, 0, 1, 0, 0, 0, 0, 1), new SplineField(Baseline.Width, Baseline.Height, 32));

        Assert.Null(MapInverse.Of(steep, Followup));
        Assert.Null(MapInverse.Of(flat, Followup));
    }

    [Fact]
    public void AFieldTakesTheValuesItIsGivenAndGoesOnStraight()
    {
        SplineField field = new(100, 60, 16);
        int columns = field.Columns - 2;
        double[] u = new double[columns * (field.Rows - 2)];
        double[] v = new double[u.Length];
        for (int knot = 0; knot < u.Length; knot++)
        {
            u[knot] = Math.Sin(knot % columns) + (knot / columns);
            v[knot] = 3 - (2.0 * (knot % columns)) + (0.5 * (knot / columns));
        }

        field.Interpolate(u, v);

        for (int knot = 0; knot < u.Length; knot++)
        {
            double x = 16.0 * (knot % columns);
            double y = 16.0 * (knot / columns);
            Assert.Equal(u[knot], field.At(x, y).U, 6);
            Assert.Equal(v[knot], field.At(x, y).V, 6);
        }

        Assert.Equal(3 - (2 * (37 / 16.0)) + (0.5 * (21 / 16.0)), field.At(37, 21).V, 9);
    }

    private static BentMap Bent(Homography rigid)
    {
        SplineField bend = new(Baseline.Width, Baseline.Height, 32);
        for (int k = 0; k < bend.U.Length; k++)
        {
            bend.U[k] = 6 * Math.Sin(1.3 * (k % bend.Columns)) * Math.Cos(k / bend.Columns);
            bend.V[k] = 5 * Math.Cos(0.9 * (k % bend.Columns));
        }

        return new BentMap(rigid, bend);
    }
}
