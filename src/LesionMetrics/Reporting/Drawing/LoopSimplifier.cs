using System.Drawing;

namespace LesionMetrics.Reporting.Drawing;

/// <summary>Leaves out the points of a closed loop that do not shape it.</summary>
/// <remarks>Douglas and Peucker 1973, doi 10.3138/FM57-6770-U75U-7727, on the two halves of the loop between its first point and the one farthest from it.</remarks>
public static class LoopSimplifier
{
    /// <summary>
    /// The points of <paramref name="loop"/> to keep so that none left out lies farther than <paramref name="tolerance"/> from the line between
    /// its kept neighbors. Order kept; a loop of up to four points is returned whole.
    /// </summary>
    public static IReadOnlyList<PointF> Simplify(IReadOnlyList<PointF> loop, double tolerance)
    {
        if (loop.Count <= 4)
        {
            return loop;
        }

        int far = 0;
        double farthest = -1;
        for (int i = 1; i < loop.Count; i++)
        {
            double dx = loop[i].X - loop[0].X;
            double dy = loop[i].Y - loop[0].Y;
            double distance = (dx * dx) + (dy * dy);
            if (distance > farthest)
            {
                farthest = distance;
                far = i;
            }
        }

        bool[] keep = new bool[loop.Count];
        keep[0] = true;
        keep[far] = true;
        Stack<(int First, int Last)> open = new([(0, far), (far, loop.Count)]);
        while (open.TryPop(out (int First, int Last) part))
        {
            int worst = Farthest(loop, part.First, part.Last, tolerance);
            if (worst > 0)
            {
                keep[worst] = true;
                open.Push((part.First, worst));
                open.Push((worst, part.Last));
            }
        }

        return [.. loop.Where((_, i) => keep[i])];
    }

    // The index between first and last of the point farthest from their line, or -1 where all lie within the tolerance.
    private static int Farthest(IReadOnlyList<PointF> loop, int first, int last, double tolerance)
    {
        PointF a = loop[first];
        PointF b = loop[last % loop.Count];
        double ux = b.X - a.X;
        double uy = b.Y - a.Y;
        double length = Math.Sqrt((ux * ux) + (uy * uy));
        int worst = -1;
        double limit = tolerance;
        for (int i = first + 1; i < last; i++)
        {
            double px = loop[i].X - a.X;
            double py = loop[i].Y - a.Y;
            double distance = length == 0 ? Math.Sqrt((px * px) + (py * py)) : Math.Abs((ux * py) - (uy * px)) / length;
            if (distance > limit)
            {
                limit = distance;
                worst = i;
            }
        }

        return worst;
    }
}
