using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace LesionMetrics.Kernels;

/// <summary>The bilinear samples of <see cref="WarpRow.Bilinear"/>, eight at a time where the processor gathers; the same operations in the same order.</summary>
internal static unsafe class WarpGather
{
    /// <summary>Samples in a block.</summary>
    public const int Count = 8;

    /// <summary>Whether blocks can be gathered on this processor.</summary>
    public static bool IsSupported => Avx2.IsSupported;

    /// <summary>Writes the first whole blocks of <paramref name="destination"/>.</summary>
    /// <param name="image">width x height samples, row-major, fewer than 2^31.</param>
    /// <param name="width">Columns.</param>
    /// <param name="height">Rows.</param>
    /// <param name="mapX">Columns to sample, as many as <paramref name="destination"/>.</param>
    /// <param name="mapY">Rows to sample, as many.</param>
    /// <param name="outside">The value where there is nothing to sample.</param>
    /// <param name="destination">The result.</param>
    /// <returns>How many samples were written.</returns>
    public static int Bilinear(
        ReadOnlySpan<float> image, int width, int height, ReadOnlySpan<float> mapX, ReadOnlySpan<float> mapY, float outside, Span<float> destination)
    {
        Vector256<float> zero = Vector256<float>.Zero;
        Vector256<float> lowest = Vector256.Create(-0.5f);
        Vector256<float> lastColumn = Vector256.Create((float)(width - 1));
        Vector256<float> lastRow = Vector256.Create((float)(height - 1));
        Vector256<float> highestColumn = lastColumn + Vector256.Create(0.5f);
        Vector256<float> highestRow = lastRow + Vector256.Create(0.5f);
        Vector256<int> columns = Vector256.Create(width);
        Vector256<int> edgeColumn = Vector256.Create(width - 1);
        Vector256<int> edgeRow = Vector256.Create(height - 1);
        int whole = destination.Length - (destination.Length % Count);
        fixed (float* samples = image, xs = mapX, ys = mapY, results = destination)
        {
            for (int i = 0; i < whole; i += Count)
            {
                Vector256<float> x = Vector256.Load(xs + i);
                Vector256<float> y = Vector256.Load(ys + i);
                Vector256<float> within = Vector256.GreaterThanOrEqual(x, lowest) & Vector256.GreaterThanOrEqual(y, lowest)
                    & Vector256.LessThanOrEqual(x, highestColumn) & Vector256.LessThanOrEqual(y, highestRow);
                x = Clamp(within & x, zero, lastColumn);
                y = Clamp(within & y, zero, lastRow);
                Vector256<int> left = Avx.ConvertToVector256Int32WithTruncation(x);
                Vector256<int> top = Avx.ConvertToVector256Int32WithTruncation(y);

                // A step is taken only where there is a neighbor: comparisons give -1 there.
                Vector256<int> right = Avx2.CompareGreaterThan(edgeColumn, left);
                Vector256<int> down = Avx2.CompareGreaterThan(edgeRow, top) & columns;
                Vector256<int> at = Avx2.MultiplyLow(top, columns) + left;
                Vector256<int> below = at + down;
                Vector256<float> fx = x - Avx.ConvertToVector256Single(left);
                Vector256<float> a, b, c, d;
                if (right == Vector256<int>.AllBitsSet)
                {
                    (a, b) = Pairs(samples, at);
                    (c, d) = Pairs(samples, below);
                }
                else
                {
                    a = Avx2.GatherVector256(samples, at, sizeof(float));
                    b = Avx2.GatherVector256(samples, at - right, sizeof(float));
                    c = Avx2.GatherVector256(samples, below, sizeof(float));
                    d = Avx2.GatherVector256(samples, below - right, sizeof(float));
                }

                Vector256<float> upper = a + (fx * (b - a));
                Vector256<float> lower = c + (fx * (d - c));
                Vector256<float> value = upper + ((y - Avx.ConvertToVector256Single(top)) * (lower - upper));
                Vector256.ConditionalSelect(within, value, Vector256.Create(outside)).Store(results + i);
            }
        }

        return whole;
    }

    /// <summary>The samples at eight places and those to their right, read two by two: half as many reads.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<float> Left, Vector256<float> Right) Pairs(float* samples, Vector256<int> at)
    {
        // Places 0, 1, 4, 5 and 2, 3, 6, 7, so that the shuffles below, which keep to halves of a vector, leave them in order.
        Vector256<int> places = Avx2.Permute4x64(at.AsInt64(), 0b11_01_10_00).AsInt32();
        Vector256<float> first = Avx2.GatherVector256((double*)samples, places.GetLower(), sizeof(float)).AsSingle();
        Vector256<float> second = Avx2.GatherVector256((double*)samples, places.GetUpper(), sizeof(float)).AsSingle();
        return (Avx.Shuffle(first, second, 0b10_00_10_00), Avx.Shuffle(first, second, 0b11_01_11_01));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Clamp(Vector256<float> value, Vector256<float> low, Vector256<float> high) =>
        Vector256.ConditionalSelect(
            Vector256.LessThan(value, low), low, Vector256.ConditionalSelect(Vector256.GreaterThan(value, high), high, value));
}
