using LesionMetrics.Imaging;
using LesionMetrics.Kernels;

namespace LesionMetrics.Filtering;

/// <summary>
/// Moments of the samples under a mask, in double, summed row by row in one order on every machine. NaN samples are left out; nothing left gives NaN
/// (a sum of 0).
/// </summary>
public static class MaskedStatistics
{
    /// <summary>The sum of the samples under the mask.</summary>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    public static double Sum(Plane plane, Mask mask) => Total(plane, mask).Sum;

    /// <summary>Their mean.</summary>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    public static double Mean(Plane plane, Mask mask)
    {
        (double sum, long count) = Total(plane, mask);
        return count == 0 ? double.NaN : sum / count;
    }

    /// <summary>Their sample standard deviation (divisor n - 1); 0 for one sample.</summary>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    public static double StandardDeviation(Plane plane, Mask mask)
    {
        (double squares, long count) = Scatter(plane, mask, Mean(plane, mask));
        return count switch
        {
            0 => double.NaN,
            1 => 0,
            _ => Math.Sqrt(squares / (count - 1)),
        };
    }

    /// <summary>Number of samples under the mask that are not NaN.</summary>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    public static long Count(Plane plane, Mask mask) => Total(plane, mask).Count;

    private static (double Sum, long Count) Total(Plane plane, Mask mask)
    {
        SameSize.Check(plane.Size, mask.Size);
        double sum = 0;
        long count = 0;
        for (int y = 0; y < plane.Height; y++)
        {
            (double rowSum, long rowCount) = MaskedSumRow.Sum(plane.Row(y), mask.Row(y));
            sum += rowSum;
            count += rowCount;
        }

        return (sum, count);
    }

    /// <summary>Squared deviations from <paramref name="center"/>.</summary>
    private static (double Squares, long Count) Scatter(Plane plane, Mask mask, double center)
    {
        SameSize.Check(plane.Size, mask.Size);
        double squares = 0;
        long count = 0;
        for (int y = 0; y < plane.Height; y++)
        {
            (_, double rowSquares, long rowCount) = MaskedSumRow.Accumulate(plane.Row(y), mask.Row(y), center);
            squares += rowSquares;
            count += rowCount;
        }

        return (squares, count);
    }
}
