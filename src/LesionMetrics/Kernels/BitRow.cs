using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace LesionMetrics.Kernels;

/// <summary>Rows of a mask as bits: pixel x is bit x % 64 of word x / 64; the bits past the row's end are 0 unless said.</summary>
public static class BitRow
{
    private static readonly ulong[] Spread = BuildSpread();

    /// <summary>Words that a row of <paramref name="width"/> pixels takes.</summary>
    public static int Words(int width) => (width + 63) / 64;

    /// <summary>Bytes to bits: a bit is set where the byte's top bit is (255, not 0).</summary>
    /// <param name="bytes">0 or 255 a pixel.</param>
    /// <param name="bits"><see cref="Words"/> words.</param>
    /// <exception cref="ArgumentException">The lengths do not fit.</exception>
    public static void Pack(ReadOnlySpan<byte> bytes, Span<ulong> bits)
    {
        CheckWords(bytes.Length, bits.Length);
        ref byte source = ref MemoryMarshal.GetReference(bytes);
        int whole = bytes.Length / 64;
        for (int i = 0; i < whole; i++)
        {
            bits[i] = Vector512.LoadUnsafe(ref source, (nuint)(i * 64)).ExtractMostSignificantBits();
        }

        if (whole < bits.Length)
        {
            Span<byte> rest = stackalloc byte[64];
            rest.Clear();
            bytes[(whole * 64)..].CopyTo(rest);
            bits[whole] = Vector512.Create<byte>(rest).ExtractMostSignificantBits();
        }
    }

    /// <summary>How many runs of set bits a row has.</summary>
    /// <param name="bits">The row; the bits past its end are 0.</param>
    public static int CountRuns(ReadOnlySpan<ulong> bits)
    {
        int count = 0;
        ulong before = 0;
        foreach (ulong word in bits)
        {
            count += BitOperations.PopCount(word & ~((word << 1) | before));
            before = word >> 63;
        }

        return count;
    }

    /// <summary>Bits to bytes: 255 where set, else 0.</summary>
    /// <param name="bits"><see cref="Words"/> words.</param>
    /// <param name="bytes">The pixels.</param>
    /// <exception cref="ArgumentException">The lengths do not fit.</exception>
    public static void Unpack(ReadOnlySpan<ulong> bits, Span<byte> bytes)
    {
        CheckWords(bytes.Length, bits.Length);
        ReadOnlySpan<ulong> table = Spread;
        Span<ulong> eights = MemoryMarshal.Cast<byte, ulong>(bytes);
        for (int i = 0; i < eights.Length; i++)
        {
            eights[i] = table[(byte)(bits[i >> 3] >> ((i & 7) * 8))];
        }

        for (int x = eights.Length * 8; x < bytes.Length; x++)
        {
            bytes[x] = (bits[x >> 6] >> (x & 63) & 1) != 0 ? (byte)255 : (byte)0;
        }
    }

    /// <summary>destination |= source moved by <paramref name="shift"/> pixels to the left and to the right; what moves out is lost, 0 moves in.</summary>
    /// <param name="padded">The row with <paramref name="margin"/> words of 0 on each side.</param>
    /// <param name="margin">Words of 0 on each side, at least shift / 64 + 1.</param>
    /// <param name="shift">Pixels, at least 1.</param>
    /// <param name="destination">The words between the margins. May not overlap the source.</param>
    /// <exception cref="ArgumentException">The lengths do not fit.</exception>
    public static void OrShiftedBothWays(ReadOnlySpan<ulong> padded, int margin, int shift, Span<ulong> destination)
    {
        int far = shift / 64;
        int near = shift % 64;
        if (shift < 1 || margin < far + 1 || padded.Length != destination.Length + (2 * margin))
        {
            throw new ArgumentException($"A shift of {shift} needs a margin of {far + 1} words on each side.", nameof(padded));
        }

        RowContract.RefuseOverlap(padded, destination);
        ref ulong center = ref MemoryMarshal.GetReference(padded[margin..]);
        ref ulong up = ref System.Runtime.CompilerServices.Unsafe.Subtract(ref center, far);
        ref ulong down = ref System.Runtime.CompilerServices.Unsafe.Add(ref center, far);
        ref ulong target = ref MemoryMarshal.GetReference(destination);
        int i = 0;
        for (; i <= destination.Length - 8; i += 8)
        {
            Vector512<ulong> value = Vector512.LoadUnsafe(ref target, (nuint)i);
            value |= Vector512.LoadUnsafe(ref up, (nuint)i) << near;
            value |= Vector512.LoadUnsafe(ref down, (nuint)i) >> near;
            if (near != 0)
            {
                value |= Vector512.LoadUnsafe(ref System.Runtime.CompilerServices.Unsafe.Subtract(ref up, 1), (nuint)i) >> (64 - near);
                value |= Vector512.LoadUnsafe(ref System.Runtime.CompilerServices.Unsafe.Add(ref down, 1), (nuint)i) << (64 - near);
            }

            value.StoreUnsafe(ref target, (nuint)i);
        }

        for (; i < destination.Length; i++)
        {
            ulong value = (padded[margin + i - far] << near) | (padded[margin + i + far] >> near);
            if (near != 0)
            {
                value |= (padded[margin + i - far - 1] >> (64 - near)) | (padded[margin + i + far + 1] << (64 - near));
            }

            destination[i] |= value;
        }
    }

