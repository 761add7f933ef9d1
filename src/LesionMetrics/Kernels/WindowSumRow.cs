using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace LesionMetrics.Kernels;

/// <summary>Sums over a sliding window of a row, in double: each is the one before it, plus what entered, minus what left.</summary>
/// <remarks>Four running sums in one fixed tree of additions, in pairs: as fast as in fours where there are 256 bits, and the same everywhere.</remarks>
public static class WindowSumRow
{
    /// <summary>destination[i] = padded[i] + ... + padded[i + window - 1].</summary>
    /// <param name="padded">destination.Length + window - 1 finite samples: a NaN or infinity stays in every sum after it.</param>
    /// <param name="window">Samples in the window, at least 1.</param>
    /// <param name="destination">The sums; each is off by at most as many roundings as there are sums before it. It may not overlap <paramref name="padded"/>.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, or the spans overlap.</exception>
    public static void Sum(ReadOnlySpan<double> padded, int window, Span<double> destination)
    {
        if (window < 1 || padded.Length != destination.Length + window - 1)
        {
            throw new ArgumentException($"A window of {window} over {destination.Length} samples needs {destination.Length + window - 1L} padded ones.", nameof(padded));
        }

        RowContract.RefuseOverlap(padded, destination);
        if (destination.IsEmpty)
        {
            return;
        }

        double sum = First(padded[..window]);
        destination[0] = sum;
        ReadOnlySpan<double> entered = padded[window..];
        int done = RunFours(padded, entered, Vector128.Create(sum), destination[1..]);
        RunRest(padded.Slice(done, entered.Length - done), entered[done..], destination[done..]);
    }

    /// <summary>The sums after the first, as far as whole groups go; returns how many.</summary>
    private static int RunFours(ReadOnlySpan<double> left, ReadOnlySpan<double> entered, Vector128<double> sum, Span<double> destination)
    {
        ref double leftStart = ref MemoryMarshal.GetReference(left);
        ref double enteredStart = ref MemoryMarshal.GetReference(entered);
        ref double target = ref MemoryMarshal.GetReference(destination);
        int i = 0;
        for (; i <= destination.Length - 4; i += 4)
        {
            Vector128<double> low = Pair(Vector128.LoadUnsafe(ref enteredStart, (nuint)i) - Vector128.LoadUnsafe(ref leftStart, (nuint)i));
            Vector128<double> high = Pair(Vector128.LoadUnsafe(ref enteredStart, (nuint)(i + 2)) - Vector128.LoadUnsafe(ref leftStart, (nuint)(i + 2)));
            high += Vector128.Shuffle(low, Vector128.Create(1L, 1));
            (sum + low).StoreUnsafe(ref target, (nuint)i);
            (sum + high).StoreUnsafe(ref target, (nuint)(i + 2));
            sum += Vector128.Shuffle(high, Vector128.Create(1L, 1));
        }

        return i;
    }

    /// <summary>The last sums, fewer than four; destination[0] is the one before them.</summary>
    private static void RunRest(ReadOnlySpan<double> left, ReadOnlySpan<double> entered, Span<double> destination)
    {
        double change = 0;
        for (int i = 0; i < entered.Length; i++)
        {
            change += entered[i] - left[i];
            destination[i + 1] = destination[0] + change;
        }
    }

    /// <summary>The sum of the first window, in four parts: a single one would wait for each addition.</summary>
    private static double First(ReadOnlySpan<double> samples)
    {
        (double a, double b, double c, double d) = (0, 0, 0, 0);
        int i = 0;
        for (; i <= samples.Length - 4; i += 4)
        {
            a += samples[i];
            b += samples[i + 1];
            c += samples[i + 2];
            d += samples[i + 3];
        }

        double sum = a + b + (c + d);
        for (; i < samples.Length; i++)
        {
            sum += samples[i];
        }

        return sum;
    }

    /// <summary>(a, b) to (a, a + b).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> Pair(Vector128<double> x) => x + (Vector128.Shuffle(x, Vector128.Create(0L, 0)) & Vector128.Create(0L, -1).AsDouble());
}
