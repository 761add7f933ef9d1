using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace LesionMetrics.Kernels;

/// <summary>Sums over a sliding window of a row, by doubling: sums of 1, 2, 4, ... samples, of which those that the window's length is made of are joined.</summary>
/// <remarks>Each sum is a function of its own window alone: no running error, and the same bits wherever in a row the window lies.</remarks>
public static class WindowSumRow
{
    /// <summary>destination[i] = padded[i] + ... + padded[i + window - 1].</summary>
    /// <param name="padded">destination.Length + window - 1 samples; overwritten with partial sums.</param>
    /// <param name="window">Samples in the window, at least 1.</param>
    /// <param name="destination">The sums. It may not overlap <paramref name="padded"/>.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, or the spans overlap.</exception>
    public static void Sum(Span<float> padded, int window, Span<float> destination)
    {
        if (window < 1 || padded.Length != destination.Length + window - 1)
        {
            throw new ArgumentException($"A window of {window} over {destination.Length} samples needs {destination.Length + window - 1L} padded ones.", nameof(padded));
        }

        RowContract.RefuseOverlap<float, float>(padded, destination);
        bool started = false;
        int offset = 0;
        for (int length = 1; ; length *= 2)
        {
            if ((window & length) != 0)
            {
                ReadOnlySpan<float> part = padded.Slice(offset, destination.Length);
                if (started)
                {
                    Add(ref MemoryMarshal.GetReference(part), destination);
                }
                else
                {
                    part.CopyTo(destination);
                }

                started = true;
                offset += length;
            }

            if (length > window / 2)
            {
                return;
            }

            Double(padded, padded.Length - (2 * length) + 1, length);
        }
    }

    private static void Double(Span<float> sums, int count, int shift)
    {
        ref float start = ref MemoryMarshal.GetReference(sums);
        int i = 0;
        for (; i <= count - 16; i += 16)
        {
            (Vector512.LoadUnsafe(ref start, (nuint)i) + Vector512.LoadUnsafe(ref start, (nuint)(i + shift))).StoreUnsafe(ref start, (nuint)i);
        }

        for (; i < count; i++)
        {
            sums[i] += sums[i + shift];
        }
    }

    private static void Add(ref float part, Span<float> destination)
    {
        ref float target = ref MemoryMarshal.GetReference(destination);
        int i = 0;
        for (; i <= destination.Length - 16; i += 16)
        {
            (Vector512.LoadUnsafe(ref target, (nuint)i) + Vector512.LoadUnsafe(ref part, (nuint)i)).StoreUnsafe(ref target, (nuint)i);
        }

        for (; i < destination.Length; i++)
        {
            destination[i] += System.Runtime.CompilerServices.Unsafe.Add(ref part, i);
        }
    }
}
