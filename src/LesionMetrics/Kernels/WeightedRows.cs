using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace LesionMetrics.Kernels;

/// <summary>Four rows at a time added, weighted, to two running sums: a sum is read and written once where it would be four times, row by row.</summary>
public static class WeightedRows
{
    /// <summary>Rows that are added at a time.</summary>
    public const int Count = 4;

    /// <summary>
    /// For rows k = 0 to 3 in turn: first[i] += row_k[i] firstWeights[k]; second[i] += row_k[i] secondWeights[k]. Each sum has the bits that adding row after row gives it.
    /// </summary>
    /// <param name="row0">A row, any values.</param>
    /// <param name="row1">The next.</param>
    /// <param name="row2">The next.</param>
    /// <param name="row3">The last.</param>
    /// <param name="firstWeights">Four weights.</param>
    /// <param name="secondWeights">Four weights.</param>
    /// <param name="first">A running sum. It may not overlap the rows or the other sum.</param>
    /// <param name="second">A running sum.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, or spans overlap.</exception>
    public static void AddToBoth(
        ReadOnlySpan<float> row0,
        ReadOnlySpan<float> row1,
        ReadOnlySpan<float> row2,
        ReadOnlySpan<float> row3,
        ReadOnlySpan<float> firstWeights,
        ReadOnlySpan<float> secondWeights,
        Span<float> first,
        Span<float> second)
    {
        if (firstWeights.Length != Count || secondWeights.Length != Count)
        {
            throw new ArgumentException($"Twice {Count} weights are needed, got {firstWeights.Length} and {secondWeights.Length}.");
        }

        RowContract.Check<float, float>(first, second);
        RowContract.RefuseOverlap<float, float>(first, second);
        Check(row0, first, second);
        Check(row1, first, second);
        Check(row2, first, second);
        Check(row3, first, second);
        if (RowWalk.Vector512Path)
        {
            Walk<FloatLanes512>(row0, row1, row2, row3, firstWeights, secondWeights, first, second);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Walk<FloatLanes256>(row0, row1, row2, row3, firstWeights, secondWeights, first, second);
        }
        else
        {
            Walk<FloatLanes128>(row0, row1, row2, row3, firstWeights, secondWeights, first, second);
        }
    }

    private static void Check(ReadOnlySpan<float> row, Span<float> first, Span<float> second)
    {
        RowContract.Check(row, first);
        RowContract.RefuseOverlap(row, first);
        RowContract.RefuseOverlap(row, second);
    }

    private static void Walk<TLanes>(
        ReadOnlySpan<float> row0,
        ReadOnlySpan<float> row1,
        ReadOnlySpan<float> row2,
        ReadOnlySpan<float> row3,
        ReadOnlySpan<float> firstWeights,
        ReadOnlySpan<float> secondWeights,
        Span<float> first,
        Span<float> second)
        where TLanes : struct, IFloatLanes<TLanes>
    {
        ref float start0 = ref MemoryMarshal.GetReference(row0);
        ref float start1 = ref MemoryMarshal.GetReference(row1);
        ref float start2 = ref MemoryMarshal.GetReference(row2);
        ref float start3 = ref MemoryMarshal.GetReference(row3);
        ref float one = ref MemoryMarshal.GetReference(first);
        ref float other = ref MemoryMarshal.GetReference(second);
        TLanes u0 = TLanes.All(firstWeights[0]);
        TLanes u1 = TLanes.All(firstWeights[1]);
        TLanes u2 = TLanes.All(firstWeights[2]);
        TLanes u3 = TLanes.All(firstWeights[3]);
        TLanes v0 = TLanes.All(secondWeights[0]);
        TLanes v1 = TLanes.All(secondWeights[1]);
        TLanes v2 = TLanes.All(secondWeights[2]);
        TLanes v3 = TLanes.All(secondWeights[3]);
        int i = 0;
        for (; i <= first.Length - TLanes.Count; i += TLanes.Count)
        {
            TLanes a = TLanes.Load(ref start0, i);
            TLanes b = TLanes.Load(ref start1, i);
            TLanes c = TLanes.Load(ref start2, i);
            TLanes d = TLanes.Load(ref start3, i);
            (TLanes.Load(ref one, i) + (a * u0) + (b * u1) + (c * u2) + (d * u3)).Store(ref one, i);
            (TLanes.Load(ref other, i) + (a * v0) + (b * v1) + (c * v2) + (d * v3)).Store(ref other, i);
        }

        for (; i < first.Length; i++)
        {
            first[i] = first[i] + (row0[i] * firstWeights[0]) + (row1[i] * firstWeights[1]) + (row2[i] * firstWeights[2]) + (row3[i] * firstWeights[3]);
            second[i] = second[i] + (row0[i] * secondWeights[0]) + (row1[i] * secondWeights[1]) + (row2[i] * secondWeights[2]) + (row3[i] * secondWeights[3]);
        }
    }
}
