using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace LesionMetrics.Kernels;

/// <summary>Interleaved sRGB-encoded rows to planar linear light.</summary>
public static class SrgbRow
{
    /// <summary>8-bit codes R, G, B, R, ... to three rows of linear light in [0, 1].</summary>
    /// <exception cref="ArgumentException">The rows differ in length, or the source is not three times as long.</exception>
    public static void ToLinear(ReadOnlySpan<byte> rgb, Span<float> red, Span<float> green, Span<float> blue)
    {
        CheckLengths(rgb.Length, red, green, blue);
        Look(rgb, ref MemoryMarshal.GetReference(SrgbTable.FromCode8), red, green, blue);
    }

    /// <summary>16-bit codes R, G, B, R, ... to three rows of linear light in [0, 1].</summary>
    /// <exception cref="ArgumentException">The rows differ in length, or the source is not three times as long.</exception>
    public static void ToLinear(ReadOnlySpan<ushort> rgb, Span<float> red, Span<float> green, Span<float> blue)
    {
        CheckLengths(rgb.Length, red, green, blue);
        Look(rgb, ref MemoryMarshal.GetReference(SrgbTable.FromCode16), red, green, blue);
    }

    /// <summary>The table holds an entry for every code there is, so that no index needs a check.</summary>
    private static void Look(ReadOnlySpan<byte> rgb, ref float table, Span<float> red, Span<float> green, Span<float> blue)
    {
        ref byte code = ref MemoryMarshal.GetReference(rgb);
        ref float r = ref MemoryMarshal.GetReference(red);
        ref float g = ref MemoryMarshal.GetReference(green);
        ref float b = ref MemoryMarshal.GetReference(blue);
        nint i = 0;

        // Four pixels from two reads and to three writes: byte by byte, reads and writes are what takes the time.
        for (; BitConverter.IsLittleEndian && i <= red.Length - 4; i += 4)
        {
            ulong eight = Unsafe.ReadUnaligned<ulong>(ref code);
            uint four = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref code, 8));
            Vector128.Create(At(ref table, eight), At(ref table, eight >> 24), At(ref table, eight >> 48), At(ref table, four >> 8)).StoreUnsafe(ref r, (nuint)i);
            Vector128.Create(At(ref table, eight >> 8), At(ref table, eight >> 32), At(ref table, eight >> 56), At(ref table, four >> 16)).StoreUnsafe(ref g, (nuint)i);
            Vector128.Create(At(ref table, eight >> 16), At(ref table, eight >> 40), At(ref table, four), At(ref table, four >> 24)).StoreUnsafe(ref b, (nuint)i);
            code = ref Unsafe.Add(ref code, 12);
        }

        for (; i < red.Length; i++)
        {
            Unsafe.Add(ref r, i) = At(ref table, code);
            Unsafe.Add(ref g, i) = At(ref table, Unsafe.Add(ref code, 1));
            Unsafe.Add(ref b, i) = At(ref table, Unsafe.Add(ref code, 2));
            code = ref Unsafe.Add(ref code, 3);
        }
    }

    /// <summary>The entry at the lowest byte of <paramref name="codes"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float At(ref float table, ulong codes) => Unsafe.Add(ref table, (nint)(byte)codes);

    private static void Look(ReadOnlySpan<ushort> rgb, ref float table, Span<float> red, Span<float> green, Span<float> blue)
    {
        ref ushort code = ref MemoryMarshal.GetReference(rgb);
        ref float r = ref MemoryMarshal.GetReference(red);
        ref float g = ref MemoryMarshal.GetReference(green);
        ref float b = ref MemoryMarshal.GetReference(blue);
        for (nint i = 0; i < red.Length; i++)
        {
            Unsafe.Add(ref r, i) = Unsafe.Add(ref table, (nint)code);
            Unsafe.Add(ref g, i) = Unsafe.Add(ref table, (nint)Unsafe.Add(ref code, 1));
            Unsafe.Add(ref b, i) = Unsafe.Add(ref table, (nint)Unsafe.Add(ref code, 2));
            code = ref Unsafe.Add(ref code, 3);
        }
    }

    /// <summary>Refuses rows that differ in length or overlap, and codes that are not three times as many.</summary>
    /// <exception cref="ArgumentException">They do not fit.</exception>
    internal static void CheckLengths(int length, Span<float> red, Span<float> green, Span<float> blue)
    {
        if (red.Length != green.Length || red.Length != blue.Length || length != 3L * red.Length)
        {
            throw new ArgumentException($"Three rows of one length n and 3 n codes are needed, got {red.Length}, {green.Length}, {blue.Length} and {length}.");
        }

        RowContract.RefuseOverlap<float, float>(red, green);
        RowContract.RefuseOverlap<float, float>(red, blue);
        RowContract.RefuseOverlap<float, float>(green, blue);
    }
}
