using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace LesionMetrics.Kernels;

/// <summary>The arithmetic of the guided filter on rows of the moments of windows (He, Sun and Tang 2013, doi 10.1109/TPAMI.2012.213).</summary>
public static class GuidedRow
{
    /// <summary>Moments that <see cref="FitColor"/> takes, in this order: means of guide r, g, b and of the input; covariances input r, input g, input b; rr, rg, rb, gg, gb, bb.</summary>
    public const int ColorMoments = 13;

    /// <summary>
    /// Ridge regression input ~ slope guide + offset of each window: slope = cov(guide, input) / (var(guide) + epsilon), offset = mean(input) - slope
    /// mean(guide).
    /// </summary>
    /// <param name="guide">Means of the guide.</param>
    /// <param name="input">Means of the input.</param>
    /// <param name="covariance">Covariances of guide and input.</param>
    /// <param name="variance">Variances of the guide; where rounding left them below 0, 0 is taken.</param>
    /// <param name="epsilon">Regularization; positive.</param>
    /// <param name="slope">Slopes.</param>
    /// <param name="offset">Offsets.</param>
    /// <exception cref="ArgumentException">The lengths differ, or are no multiple of 16.</exception>
    public static void FitGray(
        ReadOnlySpan<float> guide,
        ReadOnlySpan<float> input,
        ReadOnlySpan<float> covariance,
        ReadOnlySpan<float> variance,
        float epsilon,
        Span<float> slope,
        Span<float> offset)
    {
        RowContract.Check(guide, slope);
        RowContract.Check(input, slope);
        RowContract.Check(covariance, slope);
        RowContract.Check(variance, slope);
        RowContract.Check<float, float>(slope, offset);
        CheckWhole(slope.Length);
        if (RowWalk.Vector512Path)
        {
            FitGray<FloatLanes512>(guide, input, covariance, variance, epsilon, slope, offset);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            FitGray<FloatLanes256>(guide, input, covariance, variance, epsilon, slope, offset);
        }
        else
        {
            FitGray<FloatLanes128>(guide, input, covariance, variance, epsilon, slope, offset);
        }
    }

    private static void FitGray<TLanes>(
        ReadOnlySpan<float> guide,
        ReadOnlySpan<float> input,
        ReadOnlySpan<float> covariance,
        ReadOnlySpan<float> variance,
        float epsilon,
        Span<float> slope,
        Span<float> offset)
        where TLanes : struct, IFloatLanes<TLanes>
    {
        for (int i = 0; i < slope.Length; i += TLanes.Count)
        {
            TLanes a = Load<TLanes>(covariance, i) / (AtLeast(Load<TLanes>(variance, i), TLanes.All(0)) + TLanes.All(epsilon));
            a.Store(ref MemoryMarshal.GetReference(slope), i);
            (Load<TLanes>(input, i) - (a * Load<TLanes>(guide, i))).Store(ref MemoryMarshal.GetReference(offset), i);
        }
    }

    /// <summary>The same with three guides: slopes = (cov(guide) + epsilon)^-1 cov(guide, input), by LDL^T, whose pivots are at least epsilon / 1000.</summary>
    /// <param name="moments"><see cref="ColorMoments"/> rows of <paramref name="stride"/> samples each.</param>
    /// <param name="stride">Samples from one row of moments to the next, a multiple of 16.</param>
    /// <param name="epsilon">Regularization; positive.</param>
    /// <param name="fit">Four rows of <paramref name="stride"/>: the slopes for r, g and b, and the offset.</param>
    /// <exception cref="ArgumentException">The lengths do not fit.</exception>
    public static void FitColor(ReadOnlySpan<float> moments, int stride, float epsilon, Span<float> fit)
    {
        CheckWhole(stride);
        if (moments.Length != stride * ColorMoments || fit.Length != stride * 4)
        {
            throw new ArgumentException($"{ColorMoments} rows of moments and 4 of results are needed, {stride} samples each.", nameof(moments));
        }

        RowContract.RefuseOverlap(moments, fit);
        if (RowWalk.Vector512Path)
        {
            FitColor<FloatLanes512>(moments, stride, epsilon, fit);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            FitColor<FloatLanes256>(moments, stride, epsilon, fit);
        }
        else
        {
            FitColor<FloatLanes128>(moments, stride, epsilon, fit);
        }
    }

