using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace LesionMetrics.Kernels;

/// <summary>The rows of an exact Euclidean distance transform. Integers throughout; one square root at the end.</summary>
public static class DistanceRow
{
    /// <summary>A column distance that stands for "none in this column". Larger than any image side, and its successor never overflows.</summary>
    public const int Far = 1 << 20;

    /// <summary>column[x] = 0 where row[x] is the target, else column[x] + 1, at most <see cref="Far"/>.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Step(ReadOnlySpan<byte> row, byte target, Span<int> column)
    {
        RowContract.Check(row, column);
        ref byte pixel = ref MemoryMarshal.GetReference(row);
        ref int distance = ref MemoryMarshal.GetReference(column);
        Vector128<byte> wanted = Vector128.Create(target);
        Vector256<int> far = Vector256.Create(Far);
        int x = 0;
        for (; x <= row.Length - 16; x += 16)
        {
            Vector128<sbyte> other = (~Vector128.Equals(Vector128.LoadUnsafe(ref pixel, (nuint)x), wanted)).AsSByte();
            (Vector128<short> low, Vector128<short> high) = Vector128.Widen(other);
            Vector256<int> keepLow = Vector256.Create(Vector128.WidenLower(low), Vector128.WidenUpper(low));
            Vector256<int> keepHigh = Vector256.Create(Vector128.WidenLower(high), Vector128.WidenUpper(high));
            (Vector256.Min(Vector256.LoadUnsafe(ref distance, (nuint)x) + Vector256<int>.One, far) & keepLow).StoreUnsafe(ref distance, (nuint)x);
            (Vector256.Min(Vector256.LoadUnsafe(ref distance, (nuint)(x + 8)) + Vector256<int>.One, far) & keepHigh).StoreUnsafe(ref distance, (nuint)(x + 8));
        }

        for (; x < row.Length; x++)
        {
            column[x] = row[x] == target ? 0 : Math.Min(column[x] + 1, Far);
        }
    }

    /// <summary>destination[x] = the smaller of the two.</summary>
    /// <exception cref="ArgumentException">The lengths differ, or the spans overlap with a shift.</exception>
    public static void Smaller(ReadOnlySpan<int> first, ReadOnlySpan<int> second, Span<int> destination)
    {
        RowContract.Check(first, destination);
        RowContract.Check(second, destination);
        ref int a = ref MemoryMarshal.GetReference(first);
        ref int b = ref MemoryMarshal.GetReference(second);
        ref int target = ref MemoryMarshal.GetReference(destination);
        int x = 0;
        for (; x <= destination.Length - 16; x += 16)
        {
            Vector512.Min(Vector512.LoadUnsafe(ref a, (nuint)x), Vector512.LoadUnsafe(ref b, (nuint)x)).StoreUnsafe(ref target, (nuint)x);
        }

        for (; x < destination.Length; x++)
        {
            destination[x] = Math.Min(first[x], second[x]);
        }
    }

    /// <summary>1 / (2 d) for the distances d between columns of a row of <paramref name="width"/> pixels.</summary>
    public static double[] Inverses(int width)
    {
        double[] inverses = new double[width];
        for (int d = 1; d < width; d++)
        {
            inverses[d] = 0.5 / d;
        }

        return inverses;
    }

    /// <summary>destination[x] = sqrt(min over u of (x - u)^2 + column[u]^2); infinity where every column is <see cref="Far"/>.</summary>
    /// <param name="column">Distances along columns, 0 at targets. A run between two targets is solved by itself: no parabola beyond a target reaches in.</param>
    /// <param name="inverses">What <see cref="Inverses"/> gave for this width.</param>
    /// <param name="apex">Scratch, as long as the row.</param>
    /// <param name="start">Scratch, as long as the row.</param>
    /// <param name="destination">The distances; it may not overlap the other rows.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Envelope(ReadOnlySpan<int> column, ReadOnlySpan<double> inverses, Span<int> apex, Span<int> start, Span<float> destination)
    {
        RowContract.Check(column, destination);
        RowContract.Check(column, apex);
        RowContract.Check(column, start);
        RowContract.RefuseOverlap(column, destination);
        if (inverses.Length != column.Length)
        {
            throw new ArgumentException($"{column.Length} inverses are needed, got {inverses.Length}.", nameof(inverses));
        }

        int x = 0;
        while (x < column.Length)
        {
            int zeros = column[x..].IndexOfAnyExcept(0);
            int runStart = zeros < 0 ? column.Length : x + zeros;
            destination[x..runStart].Clear();
            if (runStart == column.Length)
            {
                return;
            }

            int length = column[runStart..].IndexOf(0);
            int runEnd = length < 0 ? column.Length : runStart + length;
            Run(column, Math.Max(runStart - 1, 0), Math.Min(runEnd, column.Length - 1), inverses, apex, start);
            Fill(column, runStart, runEnd, Math.Min(runEnd, column.Length - 1), apex, start, destination);
            x = runEnd;
        }
    }

    /// <summary>The lower envelope of the parabolas at columns first..last: apex[k] rules from start[k] on. apex[0] is -1 where there is none.</summary>
    private static void Run(ReadOnlySpan<int> column, int first, int last, ReadOnlySpan<double> inverses, Span<int> apex, Span<int> start)
    {
        int top = -1;
        int topApex = 0;
        int topStart = 0;
        long topValue = 0;
        for (int x = first; x <= last; x++)
        {
            if (column[x] >= Far)
            {
                continue;
            }

            // A parabola's height at 0 but for the common x^2: f(u) + u^2.
            long value = ((long)column[x] * column[x]) + ((long)x * x);
            int from = first;
            while (top >= 0)
            {
                // The last column at which the rival is at most as high; the half keeps an exact quotient from rounding below itself.
                double ruled = (value - topValue + 0.5) * inverses[x - topApex];
                if (ruled >= topStart)
                {
                    from = (int)ruled + 1;
                    break;
                }

                top--;
                if (top >= 0)
                {
                    topApex = apex[first + top];
                    topStart = start[first + top];
                    topValue = ((long)column[topApex] * column[topApex]) + ((long)topApex * topApex);
                }
            }

            if (from <= last)
            {
                top++;
                apex[first + top] = x;
                start[first + top] = from;
                topApex = x;
                topStart = from;
                topValue = value;
            }
        }

        if (top < 0)
        {
            apex[first] = -1;
        }
        else if (first + top < last)
        {
            start[first + top + 1] = int.MaxValue;
        }
    }

    private static void Fill(
        ReadOnlySpan<int> column, int runStart, int runEnd, int last, ReadOnlySpan<int> apex, ReadOnlySpan<int> start, Span<float> destination)
    {
        int at = Math.Max(runStart - 1, 0);
        if (apex[at] < 0)
        {
            destination[runStart..runEnd].Fill(float.PositiveInfinity);
            return;
        }

        for (int x = runStart; x < runEnd;)
        {
            int next = at < last ? Math.Min(start[at + 1], runEnd) : runEnd;
            int center = apex[at];
            double height = (double)column[center] * column[center];
            for (; x < next; x++)
            {
                double offset = x - center;
                destination[x] = (float)Math.Sqrt((offset * offset) + height);
            }

            at++;
        }
    }
}
