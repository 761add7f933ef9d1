using LesionMetrics.Imaging;
using LesionMetrics.Registration;

namespace LesionMetrics.Benchmarks.Stages;

/// <summary>The two steps of registration that cost most, as one would write them first: the rivals.</summary>
internal static class NaiveSteps
{
    /// <summary>Index of the nearest follow-up feature of each baseline feature.</summary>
    public static int[] Match(FeatureSet baseline, FeatureSet followup)
    {
        int[] nearest = new int[baseline.Count];
        for (int i = 0; i < baseline.Count; i++)
        {
            double least = double.MaxValue;
            ReadOnlySpan<float> a = baseline.Descriptor(i);
            for (int j = 0; j < followup.Count; j++)
            {
                ReadOnlySpan<float> b = followup.Descriptor(j);
                double distance = 0;
                for (int k = 0; k < a.Length; k++)
                {
                    distance += (a[k] - b[k]) * (a[k] - b[k]);
                }

                if (distance < least)
                {
                    least = distance;
                    nearest[i] = j;
                }
            }
        }

        return nearest;
    }

    /// <summary>Sums of products of each cell at each shift.</summary>
    public static double[] Correlate(Plane first, Plane second, int range)
    {
        int side = (2 * range) + 1;
        int columns = (first.Width + CellCorrelator.Cell - 1) / CellCorrelator.Cell;
        int rows = (first.Height + CellCorrelator.Cell - 1) / CellCorrelator.Cell;
        double[] sums = new double[side * side * columns * rows];
        for (int y = 0; y < first.Height; y++)
        {
            for (int x = 0; x < first.Width; x++)
            {
                int cell = ((y / CellCorrelator.Cell) * columns) + (x / CellCorrelator.Cell);
                for (int shift = 0; shift < side * side; shift++)
                {
                    int u = x + (shift % side) - range;
                    int v = y + (shift / side) - range;
                    if (u >= 0 && v >= 0 && u < second.Width && v < second.Height)
                    {
                        sums[(shift * columns * rows) + cell] += first[x, y] * second[u, v];
                    }
                }
            }
        }

        return sums;
    }
}
