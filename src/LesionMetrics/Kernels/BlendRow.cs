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
        public TLanes Apply<TLanes>(TLanes x, TLanes y)
            where TLanes : struct, IFloatLanes<TLanes> => x + ((y - x) * TLanes.All(fraction));
    }
}