    /// <summary>destination |= source.</summary>
    /// <exception cref="ArgumentException">The lengths differ, or the spans overlap with a shift.</exception>
    public static void Or(ReadOnlySpan<ulong> source, Span<ulong> destination)
    {
        RowContract.Check(source, destination);
        ref ulong from = ref MemoryMarshal.GetReference(source);
        ref ulong target = ref MemoryMarshal.GetReference(destination);
        int i = 0;
        for (; i <= destination.Length - 8; i += 8)
        {
            (Vector512.LoadUnsafe(ref target, (nuint)i) | Vector512.LoadUnsafe(ref from, (nuint)i)).StoreUnsafe(ref target, (nuint)i);
        }

        for (; i < destination.Length; i++)
        {
            destination[i] |= source[i];
        }
    }

    /// <summary>destination = not source within the row's <paramref name="width"/> pixels, 0 past its end. In place is allowed.</summary>
    /// <exception cref="ArgumentException">The lengths do not fit, or the spans overlap with a shift.</exception>
    public static void Complement(ReadOnlySpan<ulong> source, int width, Span<ulong> destination)
    {
        RowContract.Check(source, destination);
        CheckWords(width, destination.Length);
        for (int i = 0; i < destination.Length; i++)
        {
            destination[i] = ~source[i];
        }

        if (width % 64 != 0)
        {
            destination[^1] &= (1UL << (width % 64)) - 1;
        }
    }

    /// <summary>Finds the runs of set bits: starts and ends (exclusive) in turn.</summary>
    /// <param name="bits">The row; bits past its end are 0.</param>
    /// <param name="width">Pixels in the row.</param>
    /// <param name="edges">Room for width + 1 numbers.</param>
    /// <returns>Numbers written: twice the number of runs.</returns>
    /// <exception cref="ArgumentException">The lengths do not fit.</exception>
    public static int Edges(ReadOnlySpan<ulong> bits, int width, Span<int> edges)
    {
        CheckWords(width, bits.Length);
        if (edges.Length < width + 1)
        {
            throw new ArgumentException($"Room for {width + 1} edges is needed, got {edges.Length}.", nameof(edges));
        }

        int count = 0;
        ulong carry = 0;
        for (int i = 0; i < bits.Length; i++)
        {
            ulong word = bits[i];
            ulong changes = word ^ ((word << 1) | carry);
            carry = word >> 63;
            while (changes != 0)
            {
                edges[count++] = (i * 64) + BitOperations.TrailingZeroCount(changes);
                changes &= changes - 1;
            }
        }

        if ((count & 1) != 0)
        {
            edges[count++] = width;
        }

        return count;
    }

    private static void CheckWords(int width, int words)
    {
        if (words != Words(width))
        {
            throw new ArgumentException($"{width} pixels take {Words(width)} words, got {words}.");
        }
    }

    private static ulong[] BuildSpread()
    {
        ulong[] table = new ulong[256];
        Span<byte> bytes = stackalloc byte[8];
        for (int value = 0; value < 256; value++)
        {
            for (int bit = 0; bit < 8; bit++)
            {
                bytes[bit] = (value >> bit & 1) != 0 ? (byte)255 : (byte)0;
            }

            table[value] = MemoryMarshal.Read<ulong>(bytes);
        }

        return table;
    }
}
