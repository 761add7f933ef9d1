namespace LesionMetrics.Kernels;

/// <summary>Rows times a factor.</summary>
public static class ScaleRow
{
    /// <summary>destination[i] = source[i] factor.</summary>
    /// <exception cref="ArgumentException">The lengths differ, or the spans overlap with a shift.</exception>
    public static void Multiply(ReadOnlySpan<float> source, float factor, Span<float> destination) =>
        RowWalk.Unary(source, destination, new Product(factor));

    /// <summary>destination[i] = factor (source[i] - offset).</summary>
    /// <exception cref="ArgumentException">The lengths differ, or the spans overlap with a shift.</exception>
    public static void MultiplyAbove(ReadOnlySpan<float> source, float offset, float factor, Span<float> destination) =>
        RowWalk.Unary(source, destination, new ProductAbove(offset, factor));

    /// <summary>destination[i] = source[i] (factors[i] factor).</summary>
    /// <exception cref="ArgumentException">The lengths differ, or the spans overlap with a shift.</exception>
    public static void MultiplyBy(ReadOnlySpan<float> source, ReadOnlySpan<float> factors, float factor, Span<float> destination) =>
        RowWalk.Binary(source, factors, destination, new RowProduct(factor));

    /// <summary>destination[i] += source[i] factor.</summary>
    /// <exception cref="ArgumentException">The lengths differ, or the spans overlap with a shift.</exception>
    public static void AddScaled(ReadOnlySpan<float> source, float factor, Span<float> destination) =>
        RowWalk.Binary(source, destination, destination, new ScaledSum(factor));

    /// <summary>destination[i] += first[i] second[i].</summary>
    /// <exception cref="ArgumentException">The lengths differ, or the spans overlap with a shift.</exception>
    public static void AddProduct(ReadOnlySpan<float> first, ReadOnlySpan<float> second, Span<float> destination) =>
        RowWalk.Ternary(first, second, destination, destination, default(ProductSum));

    /// <summary>destination[i] += (first[i] + second[i]) factor.</summary>
    /// <exception cref="ArgumentException">The lengths differ, or the spans overlap with a shift.</exception>
    public static void AddPairScaled(ReadOnlySpan<float> first, ReadOnlySpan<float> second, float factor, Span<float> destination) =>
        RowWalk.Ternary(first, second, destination, destination, new ScaledPairSum(factor));

    private readonly struct Product(float factor) : IUnaryRowOperation
    {
        public TLanes Apply<TLanes>(TLanes x)
            where TLanes : struct, IFloatLanes<TLanes> => x * TLanes.All(factor);
    }

    private readonly struct ProductAbove(float offset, float factor) : IUnaryRowOperation
    {
        public TLanes Apply<TLanes>(TLanes x)
            where TLanes : struct, IFloatLanes<TLanes> => TLanes.All(factor) * (x - TLanes.All(offset));
    }

    private readonly struct RowProduct(float factor) : IBinaryRowOperation
    {
        public TLanes Apply<TLanes>(TLanes x, TLanes y)
            where TLanes : struct, IFloatLanes<TLanes> => x * (y * TLanes.All(factor));
    }

    private readonly struct ScaledSum(float factor) : IBinaryRowOperation
    {
        public TLanes Apply<TLanes>(TLanes x, TLanes y)
            where TLanes : struct, IFloatLanes<TLanes> => y + (x * TLanes.All(factor));
    }

    private readonly struct ProductSum : ITernaryRowOperation
    {
        public TLanes Apply<TLanes>(TLanes x, TLanes y, TLanes z)
            where TLanes : struct, IFloatLanes<TLanes> => z + (x * y);
    }

    private readonly struct ScaledPairSum(float factor) : ITernaryRowOperation
    {
        public TLanes Apply<TLanes>(TLanes x, TLanes y, TLanes z)
            where TLanes : struct, IFloatLanes<TLanes> => z + ((x + y) * TLanes.All(factor));
    }
}
