using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace LesionMetrics.Kernels;

/// <summary>The arithmetic of the guided filter on rows of window sums (He, Sun and Tang 2013, doi 10.1109/TPAMI.2012.213).</summary>
public static class GuidedRow
{
    /// <summary>Sums that <see cref="FitColor"/> takes, in this order: guide r, g, b; input; input r, input g, input b; rr, rg, rb, gg, gb, bb.</summary>
    public const int ColorSums = 13;

    /// <summary>
    /// Ridge regression input ~ slope guide + offset of each window: slope = cov(guide, input) / (var(guide) + epsilon), offset = mean(input) - slope
    /// mean(guide).
    /// </summary>
    /// <param name="guide">Sums of the guide.</param>
    /// <param name="input">Sums of the input.</param>
    /// <param name="product">Sums of guide times input.</param>
    /// <param name="square">Sums of the guide squared.</param>
    /// <param name="scales">1 / columns in the window.</param>
    /// <param name="scale">1 / rows in the window.</param>
    /// <param name="epsilon">Regularization; positive.</param>
    /// <param name="slope">Slopes.</param>
    /// <param name="offset">Offsets.</param>
    /// <exception cref="ArgumentException">The lengths differ, or are no multiple of 16.</exception>
    public static void FitGray(
        ReadOnlySpan<float> guide,
        ReadOnlySpan<float> input,
        ReadOnlySpan<float> product,
        ReadOnlySpan<float> square,
        ReadOnlySpan<float> scales,
        float scale,
        float epsilon,
        Span<float> slope,
        Span<float> offset)
    {
        RowContract.Check(guide, slope);
        RowContract.Check(input, slope);
        RowContract.Check(product, slope);
        RowContract.Check(square, slope);
        RowContract.Check(scales, slope);
        RowContract.Check<float, float>(slope, offset);
        CheckWhole(slope.Length);
        if (RowWalk.Vector512Path)
        {
            FitGray<FloatLanes512>(guide, input, product, square, scales, scale, epsilon, slope, offset);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            FitGray<FloatLanes256>(guide, input, product, square, scales, scale, epsilon, slope, offset);
        }
        else
        {
            FitGray<FloatLanes128>(guide, input, product, square, scales, scale, epsilon, slope, offset);
        }
    }

    private static void FitGray<TLanes>(
        ReadOnlySpan<float> guide,
        ReadOnlySpan<float> input,
        ReadOnlySpan<float> product,
        ReadOnlySpan<float> square,
        ReadOnlySpan<float> scales,
        float scale,
        float epsilon,
        Span<float> slope,
        Span<float> offset)
        where TLanes : struct, IFloatLanes<TLanes>
    {
        TLanes rows = TLanes.All(scale);
        for (int i = 0; i < slope.Length; i += TLanes.Count)
        {
            TLanes n = Load<TLanes>(scales, i) * rows;
            TLanes meanGuide = Load<TLanes>(guide, i) * n;
            TLanes meanInput = Load<TLanes>(input, i) * n;
            TLanes covariance = (Load<TLanes>(product, i) * n) - (meanGuide * meanInput);
            TLanes variance = AtLeast((Load<TLanes>(square, i) * n) - (meanGuide * meanGuide), TLanes.All(0));
            TLanes a = covariance / (variance + TLanes.All(epsilon));
            a.Store(ref MemoryMarshal.GetReference(slope), i);
            (meanInput - (a * meanGuide)).Store(ref MemoryMarshal.GetReference(offset), i);
        }
    }

    /// <summary>The same with three guides: slopes = (cov(guide) + epsilon)^-1 cov(guide, input), by LDL^T, whose pivots are at least epsilon / 1000.</summary>
    /// <param name="sums"><see cref="ColorSums"/> rows of <paramref name="stride"/> samples each.</param>
    /// <param name="stride">Samples from one row of sums to the next, a multiple of 16.</param>
    /// <param name="scales">1 / columns in the window, <paramref name="stride"/> of them.</param>
    /// <param name="scale">1 / rows in the window.</param>
    /// <param name="epsilon">Regularization; positive.</param>
    /// <param name="fit">Four rows of <paramref name="stride"/>: the slopes for r, g and b, and the offset.</param>
    /// <exception cref="ArgumentException">The lengths do not fit.</exception>
    public static void FitColor(ReadOnlySpan<float> sums, int stride, ReadOnlySpan<float> scales, float scale, float epsilon, Span<float> fit)
    {
        CheckWhole(stride);
        if (sums.Length != stride * ColorSums || scales.Length != stride || fit.Length != stride * 4)
        {
            throw new ArgumentException($"{ColorSums} rows of sums, one of scales and 4 of results are needed, {stride} samples each.", nameof(sums));
        }

        RowContract.RefuseOverlap(sums, fit);
        if (RowWalk.Vector512Path)
        {
            FitColor<FloatLanes512>(sums, stride, scales, scale, epsilon, fit);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            FitColor<FloatLanes256>(sums, stride, scales, scale, epsilon, fit);
        }
        else
        {
            FitColor<FloatLanes128>(sums, stride, scales, scale, epsilon, fit);
        }
    }

