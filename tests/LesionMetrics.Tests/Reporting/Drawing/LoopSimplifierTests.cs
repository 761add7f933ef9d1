using System.Drawing;
using LesionMetrics.Reporting.Drawing;

namespace LesionMetrics.Tests.Reporting.Drawing;

public sealed class LoopSimplifierTests
{
    [Fact]
    public void ACircleKeepsItsShapeWithFewerPoints()
    {
        PointF[] circle = [.. Enumerable.Range(0, 720).Select(i => new PointF((float)(50 * Math.Cos(i * Math.PI / 360)), (float)(50 * Math.Sin(i * Math.PI / 360))))];
        IReadOnlyList<PointF> simple = LoopSimplifier.Simplify(circle, 0.6);
        Assert.InRange(simple.Count, 10, 60);
        Assert.All(circle, point => Assert.InRange(DistanceToLoop(point, simple), 0, 0.6001));
        Assert.Equal(simple, circle.Where(simple.Contains));
    }

    [Fact]
    public void ATriangleIsReturnedWhole()
    {
        PointF[] triangle = [new(0, 0), new(9, 0), new(0, 9)];
        Assert.Equal(triangle, LoopSimplifier.Simplify(triangle, 100));
    }

    private static double DistanceToLoop(PointF point, IReadOnlyList<PointF> loop) =>
        Enumerable.Range(0, loop.Count).Min(i => DistanceToSegment(point, loop[i], loop[(i + 1) % loop.Count]));

    private static double DistanceToSegment(PointF p, PointF a, PointF b)
    {
        double ux = b.X - a.X;
        double uy = b.Y - a.Y;
        double t = Math.Clamp((((p.X - a.X) * ux) + ((p.Y - a.Y) * uy)) / ((ux * ux) + (uy * uy)), 0, 1);
        double dx = p.X - a.X - (t * ux);
        double dy = p.Y - a.Y - (t * uy);
        return Math.Sqrt((dx * dx) + (dy * dy));
    }
}
