using LesionMetrics.Imaging;
using LesionMetrics.Kernels;

namespace LesionMetrics.Filtering;

/// <summary>
/// A plane reduced to the nodes of a coarse grid by tent-shaped weights: the adjoint of bilinear interpolation, so that first moments survive exactly.
/// Node (i, j) lies at source pixel ((i - 1.5) pitch - 0.5, (j - 1.5) pitch - 0.5). Two rings of nodes lie beyond the border, the outer one among
/// replicated pixels alone: filtering the grid with its border replicated is filtering the plane with its border replicated without end.
/// </summary>
internal static class CoarseGrid
{
    private const int Ring = 2;

    /// <summary>Each node's tent-weighted mean of <paramref name="source"/>, borders replicated. The pitch is even.</summary>
    public static Plane Splat(Plane source, int pitch)
    {
        Plane grid = new(Nodes(source.Width, pitch), Nodes(source.Height, pitch));
        float[] weights = TentWeights(pitch);
        float[] upper = new float[source.Width];
        float[] lower = new float[source.Width];
        for (int node = -1; node < grid.Height; node++)
        {
            // The rows between this node and the next count toward both.
            int first = ((node - Ring) * pitch) + (pitch / 2);
            int k = 0;
            for (; k <= pitch - WeightedRows.Count; k += WeightedRows.Count)
            {
                WeightedRows.AddToBoth(
                    Row(first + k), Row(first + k + 1), Row(first + k + 2), Row(first + k + 3), weights.AsSpan(pitch + k, WeightedRows.Count), weights.AsSpan(k, WeightedRows.Count), upper, lower);
            }

            for (; k < pitch; k++)
            {
                ScaleRow.AddScaled(Row(first + k), weights[pitch + k], upper);
                ScaleRow.AddScaled(Row(first + k), weights[k], lower);
            }

            if (node >= 0)
            {
                SplatRow(upper, weights, pitch, grid.WritableRow(node));
            }

            (upper, lower) = (lower, upper);
            Array.Clear(lower);
        }

        return grid;

        ReadOnlySpan<float> Row(int y) => source.Row(Math.Clamp(y, 0, source.Height - 1));
    }

    /// <summary>The grid read bilinearly at each pixel of <paramref name="destination"/>.</summary>
    public static void Interpolate(Plane grid, int pitch, Plane destination)
    {
        float[] fractions = new float[pitch];
        for (int k = 0; k < pitch; k++)
        {
            fractions[k] = (k + 0.5f) / pitch;
        }

        // Grid rows are few: each is widened once, and what remains is a blend of two rows for every row of the result.
        float[] upper = new float[destination.Width];
        float[] lower = new float[destination.Width];
        int widened = Ring - 1;
        InterpolateRow(grid.Row(widened), fractions, lower);
        for (int y = 0; y < destination.Height; y++)
        {
            int phase = (y + (pitch / 2)) % pitch;
            int node = ((y + (pitch / 2)) / pitch) + Ring - 1;
            for (; widened <= node; widened++)
            {
                (upper, lower) = (lower, upper);
                InterpolateRow(grid.Row(widened + 1), fractions, lower);
            }

            BlendRow.Linear(upper, lower, fractions[phase], destination.WritableRow(y));
        }
    }

    private static int Nodes(int length, int pitch) => ((length - 1) / pitch) + 1 + (2 * Ring);

    /// <summary>The 2 pitch weights of the pixels around a node; their sum is 1.</summary>
    private static float[] TentWeights(int pitch)
    {
        float[] weights = new float[2 * pitch];
        for (int k = 0; k < pitch; k++)
        {
            weights[k] = (float)((k + 0.5) / ((double)pitch * pitch));
            weights[(2 * pitch) - 1 - k] = weights[k];
        }

        return weights;
    }

    private static void SplatRow(ReadOnlySpan<float> source, ReadOnlySpan<float> weights, int pitch, Span<float> nodes)
    {
        for (int i = 0; i < nodes.Length; i++)
        {
            int first = ((i - Ring) * pitch) - (pitch / 2);
            float sum = 0;
            if (first >= 0 && first + weights.Length <= source.Length)
            {
                // Four sums in turn, joined in a fixed order: one alone waits on itself. The pitch is even, so that four divide the weights.
                ReadOnlySpan<float> window = source.Slice(first, weights.Length);
                float sum0 = 0;
                float sum1 = 0;
                float sum2 = 0;
                float sum3 = 0;
                for (int k = 0; k + 3 < window.Length && k + 3 < weights.Length; k += 4)
                {
                    sum0 += window[k] * weights[k];
                    sum1 += window[k + 1] * weights[k + 1];
                    sum2 += window[k + 2] * weights[k + 2];
                    sum3 += window[k + 3] * weights[k + 3];
                }

                sum = (sum0 + sum1) + (sum2 + sum3);
            }
            else
            {
                for (int k = 0; k < weights.Length; k++)
                {
                    sum += source[Math.Clamp(first + k, 0, source.Length - 1)] * weights[k];
                }
            }

            nodes[i] = sum;
        }
    }

    private static void InterpolateRow(ReadOnlySpan<float> nodes, ReadOnlySpan<float> fractions, Span<float> destination)
    {
        int pitch = fractions.Length;
        int node = Ring - 1;
        int x = 0;
        for (int phase = pitch / 2; x < destination.Length; node++, phase = 0)
        {
            float left = nodes[node];
            float rise = nodes[node + 1] - left;
            int run = Math.Min(pitch - phase, destination.Length - x);
            for (int k = 0; k < run; k++)
            {
                destination[x + k] = left + (rise * fractions[phase + k]);
            }

            x += run;
        }
    }
}
