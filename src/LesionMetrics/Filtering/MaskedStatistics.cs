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
    public static double Sum(Plane plane, Mask mask) => Accumulate(plane, mask, 0).Sum;

    /// <summary>Their mean.</summary>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    public static double Mean(Plane plane, Mask mask)
    {
        (double sum, _, long count) = Accumulate(plane, mask, 0);
        return count == 0 ? double.NaN : sum / count;
    }

    /// <summary>Their sample standard deviation (divisor n - 1); 0 for one sample.</summary>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    public static double StandardDeviation(Plane plane, Mask mask)
    {
        double mean = Mean(plane, mask);
        (_, double squares, long count) = Accumulate(plane, mask, mean);
        return count switch
        {
            0 => double.NaN,
            1 => 0,
            _ => Math.Sqrt(squares / (count - 1)),
        };
    }

    /// <summary>Number of samples under the mask that are not NaN.</summary>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    public static long Count(Plane plane, Mask mask) => Accumulate(plane, mask, 0).Count;

    private static (double Sum, double SquaresAboutCenter, long Count) Accumulate(Plane plane, Mask mask, double center)
    {
        SameSize.Check(plane.Size, mask.Size);
        double sum = 0;
        double squares = 0;
        long count = 0;
        for (int y = 0; y < plane.Height; y++)
        {
            (double rowSum, double rowSquares, long rowCount) = MaskedSumRow.Accumulate(plane.Row(y), mask.Row(y), center);
            sum += rowSum;
            squares += rowSquares;
            count += rowCount;
        }

        return (sum, squares, count);
    }
}