    private static void FitColor<TLanes>(ReadOnlySpan<float> moments, int stride, float epsilon, Span<float> fit)
        where TLanes : struct, IFloatLanes<TLanes>
    {
        TLanes one = TLanes.All(1);
        TLanes ridge = TLanes.All(epsilon);
        TLanes least = TLanes.All(epsilon * 1e-3f);
        for (int i = 0; i < stride; i += TLanes.Count)
        {
            TLanes r = Load<TLanes>(moments, i);
            TLanes g = Load<TLanes>(moments, i + stride);
            TLanes b = Load<TLanes>(moments, i + (2 * stride));
            TLanes p = Load<TLanes>(moments, i + (3 * stride));
            TLanes pr = Load<TLanes>(moments, i + (4 * stride));
            TLanes pg = Load<TLanes>(moments, i + (5 * stride));
            TLanes pb = Load<TLanes>(moments, i + (6 * stride));
            TLanes rr = Load<TLanes>(moments, i + (7 * stride)) + ridge;
            TLanes rg = Load<TLanes>(moments, i + (8 * stride));
            TLanes rb = Load<TLanes>(moments, i + (9 * stride));
            TLanes gg = Load<TLanes>(moments, i + (10 * stride)) + ridge;
            TLanes gb = Load<TLanes>(moments, i + (11 * stride));
            TLanes bb = Load<TLanes>(moments, i + (12 * stride)) + ridge;

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

    /// <summary>destination = slope guide + offset: the affine function, averaged over the windows that hold each pixel; rounded once.</summary>
    /// <exception cref="ArgumentException">The lengths differ, or a source overlaps the destination.</exception>
    public static void Combine(ReadOnlySpan<double> slope, ReadOnlySpan<double> offset, ReadOnlySpan<float> guide, Span<float> destination)
    {
        RowContract.Check(slope, destination);
        RowContract.Check(offset, destination);
        RowContract.Check(guide, destination);
        ref double a = ref MemoryMarshal.GetReference(slope);
        ref double b = ref MemoryMarshal.GetReference(offset);
        ref float x = ref MemoryMarshal.GetReference(guide);
        ref float target = ref MemoryMarshal.GetReference(destination);
        int i = 0;
        for (; i <= destination.Length - 8; i += 8)
        {
            (Vector256<double> low, Vector256<double> high) = Vector256.Widen(Vector256.LoadUnsafe(ref x, (nuint)i));
            low = Vector256.LoadUnsafe(ref b, (nuint)i) + (Vector256.LoadUnsafe(ref a, (nuint)i) * low);
            high = Vector256.LoadUnsafe(ref b, (nuint)(i + 4)) + (Vector256.LoadUnsafe(ref a, (nuint)(i + 4)) * high);
            Vector256.Narrow(low, high).StoreUnsafe(ref target, (nuint)i);
        }

        for (; i < destination.Length; i++)
        {
            destination[i] = (float)(offset[i] + (slope[i] * guide[i]));
        }
    }

    /// <summary>destination = slopeR r + slopeG g + slopeB b + offset; rounded once.</summary>
    /// <param name="fit">Four rows of averages: the slopes for r, g and b, and the offset.</param>
    /// <param name="red">The guide's red.</param>
    /// <param name="green">Its green.</param>
    /// <param name="blue">Its blue.</param>
    /// <param name="destination">The result; its length is that of each row.</param>
    /// <exception cref="ArgumentException">The lengths differ, or a source overlaps the destination.</exception>
    public static void Combine(ReadOnlySpan<double> fit, ReadOnlySpan<float> red, ReadOnlySpan<float> green, ReadOnlySpan<float> blue, Span<float> destination)
    {
        int length = destination.Length;
        if (fit.Length != 4 * length)
        {
            throw new ArgumentException($"Four rows of {length} averages are needed, got {fit.Length} numbers.", nameof(fit));
        }

        RowContract.RefuseOverlap(fit, destination);
        RowContract.Check(red, destination);
        RowContract.Check(green, destination);
        RowContract.Check(blue, destination);
        ref double row = ref MemoryMarshal.GetReference(fit);
        ref float r = ref MemoryMarshal.GetReference(red);
        ref float g = ref MemoryMarshal.GetReference(green);
        ref float b = ref MemoryMarshal.GetReference(blue);
        ref float target = ref MemoryMarshal.GetReference(destination);
        int i = 0;
        for (; i <= length - 8; i += 8)
        {
            (Vector256<double> redLow, Vector256<double> redHigh) = Vector256.Widen(Vector256.LoadUnsafe(ref r, (nuint)i));
            (Vector256<double> greenLow, Vector256<double> greenHigh) = Vector256.Widen(Vector256.LoadUnsafe(ref g, (nuint)i));
            (Vector256<double> blueLow, Vector256<double> blueHigh) = Vector256.Widen(Vector256.LoadUnsafe(ref b, (nuint)i));
            Vector256.Narrow(Four(ref row, length, i, redLow, greenLow, blueLow), Four(ref row, length, i + 4, redHigh, greenHigh, blueHigh)).StoreUnsafe(ref target, (nuint)i);
        }

        for (; i < length; i++)
        {
            destination[i] = (float)((fit[i] * red[i]) + (fit[length + i] * green[i]) + ((fit[(2 * length) + i] * blue[i]) + fit[(3 * length) + i]));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Four(ref double row, int length, int i, Vector256<double> red, Vector256<double> green, Vector256<double> blue) =>
        (Vector256.LoadUnsafe(ref row, (nuint)i) * red)
        + (Vector256.LoadUnsafe(ref row, (nuint)(i + length)) * green)
        + ((Vector256.LoadUnsafe(ref row, (nuint)(i + (2 * length))) * blue) + Vector256.LoadUnsafe(ref row, (nuint)(i + (3 * length))));

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
}
