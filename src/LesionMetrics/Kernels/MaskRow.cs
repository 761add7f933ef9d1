using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace LesionMetrics.Kernels;

/// <summary>Rows of samples to rows of mask bytes, 255 in and 0 out, and back.</summary>
public static class MaskRow
{
    /// <summary>destination[i] = 255 where source[i] is at least <paramref name="threshold"/>, else 0; 0 for NaN.</summary>
    /// <exception cref="ArgumentException">The lengths differ, or the spans overlap.</exception>
    public static void AtLeast(ReadOnlySpan<float> source, float threshold, Span<byte> destination)
    {
        RowContract.Check(source, destination);
        ref float from = ref MemoryMarshal.GetReference(source);
        ref byte to = ref MemoryMarshal.GetReference(destination);
        Vector128<float> level = Vector128.Create(threshold);
        int i = 0;
        for (; i <= source.Length - 16; i += 16)
        {
            Vector128<short> low = Vector128.Narrow(Compare(ref from, i, level), Compare(ref from, i + 4, level));
            Vector128<short> high = Vector128.Narrow(Compare(ref from, i + 8, level), Compare(ref from, i + 12, level));
            Vector128.Narrow(low, high).AsByte().StoreUnsafe(ref to, (nuint)i);
        }

        for (; i < source.Length; i++)
        {
            destination[i] = source[i] >= threshold ? byte.MaxValue : byte.MinValue;
        }
    }

    /// <summary>destination[i] = 1 where source[i] is not 0, else 0.</summary>
    /// <exception cref="ArgumentException">The lengths differ, or the spans overlap.</exception>
    public static void Coverage(ReadOnlySpan<byte> source, Span<float> destination)
    {
        RowContract.Check(source, destination);
        ref byte from = ref MemoryMarshal.GetReference(source);
        ref float to = ref MemoryMarshal.GetReference(destination);
        Vector128<byte> one = Vector128.Create((byte)1);
        int i = 0;
        for (; i <= source.Length - 16; i += 16)
        {
            (Vector128<ushort> low, Vector128<ushort> high) = Vector128.Widen(Vector128.Min(Vector128.LoadUnsafe(ref from, (nuint)i), one));
            (Vector128<uint> a, Vector128<uint> b) = Vector128.Widen(low);
            (Vector128<uint> c, Vector128<uint> d) = Vector128.Widen(high);
            Vector128.ConvertToSingle(a.AsInt32()).StoreUnsafe(ref to, (nuint)i);
            Vector128.ConvertToSingle(b.AsInt32()).StoreUnsafe(ref to, (nuint)(i + 4));
            Vector128.ConvertToSingle(c.AsInt32()).StoreUnsafe(ref to, (nuint)(i + 8));
            Vector128.ConvertToSingle(d.AsInt32()).StoreUnsafe(ref to, (nuint)(i + 12));
        }

        for (; i < source.Length; i++)
        {
            destination[i] = source[i] == 0 ? 0 : 1;
        }
    }

    private static Vector128<int> Compare(ref float start, int index, Vector128<float> level) =>
        Vector128.GreaterThanOrEqual(Vector128.LoadUnsafe(ref start, (nuint)index), level).AsInt32();
}
