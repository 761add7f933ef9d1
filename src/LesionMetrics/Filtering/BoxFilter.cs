using LesionMetrics.Imaging;

namespace LesionMetrics.Filtering;

/// <summary>Mean over a square window, clipped at the borders.</summary>
public static class BoxFilter
{
    /// <summary>The mean over the pixels of the plane within <paramref name="radius"/> columns and rows of each pixel.</summary>
    /// <param name="source">Finite values: a running sum carries a NaN or infinity to the end of its rows and columns.</param>
    /// <param name="radius">Half the window's side, in pixels: the window is 2 radius + 1 wide. 0 copies.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="radius"/> is negative.</exception>
    public static Plane Mean(Plane source, int radius)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(radius);
        int width = source.Width;
        int height = source.Height;
        Plane result = new(source.Size);
        double[] columns = new double[width];
        for (int y = 0; y < Math.Min(radius, height); y++)
        {
            Add(columns, source.Row(y));
        }

        for (int y = 0; y < height; y++)
        {
            if (y + radius < height)
            {
                Add(columns, source.Row(y + radius));
            }

            if (y - radius - 1 >= 0)
            {
                Subtract(columns, source.Row(y - radius - 1));
            }

            int rows = Math.Min(y + radius, height - 1) - Math.Max(y - radius, 0) + 1;
            Slide(columns, radius, rows, result.WritableRow(y));
        }

        return result;
    }

    private static void Add(double[] columns, ReadOnlySpan<float> row)
    {
        for (int x = 0; x < columns.Length; x++)
        {
            columns[x] += row[x];
        }
    }

    private static void Subtract(double[] columns, ReadOnlySpan<float> row)
    {
        for (int x = 0; x < columns.Length; x++)
        {
            columns[x] -= row[x];
        }
    }

    private static void Slide(double[] columns, int radius, int rows, Span<float> destination)
    {
        double sum = 0;
        int width = columns.Length;
        for (int x = 0; x < Math.Min(radius, width); x++)
        {
            sum += columns[x];
        }

        for (int x = 0; x < width; x++)
        {
            if (x + radius < width)
            {
                sum += columns[x + radius];
            }

            if (x - radius - 1 >= 0)
            {
                sum -= columns[x - radius - 1];
            }

            int count = (Math.Min(x + radius, width - 1) - Math.Max(x - radius, 0) + 1) * rows;
            destination[x] = (float)(sum / count);
        }
    }
}
