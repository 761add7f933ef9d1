using LesionMetrics.Imaging;

namespace LesionMetrics.Filtering;

/// <summary>
/// A plane averaged over square blocks, with a ring of whole blocks of replicated border around it, so that filtering the grid is filtering the
/// plane with its border replicated without end.
/// </summary>
internal static class BlockGrid
{
    /// <summary>
    /// Block (i, j) of the result is the mean of source pixels [(i - 1) f, i f) x [(j - 1) f, j f), coordinates clamped to the plane: the outermost blocks
    /// lie wholly outside.
    /// </summary>
    public static Plane Average(Plane source, int block)
    {
        int columns = CeilingDivide(source.Width, block) + 2;
        int rows = CeilingDivide(source.Height, block) + 2;
        Plane grid = new(columns, rows);
        double[] sums = new double[source.Width];
        double scale = 1.0 / ((double)block * block);
        for (int j = 0; j < rows; j++)
        {
            Array.Clear(sums);
            int first = (j - 1) * block;
            for (int y = first; y < first + block; y++)
            {
                ReadOnlySpan<float> row = source.Row(Math.Clamp(y, 0, source.Height - 1));
                for (int x = 0; x < row.Length; x++)
                {
                    sums[x] += row[x];
                }
            }

            Span<float> destination = grid.WritableRow(j);
            for (int i = 0; i < columns; i++)
            {
                double sum = 0;
                int left = (i - 1) * block;
                for (int x = left; x < left + block; x++)
                {
                    sum += sums[Math.Clamp(x, 0, source.Width - 1)];
                }

                destination[i] = (float)(sum * scale);
            }
        }

        return grid;
    }

    /// <summary>The grid that <see cref="Average"/> made, interpolated bilinearly between block centers at each pixel of a plane of <paramref name="size"/>.</summary>
    public static Plane Interpolate(Plane grid, int block, ImageSize size)
    {
        Plane result = new(size);
        int[] cells = new int[size.Width];
        float[] fractions = new float[size.Width];
        for (int x = 0; x < size.Width; x++)
        {
            double position = ((x + 0.5) / block) + 0.5;
            cells[x] = (int)position;
            fractions[x] = (float)(position - cells[x]);
        }

        float[] mixed = new float[grid.Width];
        for (int y = 0; y < size.Height; y++)
        {
            double position = ((y + 0.5) / block) + 0.5;
            int cell = (int)position;
            float fraction = (float)(position - cell);
            ReadOnlySpan<float> upper = grid.Row(cell);
            ReadOnlySpan<float> lower = grid.Row(Math.Min(cell + 1, grid.Height - 1));
            for (int i = 0; i < mixed.Length; i++)
            {
                mixed[i] = upper[i] + (fraction * (lower[i] - upper[i]));
            }

            Span<float> destination = result.WritableRow(y);
            for (int x = 0; x < destination.Length; x++)
            {
                float left = mixed[cells[x]];
                destination[x] = left + (fractions[x] * (mixed[Math.Min(cells[x] + 1, mixed.Length - 1)] - left));
            }
        }

        return result;
    }

    private static int CeilingDivide(int value, int divisor) => ((value - 1) / divisor) + 1;
}
