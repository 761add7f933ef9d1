using LesionMetrics.Imaging;

namespace LesionMetrics.Tests.Validation;

/// <summary>Scores of two masks by loops over pixels and pairs of pixels, and nothing of the library's.</summary>
internal static class NaiveScores
{
    internal static (long First, long Second, long Both) Count(Mask first, Mask second)
    {
        long a = 0;
        long b = 0;
        long both = 0;
        for (int y = 0; y < first.Height; y++)
        {
            for (int x = 0; x < first.Width; x++)
            {
                a += first[x, y] ? 1 : 0;
                b += second[x, y] ? 1 : 0;
                both += first[x, y] && second[x, y] ? 1 : 0;
            }
        }

        return (a, b, both);
    }

    internal static double? Hausdorff95(Mask first, Mask second)
    {
        List<(int X, int Y)> a = Border(first);
        List<(int X, int Y)> b = Border(second);
        return a.Count == 0 || b.Count == 0 ? null : Math.Max(Directed(a, b), Directed(b, a));
    }

    private static double Directed(List<(int X, int Y)> from, List<(int X, int Y)> to)
    {
        double[] distances = [.. from.Select(p => Math.Sqrt(to.Min(q => ((p.X - q.X) * (p.X - q.X)) + ((p.Y - q.Y) * (p.Y - q.Y))))).Order()];
        double rank = 0.95 * (distances.Length - 1);
        int below = (int)rank;
        return below + 1 < distances.Length ? distances[below] + ((rank - below) * (distances[below + 1] - distances[below])) : distances[below];
    }

    private static List<(int X, int Y)> Border(Mask mask)
    {
        List<(int X, int Y)> border = [];
        for (int y = 0; y < mask.Height; y++)
        {
            for (int x = 0; x < mask.Width; x++)
            {
                if (mask[x, y] && !(In(x - 1, y) && In(x + 1, y) && In(x, y - 1) && In(x, y + 1)))
                {
                    border.Add((x, y));
                }
            }
        }

        return border;

        bool In(int x, int y) => x >= 0 && y >= 0 && x < mask.Width && y < mask.Height && mask[x, y];
    }
}
