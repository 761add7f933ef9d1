using LesionMetrics.Imaging;

namespace LesionMetrics.Benchmarks.Peers;

/// <summary>Means over clipped square windows and what the guided filter makes of them at one pixel, by plain double-precision loops.</summary>
internal static class PeerWindow
{
    /// <summary>The mean of <paramref name="plane"/>, or of its product with <paramref name="other"/>, within <paramref name="radius"/> of a pixel.</summary>
    public static double Mean(Plane plane, Plane? other, int x, int y, int radius)
    {
        double sum = 0;
        int count = 0;
        for (int v = Math.Max(0, y - radius); v <= Math.Min(plane.Height - 1, y + radius); v++)
        {
            ReadOnlySpan<float> row = plane.Row(v);
            ReadOnlySpan<float> factors = other is null ? default : other.Row(v);
            for (int u = Math.Max(0, x - radius); u <= Math.Min(plane.Width - 1, x + radius); u++)
            {
                sum += other is null ? row[u] : (double)row[u] * factors[u];
                count++;
            }
        }

        return sum / count;
    }

    /// <summary>The guided filter's definition: the fits of all windows that hold the pixel, averaged.</summary>
    public static double Guided(Plane input, Plane[] guide, int x, int y, int radius, double epsilon)
    {
        double sum = 0;
        int count = 0;
        for (int v = Math.Max(0, y - radius); v <= Math.Min(input.Height - 1, y + radius); v++)
        {
            for (int u = Math.Max(0, x - radius); u <= Math.Min(input.Width - 1, x + radius); u++)
            {
                sum += Fitted(input, guide, (u, v), (x, y), radius, epsilon);
                count++;
            }
        }

        return sum / count;
    }

    private static double Fitted(Plane input, Plane[] guide, (int X, int Y) window, (int X, int Y) at, int radius, double epsilon)
    {
        int n = guide.Length;
        double mean = Mean(input, null, window.X, window.Y, radius);
        double[] means = [.. guide.Select(plane => Mean(plane, null, window.X, window.Y, radius))];
        double[,] system = new double[n, n + 1];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                system[i, j] = Mean(guide[i], guide[j], window.X, window.Y, radius) - (means[i] * means[j]) + (i == j ? epsilon : 0);
            }

            system[i, n] = Mean(guide[i], input, window.X, window.Y, radius) - (means[i] * mean);
        }

        double[] slopes = Solve(system, n);
        double value = mean;
        for (int i = 0; i < n; i++)
        {
            value += slopes[i] * (guide[i][at.X, at.Y] - means[i]);
        }

        return value;
    }

    /// <summary>Gauss-Jordan without a search for pivots: the system is positive definite.</summary>
    private static double[] Solve(double[,] system, int n)
    {
        for (int k = 0; k < n; k++)
        {
            for (int i = 0; i < n; i++)
            {
                double factor = system[i, k] / system[k, k];
                for (int j = k; i != k && j <= n; j++)
                {
                    system[i, j] -= factor * system[k, j];
                }
            }
        }

        return [.. Enumerable.Range(0, n).Select(i => system[i, n] / system[i, i])];
    }
}
