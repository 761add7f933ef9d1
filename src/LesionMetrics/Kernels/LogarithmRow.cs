using System.Runtime.CompilerServices;

namespace LesionMetrics.Kernels;

/// <summary>Decadic logarithms of rows. Bit-identical on every CPU.</summary>
public static class LogarithmRow
{
    private const float Log10Of2 = 0.30102999566f;

    /// <summary>destination = factor log10(max(source, floor)). NaN stays NaN.</summary>
    /// <param name="source">Any samples.</param>
    /// <param name="floor">The value below which samples are lifted; positive and normal.</param>
    /// <param name="factor">What the logarithm is multiplied by: -1 gives optical density, -100 the melanin index.</param>
    /// <param name="destination">The result, as long as the source.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the spans overlap with a shift.</exception>
    public static void FlooredLog10(ReadOnlySpan<float> source, float floor, float factor, Span<float> destination) =>
        RowWalk.Unary(source, destination, new Logarithm(floor, factor * Log10Of2));

    /// <summary>destination = factor log10(max(numerator, floor) / max(denominator, floor)). NaN stays NaN; a ratio beyond float's range is infinite.</summary>
    /// <param name="numerator">Any samples.</param>
    /// <param name="denominator">Any samples.</param>
    /// <param name="floor">The value below which samples are lifted; positive and normal.</param>
    /// <param name="factor">What the logarithm is multiplied by: 100 gives the erythema index.</param>
    /// <param name="destination">The result, as long as the sources.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the spans overlap with a shift.</exception>
    public static void FlooredLog10Ratio(
        ReadOnlySpan<float> numerator, ReadOnlySpan<float> denominator, float floor, float factor, Span<float> destination) =>
        RowWalk.Binary(numerator, denominator, destination, new LogarithmOfRatio(floor, factor * Log10Of2));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Lift<TLanes>(TLanes x, float floor)
        where TLanes : struct, IFloatLanes<TLanes> => TLanes.Select(TLanes.Less(x, TLanes.All(floor)), TLanes.All(floor), x);

    private readonly struct Logarithm(float floor, float factor) : IUnaryRowOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLanes Apply<TLanes>(TLanes x)
            where TLanes : struct, IFloatLanes<TLanes> => Elementary.Log2(Lift(x, floor)) * TLanes.All(factor);
    }

    private readonly struct LogarithmOfRatio(float floor, float factor) : IBinaryRowOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLanes Apply<TLanes>(TLanes x, TLanes y)
            where TLanes : struct, IFloatLanes<TLanes> => Elementary.Log2(Lift(x, floor) / Lift(y, floor)) * TLanes.All(factor);
    }
}
