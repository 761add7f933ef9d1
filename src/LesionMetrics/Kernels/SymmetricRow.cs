using System.Runtime.CompilerServices;
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
        ref float weight = ref MemoryMarshal.GetReference(half);
        int lanes = Vector512<float>.Count;
        int i = 0;

        // Four sums at once: one alone would wait for each addition to end before the next.
        for (; i <= destination.Length - (4 * lanes); i += 4 * lanes)
        {
            ref float middle = ref Unsafe.Add(ref source, i + radius);
            Four sums = Four.Load(ref middle).Times(weight);
            for (nint k = 1; k <= radius; k++)
            {
                sums.AddPair(ref Unsafe.Subtract(ref middle, k), ref Unsafe.Add(ref middle, k), Unsafe.Add(ref weight, k));
            }

            sums.Store(ref Unsafe.Add(ref target, i));
        }

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

    /// <summary>
    /// destination[i] = half[0] c[i] + sum over k of half[k] (a_k[i] + b_k[i]), where c is the row at offsets[r] of <paramref name="rows"/>, a_k that at
    /// offsets[r - k] and b_k that at offsets[r + k]: the same filter down the columns.
    /// </summary>
    /// <param name="rows">Rows laid out in any order.</param>
    /// <param name="offsets">Where each of the 2 r + 1 rows starts, from the topmost on.</param>
    /// <param name="half">Weights at distance 0 to r.</param>
    /// <param name="destination">The filtered row. It may not overlap <paramref name="rows"/>.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, or the spans overlap.</exception>
    public static void ConvolveColumns(ReadOnlySpan<float> rows, ReadOnlySpan<int> offsets, ReadOnlySpan<float> half, Span<float> destination)
    {
        int radius = half.Length - 1;
        if (half.IsEmpty || offsets.Length != (2 * radius) + 1)
        {
            throw new ArgumentException($"{half.Length} weights need {(2 * radius) + 1} rows, got {offsets.Length}.", nameof(offsets));
        }

        foreach (int offset in offsets)
        {
            if (offset < 0 || offset > rows.Length - destination.Length)
            {
                throw new ArgumentException($"A row of {destination.Length} samples does not start at {offset} of {rows.Length}.", nameof(offsets));
            }
        }

        RowContract.RefuseOverlap(rows, destination);
        ref float source = ref MemoryMarshal.GetReference(rows);
        ref float target = ref MemoryMarshal.GetReference(destination);

        // Offsets were checked above: the loops below may go without.
        ref int center = ref Unsafe.Add(ref MemoryMarshal.GetReference(offsets), radius);
        ref float weight = ref MemoryMarshal.GetReference(half);
        int i = 0;
        for (; i <= destination.Length - 64; i += 64)
        {
            ref float column = ref Unsafe.Add(ref source, i);
            Four sums = Four.Load(ref Unsafe.Add(ref column, center)).Times(weight);
            for (nint k = 1; k <= radius; k++)
            {
                sums.AddPair(
                    ref Unsafe.Add(ref column, Unsafe.Subtract(ref center, k)), ref Unsafe.Add(ref column, Unsafe.Add(ref center, k)), Unsafe.Add(ref weight, k));
            }

            sums.Store(ref Unsafe.Add(ref target, i));
        }

        for (; i <= destination.Length - 16; i += 16)
        {
            Vector512<float> sum = Vector512.LoadUnsafe(ref source, (nuint)(center + i)) * weight;
            for (nint k = 1; k <= radius; k++)
            {
                Vector512<float> above = Vector512.LoadUnsafe(ref source, (nuint)(Unsafe.Subtract(ref center, k) + i));
                Vector512<float> below = Vector512.LoadUnsafe(ref source, (nuint)(Unsafe.Add(ref center, k) + i));
                sum += (above + below) * Unsafe.Add(ref weight, k);
            }

            sum.StoreUnsafe(ref target, (nuint)i);
        }

        for (; i < destination.Length; i++)
        {
            float sum = rows[offsets[radius] + i] * half[0];
            for (int k = 1; k <= radius; k++)
            {
                sum += (rows[offsets[radius - k] + i] + rows[offsets[radius + k] + i]) * half[k];
            }

            destination[i] = sum;
        }
    }

    /// <summary>Sixty-four neighboring samples.</summary>
    private struct Four
    {
        private Vector512<float> _a;
        private Vector512<float> _b;
        private Vector512<float> _c;
        private Vector512<float> _d;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Four Load(ref float start) => new()
        {
            _a = Vector512.LoadUnsafe(ref start),
            _b = Vector512.LoadUnsafe(ref start, 16),
            _c = Vector512.LoadUnsafe(ref start, 32),
            _d = Vector512.LoadUnsafe(ref start, 48),
        };

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly Four Times(float weight) => new() { _a = _a * weight, _b = _b * weight, _c = _c * weight, _d = _d * weight };

        /// <summary>Adds (first + second) weight.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void AddPair(ref float first, ref float second, float weight)
        {
            Vector512<float> factor = Vector512.Create(weight);
            _a += (Vector512.LoadUnsafe(ref first) + Vector512.LoadUnsafe(ref second)) * factor;
            _b += (Vector512.LoadUnsafe(ref first, 16) + Vector512.LoadUnsafe(ref second, 16)) * factor;
            _c += (Vector512.LoadUnsafe(ref first, 32) + Vector512.LoadUnsafe(ref second, 32)) * factor;
            _d += (Vector512.LoadUnsafe(ref first, 48) + Vector512.LoadUnsafe(ref second, 48)) * factor;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly void Store(ref float start)
        {
            _a.StoreUnsafe(ref start);
            _b.StoreUnsafe(ref start, 16);
            _c.StoreUnsafe(ref start, 32);
            _d.StoreUnsafe(ref start, 48);
        }
    }
}