    private static void FitColor<TLanes>(ReadOnlySpan<float> sums, int stride, ReadOnlySpan<float> scales, float scale, float epsilon, Span<float> fit)
        where TLanes : struct, IFloatLanes<TLanes>
    {
        TLanes rows = TLanes.All(scale);
        TLanes one = TLanes.All(1);
        TLanes ridge = TLanes.All(epsilon);
        TLanes least = TLanes.All(epsilon * 1e-3f);
        for (int i = 0; i < stride; i += TLanes.Count)
        {
            TLanes n = Load<TLanes>(scales, i) * rows;
            TLanes r = Load<TLanes>(sums, i) * n;
            TLanes g = Load<TLanes>(sums, i + stride) * n;
            TLanes b = Load<TLanes>(sums, i + (2 * stride)) * n;
            TLanes p = Load<TLanes>(sums, i + (3 * stride)) * n;
            TLanes pr = (Load<TLanes>(sums, i + (4 * stride)) * n) - (p * r);
            TLanes pg = (Load<TLanes>(sums, i + (5 * stride)) * n) - (p * g);
            TLanes pb = (Load<TLanes>(sums, i + (6 * stride)) * n) - (p * b);
            TLanes rr = (Load<TLanes>(sums, i + (7 * stride)) * n) - (r * r) + ridge;
            TLanes rg = (Load<TLanes>(sums, i + (8 * stride)) * n) - (r * g);
            TLanes rb = (Load<TLanes>(sums, i + (9 * stride)) * n) - (r * b);
            TLanes gg = (Load<TLanes>(sums, i + (10 * stride)) * n) - (g * g) + ridge;
            TLanes gb = (Load<TLanes>(sums, i + (11 * stride)) * n) - (g * b);
            TLanes bb = (Load<TLanes>(sums, i + (12 * stride)) * n) - (b * b) + ridge;

            TLanes d1 = one / AtLeast(rr, least);
            TLanes l21 = rg * d1;
            TLanes l31 = rb * d1;
            TLanes d2 = one / AtLeast(gg - (l21 * rg), least);
            TLanes rest = gb - (l31 * rg);
            TLanes l32 = rest * d2;
            TLanes d3 = AtLeast(bb - (l31 * rb) - (l32 * rest), least);
            TLanes v = pg - (l21 * pr);
            TLanes w = pb - (l31 * pr) - (l32 * v);
            TLanes z = w / d3;
            TLanes y = (v * d2) - (l32 * z);
            TLanes x = (pr * d1) - (l21 * y) - (l31 * z);
            ref float target = ref MemoryMarshal.GetReference(fit);
            x.Store(ref target, i);
            y.Store(ref target, i + stride);
            z.Store(ref target, i + (2 * stride));
            (p - (x * r) - (y * g) - (z * b)).Store(ref target, i + (3 * stride));
        }
    }

    /// <summary>destination = (slope guide + offset) (scales scale): the affine function, averaged over the windows that hold each pixel.</summary>
    /// <exception cref="ArgumentException">The lengths differ, or a source overlaps the destination with a shift.</exception>
    public static void Combine(
        ReadOnlySpan<float> slope, ReadOnlySpan<float> offset, ReadOnlySpan<float> guide, ReadOnlySpan<float> scales, float scale, Span<float> destination)
    {
        RowWalk.Ternary(slope, offset, guide, destination, default(Affine));
        ScaleRow.MultiplyBy(destination, scales, scale, destination);
    }

    /// <summary>destination = (slopeR r + slopeG g + slopeB b + offset) (scales scale).</summary>
    /// <exception cref="ArgumentException">The lengths differ, or a source overlaps the destination with a shift.</exception>
    public static void Combine(
        ReadOnlySpan<float> slopes,
        int stride,
        ReadOnlySpan<float> red,
        ReadOnlySpan<float> green,
        ReadOnlySpan<float> blue,
        ReadOnlySpan<float> scales,
        float scale,
        Span<float> destination)
    {
        int length = destination.Length;
        RowWalk.Ternary(slopes[..length], slopes.Slice(3 * stride, length), red, destination, default(Affine));
        RowWalk.Ternary(slopes.Slice(stride, length), destination, green, destination, default(Affine));
        RowWalk.Ternary(slopes.Slice(2 * stride, length), destination, blue, destination, default(Affine));
        ScaleRow.MultiplyBy(destination, scales, scale, destination);
    }

    private static void CheckWhole(int length)
    {
        if (length % 16 != 0)
        {
            throw new ArgumentException($"A multiple of 16 samples is needed, got {length}.");
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Load<TLanes>(ReadOnlySpan<float> row, int i)
        where TLanes : struct, IFloatLanes<TLanes> => TLanes.Load(ref MemoryMarshal.GetReference(row), i);

    /// <summary>The value, or <paramref name="least"/> where that is more; NaN stays.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes AtLeast<TLanes>(TLanes value, TLanes least)
        where TLanes : struct, IFloatLanes<TLanes> => TLanes.Select(TLanes.Less(value, least), least, value);

    private readonly struct Affine : ITernaryRowOperation
    {
        public TLanes Apply<TLanes>(TLanes x, TLanes y, TLanes z)
            where TLanes : struct, IFloatLanes<TLanes> => y + (x * z);
    }
}
