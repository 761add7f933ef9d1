using System.Runtime.Intrinsics;

namespace LesionMetrics.Kernels;

/// <summary>A row between two rows.</summary>
public static class BlendRow
{
    /// <summary>destination[i] = first[i] + fraction (second[i] - first[i]).</summary>
    /// <exception cref="ArgumentException">The lengths differ, or the spans overlap with a shift.</exception>
    public static void Linear(ReadOnlySpan<float> first, ReadOnlySpan<float> second, float fraction, Span<float> destination) =>
        RowWalk.Binary(first, second, destination, new Blend(fraction));

    private readonly struct Blend(float fraction) : IBinaryRowOperation
    {
        public Vector512<float> Apply(Vector512<float> x, Vector512<float> y) => x + ((y - x) * fraction);
    }
}
