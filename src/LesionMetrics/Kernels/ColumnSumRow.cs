using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace LesionMetrics.Kernels;

/// <summary>Running sums of columns, in double: rows enter and leave a window that slides down an image.</summary>
/// <remarks>
/// Products of two floats are exact in double, so that what entered leaves again to the last bit but the sum's own rounding. Without 512-bit registers the
/// compiler widens a 512-bit vector in pieces through memory, at nearly three times the time of two loops of 256 bits.
/// </remarks>
public static class ColumnSumRow
{
    /// <summary>sums[i] += entering[i] - leaving[i].</summary>
    /// <exception cref="ArgumentException">The lengths differ, or a row overlaps the sums.</exception>
    public static void Slide(Span<double> sums, ReadOnlySpan<float> entering, ReadOnlySpan<float> leaving)
    {
        RowContract.Check(entering, sums);
        RowContract.Check(leaving, sums);
        ref float added = ref MemoryMarshal.GetReference(entering);
        ref float removed = ref MemoryMarshal.GetReference(leaving);
        ref double sum = ref MemoryMarshal.GetReference(sums);
        int i = 0;
        for (; RowWalk.Vector512Path && i <= sums.Length - 16; i += 16)
        {
            (Vector512<double> addedLow, Vector512<double> addedHigh) = Vector512.Widen(Vector512.LoadUnsafe(ref added, (nuint)i));
            (Vector512<double> removedLow, Vector512<double> removedHigh) = Vector512.Widen(Vector512.LoadUnsafe(ref removed, (nuint)i));
            Vector512<double> low = Vector512.LoadUnsafe(ref sum, (nuint)i) + (addedLow - removedLow);
            Vector512<double> high = Vector512.LoadUnsafe(ref sum, (nuint)(i + 8)) + (addedHigh - removedHigh);
            low.StoreUnsafe(ref sum, (nuint)i);
            high.StoreUnsafe(ref sum, (nuint)(i + 8));
        }

        for (; i <= sums.Length - 8; i += 8)
        {
            (Vector256<double> addedLow, Vector256<double> addedHigh) = Vector256.Widen(Vector256.LoadUnsafe(ref added, (nuint)i));
            (Vector256<double> removedLow, Vector256<double> removedHigh) = Vector256.Widen(Vector256.LoadUnsafe(ref removed, (nuint)i));
            Store(
                Vector256.LoadUnsafe(ref sum, (nuint)i) + (addedLow - removedLow), Vector256.LoadUnsafe(ref sum, (nuint)(i + 4)) + (addedHigh - removedHigh), ref sum, i);
        }

        for (; i < sums.Length; i++)
        {
            sums[i] += (double)entering[i] - leaving[i];
        }
    }

    /// <summary>sums[i] += enteringX[i] enteringY[i] - leavingX[i] leavingY[i].</summary>
    /// <exception cref="ArgumentException">The lengths differ, or a row overlaps the sums.</exception>
    public static void SlideProduct(
        Span<double> sums,
        ReadOnlySpan<float> enteringX,
        ReadOnlySpan<float> enteringY,
        ReadOnlySpan<float> leavingX,
        ReadOnlySpan<float> leavingY)
    {
        RowContract.Check(enteringX, sums);
        RowContract.Check(enteringY, sums);
        RowContract.Check(leavingX, sums);
        RowContract.Check(leavingY, sums);
        ref float addedX = ref MemoryMarshal.GetReference(enteringX);
        ref float addedY = ref MemoryMarshal.GetReference(enteringY);
        ref float removedX = ref MemoryMarshal.GetReference(leavingX);
        ref float removedY = ref MemoryMarshal.GetReference(leavingY);
        ref double sum = ref MemoryMarshal.GetReference(sums);
        int i = 0;
        for (; RowWalk.Vector512Path && i <= sums.Length - 16; i += 16)
        {
            (Vector512<double> addedLow, Vector512<double> addedHigh) = Product(ref addedX, ref addedY, i);
            (Vector512<double> removedLow, Vector512<double> removedHigh) = Product(ref removedX, ref removedY, i);
            Vector512<double> low = Vector512.LoadUnsafe(ref sum, (nuint)i) + (addedLow - removedLow);
            Vector512<double> high = Vector512.LoadUnsafe(ref sum, (nuint)(i + 8)) + (addedHigh - removedHigh);
            low.StoreUnsafe(ref sum, (nuint)i);
            high.StoreUnsafe(ref sum, (nuint)(i + 8));
        }

        for (; i <= sums.Length - 8; i += 8)
        {
            (Vector256<double> addedLow, Vector256<double> addedHigh) = ShortProduct(ref addedX, ref addedY, i);
            (Vector256<double> removedLow, Vector256<double> removedHigh) = ShortProduct(ref removedX, ref removedY, i);
            Store(
                Vector256.LoadUnsafe(ref sum, (nuint)i) + (addedLow - removedLow), Vector256.LoadUnsafe(ref sum, (nuint)(i + 4)) + (addedHigh - removedHigh), ref sum, i);
        }

        for (; i < sums.Length; i++)
        {
            sums[i] += ((double)enteringX[i] * enteringY[i]) - ((double)leavingX[i] * leavingY[i]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector512<double> Low, Vector512<double> High) Product(ref float x, ref float y, int i)
    {
        (Vector512<double> xLow, Vector512<double> xHigh) = Vector512.Widen(Vector512.LoadUnsafe(ref x, (nuint)i));
        (Vector512<double> yLow, Vector512<double> yHigh) = Vector512.Widen(Vector512.LoadUnsafe(ref y, (nuint)i));
        return (xLow * yLow, xHigh * yHigh);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<double> Low, Vector256<double> High) ShortProduct(ref float x, ref float y, int i)
    {
        (Vector256<double> xLow, Vector256<double> xHigh) = Vector256.Widen(Vector256.LoadUnsafe(ref x, (nuint)i));
        (Vector256<double> yLow, Vector256<double> yHigh) = Vector256.Widen(Vector256.LoadUnsafe(ref y, (nuint)i));
        return (xLow * yLow, xHigh * yHigh);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector256<double> low, Vector256<double> high, ref double sum, int i)
    {
        low.StoreUnsafe(ref sum, (nuint)i);
        high.StoreUnsafe(ref sum, (nuint)(i + 4));
    }
}
