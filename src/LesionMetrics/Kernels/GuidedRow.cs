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
        for (int i = 0; i < slope.Length; i += 16)
        {
            Vector512<float> n = Load(scales, i) * scale;
            Vector512<float> meanGuide = Load(guide, i) * n;
            Vector512<float> meanInput = Load(input, i) * n;
            Vector512<float> covariance = (Load(product, i) * n) - (meanGuide * meanInput);
            Vector512<float> variance = Vector512.Max((Load(square, i) * n) - (meanGuide * meanGuide), Vector512<float>.Zero);
            Vector512<float> a = covariance / (variance + Vector512.Create(epsilon));
            a.StoreUnsafe(ref MemoryMarshal.GetReference(slope), (nuint)i);
            (meanInput - (a * meanGuide)).StoreUnsafe(ref MemoryMarshal.GetReference(offset), (nuint)i);
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
        Vector512<float> ridge = Vector512.Create(epsilon);
        Vector512<float> least = Vector512.Create(epsilon * 1e-3f);
        for (int i = 0; i < stride; i += 16)
        {
            Vector512<float> n = Load(scales, i) * scale;
            Vector512<float> r = Load(sums, i) * n;
            Vector512<float> g = Load(sums, i + stride) * n;
            Vector512<float> b = Load(sums, i + (2 * stride)) * n;
            Vector512<float> p = Load(sums, i + (3 * stride)) * n;
            Vector512<float> pr = (Load(sums, i + (4 * stride)) * n) - (p * r);
            Vector512<float> pg = (Load(sums, i + (5 * stride)) * n) - (p * g);
            Vector512<float> pb = (Load(sums, i + (6 * stride)) * n) - (p * b);
            Vector512<float> rr = (Load(sums, i + (7 * stride)) * n) - (r * r) + ridge;
            Vector512<float> rg = (Load(sums, i + (8 * stride)) * n) - (r * g);
            Vector512<float> rb = (Load(sums, i + (9 * stride)) * n) - (r * b);
            Vector512<float> gg = (Load(sums, i + (10 * stride)) * n) - (g * g) + ridge;
            Vector512<float> gb = (Load(sums, i + (11 * stride)) * n) - (g * b);
            Vector512<float> bb = (Load(sums, i + (12 * stride)) * n) - (b * b) + ridge;

            Vector512<float> d1 = Vector512<float>.One / Vector512.Max(rr, least);
            Vector512<float> l21 = rg * d1;
            Vector512<float> l31 = rb * d1;
            Vector512<float> d2 = Vector512<float>.One / Vector512.Max(gg - (l21 * rg), least);
            Vector512<float> rest = gb - (l31 * rg);
            Vector512<float> l32 = rest * d2;
            Vector512<float> d3 = Vector512.Max(bb - (l31 * rb) - (l32 * rest), least);
            Vector512<float> v = pg - (l21 * pr);
            Vector512<float> w = pb - (l31 * pr) - (l32 * v);
            Vector512<float> z = w / d3;
            Vector512<float> y = (v * d2) - (l32 * z);
            Vector512<float> x = (pr * d1) - (l21 * y) - (l31 * z);
            ref float target = ref MemoryMarshal.GetReference(fit);
            x.StoreUnsafe(ref target, (nuint)i);
            y.StoreUnsafe(ref target, (nuint)(i + stride));
            z.StoreUnsafe(ref target, (nuint)(i + (2 * stride)));
            (p - (x * r) - (y * g) - (z * b)).StoreUnsafe(ref target, (nuint)(i + (3 * stride)));
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
    private static Vector512<float> Load(ReadOnlySpan<float> row, int i) => Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(row), (nuint)i);

    private readonly struct Affine : ITernaryRowOperation
    {
        public TLanes Apply<TLanes>(TLanes x, TLanes y, TLanes z)
            where TLanes : struct, IFloatLanes<TLanes> => y + (x * z);
    }
}
