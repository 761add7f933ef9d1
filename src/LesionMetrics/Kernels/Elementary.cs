using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LesionMetrics.Kernels;

/// <summary>
/// Logarithm and cube root of sixteen samples from products and sums alone: no fused multiply-add, no estimate instruction, so the same bits on every CPU.
/// Coefficients are own least-maximum fits.
/// </summary>
internal static class Elementary
{
    private const float LargestFinite = float.MaxValue;
    private const float SmallestNormal = 1.17549435e-38f;
    private const float SubnormalScale = 8388608f;

    /// <summary>
    /// Base-2 logarithm, within 2 ulp or 1.2e-7 of the true value. log2(+0) = -infinity, log2(infinity) = infinity, log2 of NaN or a negative number
    /// is NaN.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Log2(Vector512<float> x)
    {
        Vector512<float> subnormal = Vector512.LessThan(x, Vector512.Create(SmallestNormal));
        Vector512<float> scaled = Vector512.ConditionalSelect(subnormal, x * SubnormalScale, x);
        Vector512<float> result = Log2OfNormal(scaled) - (subnormal & Vector512.Create(23f));
        result = Vector512.ConditionalSelect(Vector512.Equals(x, Vector512<float>.Zero), Vector512.Create(float.NegativeInfinity), result);
        Vector512<float> proper = Vector512.LessThanOrEqual(x, Vector512.Create(LargestFinite)) & Vector512.GreaterThanOrEqual(x, Vector512<float>.Zero);
        Vector512<float> improper = Vector512.ConditionalSelect(
            Vector512.Equals(x, Vector512.Create(float.PositiveInfinity)), x, Vector512.Create(float.NaN));
        return Vector512.ConditionalSelect(proper, result, improper);
    }

    /// <summary>Base-2 logarithm of positive normal finite samples, within 1.2e-7 absolutely or 2 ulp; anything for others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Log2OfNormal(Vector512<float> x)
    {
        // m in [sqrt(1/2), sqrt(2)): the exponent is taken relative to sqrt(1/2) = 0x3F3504F3.
        Vector512<int> bits = x.AsInt32() - Vector512.Create(0x3F3504F3);
        Vector512<int> exponent = Vector512.ShiftRightArithmetic(bits, 23);
        Vector512<float> z = ((bits & Vector512.Create(0x007FFFFF)) + Vector512.Create(0x3F3504F3)).AsSingle() - Vector512<float>.One;
        Vector512<float> p = Vector512.Create(-0.11297433823347092f);
        p = (p * z) + Vector512.Create(0.18782640993595123f);
        p = (p * z) + Vector512.Create(-0.19061273336410522f);
        p = (p * z) + Vector512.Create(0.2042960673570633f);
        p = (p * z) + Vector512.Create(-0.2396365851163864f);
        p = (p * z) + Vector512.Create(0.28858527541160583f);
        p = (p * z) + Vector512.Create(-0.3606964349746704f);
        p = (p * z) + Vector512.Create(0.4808979034423828f);
        p = (p * z) + Vector512.Create(-0.7213473320007324f);
        p = (p * z) + Vector512.Create(1.4426950216293335f);
        return (p * z) + Vector512.ConvertToSingle(exponent);
    }

    /// <summary>Cube root of positive normal finite samples, within 3 ulp; anything for others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> CubeRootOfNormal(Vector512<float> x)
    {
        // y ~ x^(-1/3) from a third of the exponent, then two steps of third order: with e = 1 - x y^3, (1 - e)^(-1/3) = 1 + e/3 + 2 e^2/9 + ...
        Vector512<float> third = Vector512.ConvertToSingle(x.AsInt32()) * (1f / 3f);
        Vector512<float> y = (Vector512.Create(0x54A23FD1) - Vector512.ConvertToInt32(third)).AsSingle();
        y = RefineInverseCubeRoot(x, y);
        y = RefineInverseCubeRoot(x, y);
        return x * y * y;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> RefineInverseCubeRoot(Vector512<float> x, Vector512<float> y)
    {
        Vector512<float> e = Vector512<float>.One - (x * y * y * y);
        return y + (y * e * (Vector512.Create(1f / 3f) + (e * (2f / 9f))));
    }
}
