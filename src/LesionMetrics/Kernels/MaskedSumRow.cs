using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace LesionMetrics.Kernels;

/// <summary>Sums of the samples under a mask, in double: sixteen partial sums, joined in one order on every CPU.</summary>
public static class MaskedSumRow
{
    /// <summary>Sum, sum of squared deviations from <paramref name="center"/>, and count of the samples whose mask byte is 255. NaN samples are left out.</summary>
    /// <param name="samples">Any samples.</param>
    /// <param name="mask">0 or 255 a sample.</param>
    /// <param name="center">What deviations are taken from.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static (double Sum, double Squares, long Count) Accumulate(ReadOnlySpan<float> samples, ReadOnlySpan<byte> mask, double center)
    {
        if (samples.Length != mask.Length)
        {
            throw new ArgumentException($"Rows of one length are needed, got {samples.Length} and {mask.Length}.", nameof(mask));
        }

        Sums sums = default;
        ref float sample = ref MemoryMarshal.GetReference(samples);
        ref byte pixel = ref MemoryMarshal.GetReference(mask);
        int i = 0;
        for (; i <= samples.Length - 16; i += 16)
        {
            sums.Add(ref Unsafe.Add(ref sample, i), ref Unsafe.Add(ref pixel, i), center);
        }

        if (i < samples.Length)
        {
            Span<float> lastSamples = stackalloc float[16];
            Span<byte> lastMask = stackalloc byte[16];
            lastSamples.Clear();
            lastMask.Clear();
            samples[i..].CopyTo(lastSamples);
            mask[i..].CopyTo(lastMask);
            sums.Add(ref MemoryMarshal.GetReference(lastSamples), ref MemoryMarshal.GetReference(lastMask), center);
        }

        return sums.Join();
    }

    /// <summary>Sixteen samples as halves: on CPUs without 512-bit registers the compiler widens 512 bits in pieces through memory, at twice the time.</summary>
    private struct Sums
    {
        private Half _lower;
        private Half _upper;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Add(ref float samples, ref byte mask, double center)
        {
            Vector256<double> middle = Vector256.Create(center);
            Vector128<sbyte> inside = Vector128.LoadUnsafe(ref mask).AsSByte();
            _lower.Add(Vector256.LoadUnsafe(ref samples), Vector128.WidenLower(inside), middle);
            _upper.Add(Vector256.LoadUnsafe(ref samples, 8), Vector128.WidenUpper(inside), middle);
        }

        public readonly (double Sum, double Squares, long Count) Join()
        {
            Vector256<double> lowSums = _lower.LowSums + _upper.LowSums;
            Vector256<double> highSums = _lower.HighSums + _upper.HighSums;
            Vector256<double> lowSquares = _lower.LowSquares + _upper.LowSquares;
            Vector256<double> highSquares = _lower.HighSquares + _upper.HighSquares;
            double sum = 0;
            double square = 0;
            long count = 0;
            for (int k = 0; k < 8; k++)
            {
                sum += k < 4 ? lowSums[k] : highSums[k - 4];
                square += k < 4 ? lowSquares[k] : highSquares[k - 4];
                count += (long)_lower.Count[k] + _upper.Count[k];
            }

            return (sum, square, count);
        }
    }

    private struct Half
    {
        public Vector256<double> LowSums;
        public Vector256<double> HighSums;
        public Vector256<double> LowSquares;
        public Vector256<double> HighSquares;
        public Vector256<int> Count;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Add(Vector256<float> samples, Vector128<short> mask, Vector256<double> center)
        {
            Vector256<int> inside = Vector256.Create(Vector128.WidenLower(mask), Vector128.WidenUpper(mask)) & Vector256.Equals(samples, samples).AsInt32();
            Count -= inside;

            // What is out adds 0 to the sums; its deviation is cleared too.
            (Vector256<double> low, Vector256<double> high) = Vector256.Widen((samples.AsInt32() & inside).AsSingle());
            (Vector256<long> lowInside, Vector256<long> highInside) = Vector256.Widen(inside);
            LowSums += low;
            HighSums += high;
            Vector256<double> lowDeviation = (low - center) & lowInside.AsDouble();
            Vector256<double> highDeviation = (high - center) & highInside.AsDouble();
            LowSquares += lowDeviation * lowDeviation;
            HighSquares += highDeviation * highDeviation;
        }
    }
}
