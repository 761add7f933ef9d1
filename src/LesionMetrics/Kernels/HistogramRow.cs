using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LesionMetrics.Kernels;

/// <summary>Counting of samples in bins.</summary>
public static class HistogramRow
{
    /// <summary>Counts of pairs that <see cref="CountPairs"/> needs room for.</summary>
    public const int PairCounts = 65536;

    /// <summary>destination[i] = the bin of source[i], 0 to bins - 1, as a float; beyond the limits the outermost bin, -1 for NaN.</summary>
    /// <param name="source">Any samples.</param>
    /// <param name="low">Lower limit of the first bin.</param>
    /// <param name="scale">Bins per unit.</param>
    /// <param name="bins">Number of bins, below 2^24.</param>
    /// <param name="destination">The bins.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the spans overlap with a shift.</exception>
    public static void Bins(ReadOnlySpan<float> source, float low, float scale, int bins, Span<float> destination) =>
        RowWalk.Unary(source, destination, new Binning(low, scale, bins - 1));

    /// <summary>Adds to <paramref name="pairs"/>[a + 256 b] for each two bytes a, b that follow each other; a last odd byte is left to the caller.</summary>
    /// <param name="bytes">The samples.</param>
    /// <param name="pairs">The counts, <see cref="PairCounts"/> of them. One increment for two samples, and neighbors seldom share a counter.</param>
    /// <exception cref="ArgumentException">There are not <see cref="PairCounts"/> counts.</exception>
    public static void CountPairs(ReadOnlySpan<byte> bytes, Span<int> pairs)
    {
        if (pairs.Length != PairCounts)
        {
            throw new ArgumentException($"{PairCounts} counts are needed, got {pairs.Length}.", nameof(pairs));
        }

        ref int count = ref MemoryMarshal.GetReference(pairs);
        ReadOnlySpan<ulong> eights = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (ulong eight in eights)
        {
            Unsafe.Add(ref count, (nint)(eight & 0xFFFF))++;
            Unsafe.Add(ref count, (nint)((eight >> 16) & 0xFFFF))++;
            Unsafe.Add(ref count, (nint)((eight >> 32) & 0xFFFF))++;
            Unsafe.Add(ref count, (nint)(eight >> 48))++;
        }

        for (int i = eights.Length * 8; i + 1 < bytes.Length; i += 2)
        {
            pairs[bytes[i] + (256 * bytes[i + 1])]++;
        }
    }

    private readonly struct Binning(float low, float scale, float last) : IUnaryRowOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLanes Apply<TLanes>(TLanes x)
            where TLanes : struct, IFloatLanes<TLanes>
        {
            TLanes bin = (x - TLanes.All(low)) * TLanes.All(scale);
            bin = TLanes.Select(TLanes.Less(bin, TLanes.All(0f)), TLanes.All(0f), bin);
            bin = TLanes.Select(TLanes.Less(TLanes.All(last), bin), TLanes.All(last), bin);
            return TLanes.Select(TLanes.Same(bin, bin), bin, TLanes.All(-1f));
        }
    }
}
