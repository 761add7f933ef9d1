using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace LesionMetrics.Kernels;

/// <summary>Means and covariances of windows from their sums. In double until the last step, as a covariance is a small difference of large numbers.</summary>
public static class MomentRow
{
    /// <summary>means[i] = sums[i] (scales[i] scale), and rounded to float.</summary>
    /// <param name="sums">Sums of the samples in each window.</param>
    /// <param name="scales">1 / columns in the window.</param>
    /// <param name="scale">1 / rows in the window.</param>
    /// <param name="means">The means; may be <paramref name="sums"/>.</param>
    /// <param name="rounded">The means, rounded once.</param>
    /// <exception cref="ArgumentException">The lengths differ, or rows overlap otherwise.</exception>
    public static void Mean(ReadOnlySpan<double> sums, ReadOnlySpan<double> scales, double scale, Span<double> means, Span<float> rounded)
    {
        RowContract.Check(sums, means);
        RowContract.Check(scales, means);
        RowContract.Check<double, float>(means, rounded);
        ref double sum = ref MemoryMarshal.GetReference(sums);
        ref double columns = ref MemoryMarshal.GetReference(scales);
        ref double mean = ref MemoryMarshal.GetReference(means);
        ref float target = ref MemoryMarshal.GetReference(rounded);
        Vector256<double> rows = Vector256.Create(scale);
        int i = 0;
        for (; i <= means.Length - 8; i += 8)
        {
            Vector256<double> low = Vector256.LoadUnsafe(ref sum, (nuint)i) * (Vector256.LoadUnsafe(ref columns, (nuint)i) * rows);
            Vector256<double> high = Vector256.LoadUnsafe(ref sum, (nuint)(i + 4)) * (Vector256.LoadUnsafe(ref columns, (nuint)(i + 4)) * rows);
            low.StoreUnsafe(ref mean, (nuint)i);
            high.StoreUnsafe(ref mean, (nuint)(i + 4));
            Vector256.Narrow(low, high).StoreUnsafe(ref target, (nuint)i);
        }

        for (; i < means.Length; i++)
        {
            means[i] = sums[i] * (scales[i] * scale);
            rounded[i] = (float)means[i];
        }
    }

    /// <summary>means[i] = sums[i] (scales[i] scale).</summary>
    /// <param name="sums">Sums of the samples in each window.</param>
    /// <param name="scales">1 / columns in the window.</param>
    /// <param name="scale">1 / rows in the window.</param>
    /// <param name="means">The means; may be <paramref name="sums"/>.</param>
    /// <exception cref="ArgumentException">The lengths differ, or rows overlap otherwise.</exception>
    public static void Mean(ReadOnlySpan<double> sums, ReadOnlySpan<double> scales, double scale, Span<double> means)
    {
        RowContract.Check(sums, means);
        RowContract.Check(scales, means);
        ref double sum = ref MemoryMarshal.GetReference(sums);
        ref double columns = ref MemoryMarshal.GetReference(scales);
        ref double mean = ref MemoryMarshal.GetReference(means);
        Vector256<double> rows = Vector256.Create(scale);
        int i = 0;
        for (; i <= means.Length - 4; i += 4)
        {
            (Vector256.LoadUnsafe(ref sum, (nuint)i) * (Vector256.LoadUnsafe(ref columns, (nuint)i) * rows)).StoreUnsafe(ref mean, (nuint)i);
        }

        for (; i < means.Length; i++)
        {
            means[i] = sums[i] * (scales[i] * scale);
        }
    }

    /// <summary>destination[i] = sums[i] (scales[i] scale) - meansX[i] meansY[i], rounded once.</summary>
    /// <param name="sums">Sums of the products of two samples in each window.</param>
    /// <param name="scales">1 / columns in the window.</param>
    /// <param name="scale">1 / rows in the window.</param>
    /// <param name="meansX">Means of the first.</param>
    /// <param name="meansY">Means of the second; may be <paramref name="meansX"/>.</param>
    /// <param name="destination">The covariances.</param>
    /// <exception cref="ArgumentException">The lengths differ, or a source overlaps the destination.</exception>
    public static void Covariance(
        ReadOnlySpan<double> sums, ReadOnlySpan<double> scales, double scale, ReadOnlySpan<double> meansX, ReadOnlySpan<double> meansY, Span<float> destination)
    {
        RowContract.Check(sums, destination);
        RowContract.Check(scales, destination);
        RowContract.Check(meansX, destination);
        RowContract.Check(meansY, destination);
        ref double sum = ref MemoryMarshal.GetReference(sums);
        ref double columns = ref MemoryMarshal.GetReference(scales);
        ref double x = ref MemoryMarshal.GetReference(meansX);
        ref double y = ref MemoryMarshal.GetReference(meansY);
        ref float target = ref MemoryMarshal.GetReference(destination);
        Vector256<double> rows = Vector256.Create(scale);
        int i = 0;
        for (; i <= destination.Length - 8; i += 8)
        {
            Vector256.Narrow(Four(ref sum, ref columns, rows, ref x, ref y, i), Four(ref sum, ref columns, rows, ref x, ref y, i + 4)).StoreUnsafe(ref target, (nuint)i);
        }

        for (; i < destination.Length; i++)
        {
            destination[i] = (float)((sums[i] * (scales[i] * scale)) - (meansX[i] * meansY[i]));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Four(ref double sum, ref double columns, Vector256<double> rows, ref double x, ref double y, int i) =>
        (Vector256.LoadUnsafe(ref sum, (nuint)i) * (Vector256.LoadUnsafe(ref columns, (nuint)i) * rows))
        - (Vector256.LoadUnsafe(ref x, (nuint)i) * Vector256.LoadUnsafe(ref y, (nuint)i));
}
