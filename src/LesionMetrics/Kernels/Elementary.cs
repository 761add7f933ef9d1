using System.Runtime.CompilerServices;

namespace LesionMetrics.Kernels;

/// <summary>
/// Logarithm and cube root from products and sums alone: no fused multiply-add, no estimate instruction, so the same bits on every CPU. Coefficients
/// are own least-maximum fits.
/// </summary>
internal static class Elementary
{
    // sqrt(1/2): mantissas are taken from [sqrt(1/2), sqrt(2)), around the logarithm's zero.
    private const int RootOfHalfBits = 0x3F3504F3;

    /// <summary>Base-2 logarithm of positive normal samples, within 1.5e-7 absolutely or 2 ulp. Infinity stays infinity, NaN stays NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Log2<TLanes>(TLanes x)
        where TLanes : struct, IFloatLanes<TLanes>
    {
        TLanes bits = TLanes.SubtractBits(x, TLanes.AllBits(RootOfHalfBits));
        TLanes exponent = TLanes.FromInteger(TLanes.ShiftRight(bits, 23));
        TLanes mantissa = TLanes.AddBits(bits & TLanes.AllBits(0x007FFFFF), TLanes.AllBits(RootOfHalfBits));
        TLanes z = mantissa - TLanes.All(1f);
        TLanes p = TLanes.All(-0.11297433823347092f);
        p = (p * z) + TLanes.All(0.18782640993595123f);
        p = (p * z) + TLanes.All(-0.19061273336410522f);
        p = (p * z) + TLanes.All(0.2042960673570633f);
        p = (p * z) + TLanes.All(-0.2396365851163864f);
        p = (p * z) + TLanes.All(0.28858527541160583f);
        p = (p * z) + TLanes.All(-0.3606964349746704f);
        p = (p * z) + TLanes.All(0.4808979034423828f);
        p = (p * z) + TLanes.All(-0.7213473320007324f);
        p = (p * z) + TLanes.All(1.4426950216293335f);
        TLanes finite = TLanes.Less(x, TLanes.All(float.PositiveInfinity));
        return TLanes.Select(finite, (p * z) + exponent, x);
    }

    /// <summary>Cube root of samples in [2^-7, 2^0.7], within 3 ulp; out of that range without promise.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes CubeRoot<TLanes>(TLanes x)
        where TLanes : struct, IFloatLanes<TLanes>
    {
        // y ~ x^(-2/3) from two thirds of the bits, so w = x y ~ x^(1/3) with w^3 = x (1 - e), |e| < 0.1213; the series of (1 - e)^(-1/3) mends it.
        TLanes share = TLanes.ToInteger(TLanes.FromInteger(x) * TLanes.All(2f / 3f));
        TLanes y = TLanes.SubtractBits(TLanes.AllBits(0x69CAA6F5), share);
        TLanes w = x * y;
        TLanes e = TLanes.All(1f) - (w * y * w);
        TLanes p = (e * TLanes.All(0.1280648559331894f)) + TLanes.All(0.14655500650405884f);
        p = (p * e) + TLanes.All(0.17280954122543335f);
        p = (p * e) + TLanes.All(0.22220802307128906f);
        p = (p * e) + TLanes.All(0.33333340287208557f);
        p = (p * e) + TLanes.All(1f);
        return w * p;
    }

    /// <summary>2^x for x at most 127, within 2 ulp; 0 below -126.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes PowerOfTwo<TLanes>(TLanes x)
        where TLanes : struct, IFloatLanes<TLanes>
    {
        TLanes tiny = TLanes.Less(x, TLanes.All(-126f));
        TLanes safe = TLanes.Select(tiny, TLanes.All(0f), x);

        // The sum with 1.5 * 2^23 rounds to an integer, whose bits end the sum's.
        TLanes shifted = safe + TLanes.All(12582912f);
        TLanes f = safe - (shifted - TLanes.All(12582912f));
        TLanes p = TLanes.All(0.0001547802094137296f);
        p = (p * f) + TLanes.All(0.001340043148957193f);
        p = (p * f) + TLanes.All(0.009617994539439678f);
        p = (p * f) + TLanes.All(0.05550327152013779f);
        p = (p * f) + TLanes.All(0.24022652208805084f);
        p = (p * f) + TLanes.All(0.6931471824645996f);
        p = (p * f) + TLanes.All(1f);
        return TLanes.Select(tiny, TLanes.All(0f), TLanes.AddBits(p, TLanes.ShiftLeft(shifted, 23)));
    }
}
