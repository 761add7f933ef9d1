using LesionMetrics.Imaging;

namespace LesionMetrics.Filtering;

/// <summary>
/// Exact Euclidean distance transform: column distances, then the lower envelope of parabolas in each row (Meijster, Roerdink and Hesselink 2000, doi
/// 10.1007/0-306-47025-X_36; Felzenszwalb and Huttenlocher 2012, doi 10.4086/toc.2012.v008a019).
/// </summary>
public static class DistanceTransform
{
    /// <summary>
    /// The distance in pixels of each In pixel to the nearest Out pixel's center, 0 at Out pixels. Nothing beyond the border counts; where the mask has no
    /// Out pixel every distance is positive infinity.
    /// </summary>
    public static Plane Euclidean(Mask mask) => To(mask, Mask.Out);

    /// <summary>The distance in pixels of each Out pixel to the nearest In pixel's center, 0 at In pixels; positive infinity where the mask is empty.</summary>
    public static Plane ToMask(Mask mask) => To(mask, Mask.In);

    private static Plane To(Mask mask, byte target)
    {
        int width = mask.Width;
        int height = mask.Height;
        int far = width + height;
        int[] columns = new int[width * height];
        int[] current = new int[width];
        current.AsSpan().Fill(far);
        for (int y = 0; y < height; y++)
        {
            ColumnStep(mask.Row(y), target, far, current);
            current.CopyTo(columns.AsSpan(y * width));
        }

        current.AsSpan().Fill(far);
        for (int y = height - 1; y >= 0; y--)
        {
            ColumnStep(mask.Row(y), target, far, current);
            Span<int> row = columns.AsSpan(y * width, width);
            for (int x = 0; x < width; x++)
            {
                row[x] = Math.Min(row[x], current[x]);
            }
        }

        Plane result = new(mask.Size);
        int[] apex = new int[width];
        int[] start = new int[width];
        for (int y = 0; y < height; y++)
        {
            RowEnvelope(columns.AsSpan(y * width, width), far, apex, start, result.WritableRow(y));
        }

        return result;
    }

    private static void ColumnStep(ReadOnlySpan<byte> row, byte target, int far, Span<int> current)
    {
        for (int x = 0; x < row.Length; x++)
        {
            current[x] = row[x] == target ? 0 : Math.Min(current[x] + 1, far);
        }
    }

    private static void RowEnvelope(ReadOnlySpan<int> column, int far, Span<int> apex, Span<int> start, Span<float> destination)
    {
        int top = -1;
        for (int x = 0; x < column.Length; x++)
        {
            if (column[x] >= far)
            {
                continue;
            }

            long height = (long)column[x] * column[x];
            int from = 0;
            while (top >= 0)
            {
                int rival = apex[top];
                long atStart = Square(start[top] - rival) + Square(column[rival]);
                if (atStart <= Square(start[top] - x) + height)
                {
                    // The first column where the new parabola lies strictly below its rival.
                    long numerator = Square(x) + height - Square(rival) - Square(column[rival]);
                    from = (int)Math.Min((numerator / (2L * (x - rival))) + 1, column.Length);
                    break;
                }

                top--;
            }

            if (top < 0)
            {
                from = 0;
            }

            if (from < column.Length)
            {
                top++;
                apex[top] = x;
                start[top] = from;
            }
        }

        if (top < 0)
        {
            destination.Fill(float.PositiveInfinity);
            return;
        }

        for (int x = column.Length - 1; x >= 0; x--)
        {
            int nearest = apex[top];
            destination[x] = (float)Math.Sqrt(Square(x - nearest) + Square(column[nearest]));
            if (x == start[top])
            {
                top--;
            }
        }
    }

    private static long Square(int value) => (long)value * value;
}
