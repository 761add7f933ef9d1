using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace LesionMetrics.Kernels;

/// <summary>Rows of interleaved codes to mixtures of their optical densities.</summary>
public static class UnmixRow
{
    /// <summary>
    /// 8-bit sRGB codes R, G, B, R, ... to three rows of sums of the entries of <paramref name="table"/>. With the rows of an inverted absorption matrix,
    /// optical densities become amounts of melanin, hemoglobin and shade (Tsumura, Haneishi and Miyake 1999, doi 10.1364/JOSAA.16.002169).
    /// </summary>
    /// <param name="rgb">Three codes a pixel.</param>
    /// <param name="table">What each code adds to each row.</param>
    /// <param name="first">First result.</param>
    /// <param name="second">Second result.</param>
    /// <param name="third">Third result.</param>
    /// <exception cref="ArgumentException">The rows differ in length or overlap, or the source is not three times as long.</exception>
    public static void Unmix(ReadOnlySpan<byte> rgb, UnmixTable table, Span<float> first, Span<float> second, Span<float> third)
    {
        SrgbRow.CheckLengths(rgb.Length, first, second, third);
        ref Vector128<float> entries = ref MemoryMarshal.GetArrayDataReference(table.Entries);
        ref byte code = ref MemoryMarshal.GetReference(rgb);
        int i = 0;
        for (; BitConverter.IsLittleEndian && i <= first.Length - 4; i += 4)
        {
            ulong eight = Unsafe.ReadUnaligned<ulong>(ref code);
            uint four = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref code, 8));
            Vector128<float> a = Sum(ref entries, eight, eight >> 8, eight >> 16);
            Vector128<float> b = Sum(ref entries, eight >> 24, eight >> 32, eight >> 40);
            Vector128<float> c = Sum(ref entries, eight >> 48, eight >> 56, four);
            Vector128<float> d = Sum(ref entries, four >> 8, four >> 16, four >> 24);
            (Vector128<float> x, Vector128<float> y, Vector128<float> z) = Transposed(a, b, c, d);
            x.StoreUnsafe(ref MemoryMarshal.GetReference(first), (nuint)i);
            y.StoreUnsafe(ref MemoryMarshal.GetReference(second), (nuint)i);
            z.StoreUnsafe(ref MemoryMarshal.GetReference(third), (nuint)i);
            code = ref Unsafe.Add(ref code, 12);
        }

        for (; i < first.Length; i++)
        {
            Vector128<float> sum = Sum(ref entries, code, Unsafe.Add(ref code, 1), Unsafe.Add(ref code, 2));
            (first[i], second[i], third[i]) = (sum[0], sum[1], sum[2]);
            code = ref Unsafe.Add(ref code, 3);
        }
    }

    /// <summary>The entries at the lowest bytes of three codes, added in their order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Sum(ref Vector128<float> entries, ulong red, ulong green, ulong blue) =>
        Unsafe.Add(ref entries, (nint)(byte)red) + Unsafe.Add(ref entries, 256 + (nint)(byte)green) + Unsafe.Add(ref entries, 512 + (nint)(byte)blue);

    /// <summary>The first, second and third samples of four vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector128<float> First, Vector128<float> Second, Vector128<float> Third) Transposed(
        Vector128<float> a, Vector128<float> b, Vector128<float> c, Vector128<float> d)
    {
        if (!Sse.IsSupported)
        {
            return (Vector128.Create(a[0], b[0], c[0], d[0]), Vector128.Create(a[1], b[1], c[1], d[1]), Vector128.Create(a[2], b[2], c[2], d[2]));
        }

        Vector128<float> low = Sse.UnpackLow(a, b);
        Vector128<float> high = Sse.UnpackLow(c, d);
        return (Sse.MoveLowToHigh(low, high), Sse.MoveHighToLow(high, low), Sse.MoveLowToHigh(Sse.UnpackHigh(a, b), Sse.UnpackHigh(c, d)));
    }
}
