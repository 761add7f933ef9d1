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
            sums.Add(Vector512.LoadUnsafe(ref sample, (nuint)i), Vector128.LoadUnsafe(ref pixel, (nuint)i), center);
        }

        if (i < samples.Length)
        {
            Span<float> lastSamples = stackalloc float[16];
            Span<byte> lastMask = stackalloc byte[16];
            lastSamples.Clear();
            lastMask.Clear();
            samples[i..].CopyTo(lastSamples);
            mask[i..].CopyTo(lastMask);
            sums.Add(Vector512.Create<float>(lastSamples), Vector128.Create<byte>(lastMask), center);
        }

        return sums.Join();
    }

    private struct Sums
    {
        private Vector512<double> _low;
        private Vector512<double> _high;
        private Vector512<double> _lowSquares;
        private Vector512<double> _highSquares;
        private Vector512<int> _count;

        public void Add(Vector512<float> samples, Vector128<byte> mask, double center)
        {
            (Vector128<short> lower, Vector128<short> upper) = Vector128.Widen(mask.AsSByte());
            Vector512<int> inside = Vector512.Create(
                Vector256.Create(Vector128.WidenLower(lower), Vector128.WidenUpper(lower)),
                Vector256.Create(Vector128.WidenLower(upper), Vector128.WidenUpper(upper)));
            inside &= Vector512.Equals(samples, samples).AsInt32();
            _count -= inside;

            // What is out adds 0 to the sums; its deviation is cleared too.
            (Vector512<double> low, Vector512<double> high) = Vector512.Widen((samples.AsInt32() & inside).AsSingle());
            (Vector512<long> lowInside, Vector512<long> highInside) = Vector512.Widen(inside);
            _low += low;
            _high += high;
            Vector512<double> lowDeviation = (low - Vector512.Create(center)) & lowInside.AsDouble();
            Vector512<double> highDeviation = (high - Vector512.Create(center)) & highInside.AsDouble();
            _lowSquares += lowDeviation * lowDeviation;
            _highSquares += highDeviation * highDeviation;
        }

        public readonly (double Sum, double Squares, long Count) Join()
        {
            Vector512<double> sums = _low + _high;
            Vector512<double> squares = _lowSquares + _highSquares;
            double sum = 0;
            double square = 0;
            long count = 0;
            for (int k = 0; k < 8; k++)
            {
                sum += sums[k];
                square += squares[k];
                count += (long)_count[k] + _count[k + 8];
            }

            return (sum, square, count);
        }
    }
}
