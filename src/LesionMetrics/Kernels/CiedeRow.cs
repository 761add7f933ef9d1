using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace LesionMetrics.Kernels;

/// <summary>CIEDE2000 of rows of CIELAB colors, unit parametric factors (Sharma, Wu and Dalal 2005, doi 10.1002/col.20070). Bit-identical on every CPU.</summary>
public static class CiedeRow
{
    /// <summary>The difference of two rows of colors; within 0.002 of the double-precision value for colors that sRGB can show.</summary>
    /// <param name="lightness1">L* of the first row.</param>
    /// <param name="a1">a* of the first row.</param>
    /// <param name="b1">b* of the first row.</param>
    /// <param name="lightness2">L* of the second row.</param>
    /// <param name="a2">a* of the second row.</param>
    /// <param name="b2">b* of the second row.</param>
    /// <param name="destination">The differences, 0 or more; NaN where a coordinate is. In place is allowed.</param>
    /// <exception cref="ArgumentException">The lengths differ, or a source overlaps the destination with a shift.</exception>
    public static void Difference(
        ReadOnlySpan<float> lightness1,
        ReadOnlySpan<float> a1,
        ReadOnlySpan<float> b1,
        ReadOnlySpan<float> lightness2,
        ReadOnlySpan<float> a2,
        ReadOnlySpan<float> b2,
        Span<float> destination)
    {
        RowContract.Check(lightness1, destination);
        RowContract.Check(a1, destination);
        RowContract.Check(b1, destination);
        RowContract.Check(lightness2, destination);
        RowContract.Check(a2, destination);
        RowContract.Check(b2, destination);
        if (RowWalk.Vector512Path)
        {
            Walk<FloatLanes512>(lightness1, a1, b1, lightness2, a2, b2, destination);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Walk<FloatLanes256>(lightness1, a1, b1, lightness2, a2, b2, destination);
        }
        else
        {
            Walk<FloatLanes128>(lightness1, a1, b1, lightness2, a2, b2, destination);
        }
    }

    private static void Walk<TLanes>(
        ReadOnlySpan<float> lightness1,
        ReadOnlySpan<float> a1,
        ReadOnlySpan<float> b1,
        ReadOnlySpan<float> lightness2,
        ReadOnlySpan<float> a2,
        ReadOnlySpan<float> b2,
        Span<float> destination)
        where TLanes : struct, IFloatLanes<TLanes>
    {
        int i = 0;
        for (; i <= destination.Length - TLanes.Count; i += TLanes.Count)
        {
            CiedeFormula.Difference(
                TLanes.Load(ref MemoryMarshal.GetReference(lightness1), i),
                TLanes.Load(ref MemoryMarshal.GetReference(a1), i),
                TLanes.Load(ref MemoryMarshal.GetReference(b1), i),
                TLanes.Load(ref MemoryMarshal.GetReference(lightness2), i),
                TLanes.Load(ref MemoryMarshal.GetReference(a2), i),
                TLanes.Load(ref MemoryMarshal.GetReference(b2), i)).Store(ref MemoryMarshal.GetReference(destination), i);
        }

        if (i < destination.Length)
        {
            TLanes rest = CiedeFormula.Difference(
                RowWalk.LoadTail<TLanes>(lightness1[i..]),
                RowWalk.LoadTail<TLanes>(a1[i..]),
                RowWalk.LoadTail<TLanes>(b1[i..]),
                RowWalk.LoadTail<TLanes>(lightness2[i..]),
                RowWalk.LoadTail<TLanes>(a2[i..]),
                RowWalk.LoadTail<TLanes>(b2[i..]));
            RowWalk.StoreTail(rest, destination[i..]);
        }
    }
}
