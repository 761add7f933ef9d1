using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace LesionMetrics.Kernels;

/// <summary>Sums of the samples under a mask, in double: sixteen partial sums, joined in one order on every CPU.</summary>
/// <remarks>
/// Sixteen samples are two halves: on CPUs without 512-bit registers the compiler widens 512 bits in pieces through memory, at twice the time. What is out
/// adds 0 to a sum.
/// </remarks>
public static class MaskedSumRow
{
    private const int Group = 16;

    /// <summary>Sum and count of the samples whose mask byte is 255. NaN samples are left out.</summary>
    /// <param name="samples">Any samples.</param>
    /// <param name="mask">0 or 255 a sample.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static (double Sum, long Count) Sum(ReadOnlySpan<float> samples, ReadOnlySpan<byte> mask)
    {
        Check(samples, mask);
        ref float sample = ref MemoryMarshal.GetReference(samples);
        ref byte pixel = ref MemoryMarshal.GetReference(mask);
        Sums lower = default;
        Sums upper = default;
        int i = AddGroups(ref sample, ref pixel, samples.Length, ref lower, ref upper);
        if (i < samples.Length)
        {
            Span<float> rest = stackalloc float[Group];
            Vector128<sbyte> inside = Rest(samples[i..], mask[i..], rest);
            lower.Add(Vector256.Create<float>(rest), Vector128.WidenLower(inside));
            upper.Add(Vector256.Create<float>(rest[8..]), Vector128.WidenUpper(inside));
        }

        return (Join(lower.Low + upper.Low, lower.High + upper.High), Join(lower.Count, upper.Count));
    }

    /// <summary>Sum, sum of squared deviations from <paramref name="center"/>, and count of the samples whose mask byte is 255. NaN samples are left out.</summary>
    /// <param name="samples">Any samples.</param>
    /// <param name="mask">0 or 255 a sample.</param>
    /// <param name="center">What deviations are taken from.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static (double Sum, double Squares, long Count) Accumulate(ReadOnlySpan<float> samples, ReadOnlySpan<byte> mask, double center)
    {
        Check(samples, mask);
        ref float sample = ref MemoryMarshal.GetReference(samples);
        ref byte pixel = ref MemoryMarshal.GetReference(mask);
        Vector256<double> middle = Vector256.Create(center);
        Sums lower = default;
        Sums upper = default;
        Squares lowerSquares = default;
        Squares upperSquares = default;
        int i = AddGroups(ref sample, ref pixel, samples.Length, middle, ref lower, ref upper, ref lowerSquares, ref upperSquares);
        if (i < samples.Length)
        {
            Span<float> rest = stackalloc float[Group];
            Vector128<sbyte> inside = Rest(samples[i..], mask[i..], rest);
            lowerSquares.Add(lower.Add(Vector256.Create<float>(rest), Vector128.WidenLower(inside)), middle);
            upperSquares.Add(upper.Add(Vector256.Create<float>(rest[8..]), Vector128.WidenUpper(inside)), middle);
        }

        return (
            Join(lower.Low + upper.Low, lower.High + upper.High),
            Join(lowerSquares.Low + upperSquares.Low, lowerSquares.High + upperSquares.High),
            Join(lower.Count, upper.Count));
    }

    // The loops stand by themselves: beside a call, each sum would be written to the stack at every step.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int AddGroups(ref float sample, ref byte pixel, int length, ref Sums lower, ref Sums upper)
    {
        Sums first = lower;
        Sums second = upper;
        int i = 0;
        for (; i <= length - Group; i += Group)
        {
            Vector128<sbyte> inside = Vector128.LoadUnsafe(ref pixel, (nuint)i).AsSByte();
            first.Add(Vector256.LoadUnsafe(ref sample, (nuint)i), Vector128.WidenLower(inside));
            second.Add(Vector256.LoadUnsafe(ref sample, (nuint)(i + 8)), Vector128.WidenUpper(inside));
        }

        lower = first;
        upper = second;
        return i;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int AddGroups(
        ref float sample, ref byte pixel, int length, Vector256<double> center, ref Sums lower, ref Sums upper, ref Squares lowerSquares, ref Squares upperSquares)
    {
        Sums first = lower;
        Sums second = upper;
        Squares firstSquares = lowerSquares;
        Squares secondSquares = upperSquares;
        int i = 0;
        for (; i <= length - Group; i += Group)
        {
            Vector128<sbyte> inside = Vector128.LoadUnsafe(ref pixel, (nuint)i).AsSByte();
            firstSquares.Add(first.Add(Vector256.LoadUnsafe(ref sample, (nuint)i), Vector128.WidenLower(inside)), center);
            secondSquares.Add(second.Add(Vector256.LoadUnsafe(ref sample, (nuint)(i + 8)), Vector128.WidenUpper(inside)), center);
        }

        (lower, upper, lowerSquares, upperSquares) = (first, second, firstSquares, secondSquares);
        return i;
    }

    private static void Check(ReadOnlySpan<float> samples, ReadOnlySpan<byte> mask)
    {
        if (samples.Length != mask.Length)
        {
            throw new ArgumentException($"Rows of one length are needed, got {samples.Length} and {mask.Length}.", nameof(mask));
        }
    }

    /// <summary>Fewer samples than a group, with nothing under the mask beside them; returns the mask.</summary>
    private static Vector128<sbyte> Rest(ReadOnlySpan<float> samples, ReadOnlySpan<byte> mask, Span<float> group)
    {
        Span<byte> inside = stackalloc byte[Group];
        inside.Clear();
        mask.CopyTo(inside);
        group.Clear();
        samples.CopyTo(group);
        return Vector128.Create<byte>(inside).AsSByte();
    }

    private static double Join(Vector256<double> low, Vector256<double> high)
    {
        double sum = 0;
        for (int k = 0; k < 8; k++)
        {
            sum += k < 4 ? low[k] : high[k - 4];
        }

        return sum;
    }

    private static long Join(Vector256<int> lower, Vector256<int> upper)
    {
        long count = 0;
        for (int k = 0; k < 8; k++)
        {
            count += (long)lower[k] + upper[k];
        }

        return count;
    }

    /// <summary>Sums of every eighth sample.</summary>
    private struct Sums
    {
        public Vector256<double> Low;
        public Vector256<double> High;
        public Vector256<int> Count;

        /// <summary>Adds what is inside; returns it, 0 where it is not, with its mask.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (Vector256<double> Low, Vector256<double> High, Vector256<int> Inside) Add(Vector256<float> samples, Vector128<short> mask)
        {
            Vector256<int> inside = Vector256.Create(Vector128.WidenLower(mask), Vector128.WidenUpper(mask)) & Vector256.Equals(samples, samples).AsInt32();
            (Vector256<double> low, Vector256<double> high) = Vector256.Widen((samples.AsInt32() & inside).AsSingle());
            Low += low;
            High += high;
            Count -= inside;
            return (low, high, inside);
        }
    }

    /// <summary>Sums of the squared deviations of every eighth sample.</summary>
    private struct Squares
    {
        public Vector256<double> Low;
        public Vector256<double> High;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Add((Vector256<double> Low, Vector256<double> High, Vector256<int> Inside) added, Vector256<double> center)
        {
            (Vector256<long> lowInside, Vector256<long> highInside) = Vector256.Widen(added.Inside);
            Vector256<double> low = (added.Low - center) & lowInside.AsDouble();
            Vector256<double> high = (added.High - center) & highInside.AsDouble();
            Low += low * low;
            High += high * high;
        }
    }
}
