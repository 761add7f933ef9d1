using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace LesionMetrics.Kernels;

/// <summary>One row through a symmetric FIR filter.</summary>
public static class SymmetricRow
{
    /// <summary>destination[i] = half[0] p[i + r] + sum over k of half[k] (p[i + r - k] + p[i + r + k]), with r = half.Length - 1.</summary>
    /// <param name="padded">The row with r samples of border on each side: destination.Length + 2 r samples.</param>
    /// <param name="half">Weights at distance 0 to r; at least one.</param>
    /// <param name="destination">The filtered row. It may not overlap <paramref name="padded"/>.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, or the spans overlap.</exception>
    public static void Convolve(ReadOnlySpan<float> padded, ReadOnlySpan<float> half, Span<float> destination)
    {
        if (half.IsEmpty || padded.Length != destination.Length + (2 * (half.Length - 1)))
        {
            throw new ArgumentException($"A row of {destination.Length} and {half.Length} weights need {destination.Length + (2 * (half.Length - 1))} padded samples.", nameof(padded));
        }

        if (padded.Overlaps(destination))
        {
            throw new ArgumentException("The destination may not overlap the padded row.", nameof(destination));
        }

        int radius = half.Length - 1;
        ref float source = ref MemoryMarshal.GetReference(padded);
        ref float target = ref MemoryMarshal.GetReference(destination);
        int lanes = Vector512<float>.Count;
        int i = 0;
        for (; i <= destination.Length - lanes; i += lanes)
        {
            Vector512<float> sum = Vector512.LoadUnsafe(ref source, (nuint)(i + radius)) * half[0];
            for (int k = 1; k <= radius; k++)
            {
                sum += (Vector512.LoadUnsafe(ref source, (nuint)(i + radius - k)) + Vector512.LoadUnsafe(ref source, (nuint)(i + radius + k))) * half[k];
            }

            sum.StoreUnsafe(ref target, (nuint)i);
        }

        // The same operations in the same order, sample by sample: IEEE products and sums have the same bits in a lane and in a scalar.
        for (; i < destination.Length; i++)
        {
            float sum = padded[i + radius] * half[0];
            for (int k = 1; k <= radius; k++)
            {
                sum += (padded[i + radius - k] + padded[i + radius + k]) * half[k];
            }

            destination[i] = sum;
        }
    }
}
