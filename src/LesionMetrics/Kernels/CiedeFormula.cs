using System.Runtime.CompilerServices;

namespace LesionMetrics.Kernels;

/// <summary>
/// CIEDE2000 without angles: the mean hue is the direction of the sum of two unit vectors, the cosines of its multiples are polynomials of its cosine and
/// sine, and only its distance from 275 degrees, which the blue term needs, is taken as an angle.
/// </summary>
internal static class CiedeFormula
{
    /// <summary>The difference of two groups of colors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Difference<T>(T lightness1, T a1, T b1, T lightness2, T a2, T b2)
        where T : struct, IFloatLanes<T>
    {
        T zero = T.All(0f);
        T one = T.All(1f);
        T half = T.All(0.5f);
        T chroma = (T.Root((a1 * a1) + (b1 * b1)) + T.Root((a2 * a2) + (b2 * b2))) * half;
        T stretch = one + (half * (one - SaturatedPower(chroma)));
        a1 *= stretch;
        a2 *= stretch;
        T c1 = T.Root((a1 * a1) + (b1 * b1));
        T c2 = T.Root((a2 * a2) + (b2 * b2));
        T product = c1 * c2;
        T cross = (a1 * b2) - (a2 * b1);
        T dot = (a1 * a2) + (b1 * b2);

        // Hues exactly opposite: the formulas then go from the smaller angle to the larger one.
        T lower = T.Less(b1, zero) | (T.Same(b1, zero) & T.Less(a1, zero));
        T opposite = T.Same(cross, zero) & T.Less(dot, zero);
        T turn = T.Select(T.Less(cross, zero), T.All(-1f), one);
        turn = T.Select(opposite, T.Select(lower, T.All(-1f), one), turn);
        T near = Larger(product + dot, T.All(1e-30f));
        T far = turn * T.Root(Larger(product - dot, zero) * T.All(2f));
        T deltaH = T.Select(T.Less(dot, zero), far, cross * T.Root(T.All(2f) / near));

        // The mean hue: along the sum of unit vectors; where that is short, across their difference.
        T u1 = Share(a1, c1);
        T v1 = Share(b1, c1);
        T u2 = Share(a2, c2);
        T v2 = Share(b2, c2);
        T x = T.Select(T.Less(dot, zero), turn * (v2 - v1), u1 + u2);
        T y = T.Select(T.Less(dot, zero), turn * (u1 - u2), v1 + v2);
        T norm = T.Root((x * x) + (y * y));
        T gray = T.Same(norm, zero);
        T cosine = T.Select(gray, one, x / norm);
        T sine = T.Select(gray, zero, y / norm);

        T meanC = (c1 + c2) * half;
        T fromMiddle = ((lightness1 + lightness2) * half) - T.All(50f);
        fromMiddle *= fromMiddle;
        T sl = one + (T.All(0.015f) * fromMiddle / T.Root(T.All(20f) + fromMiddle));
        T sc = one + (T.All(0.045f) * meanC);
        T sh = one + (T.All(0.015f) * meanC * HueWeight(cosine, sine));
        T rotation = zero - (T.All(2f) * SaturatedPower(meanC) * BlueSine(cosine, sine));
        T l = (lightness2 - lightness1) / sl;
        T c = (c2 - c1) / sc;
        T h = deltaH / sh;
        return T.Root(Larger((l * l) + (c * c) + (h * h) + (rotation * c * h), zero));
    }

    /// <summary>T = 1 - 0.17 cos(h - 30) + 0.24 cos 2h + 0.32 cos(3h + 6) - 0.20 cos(4h - 63).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T HueWeight<T>(T cosine, T sine)
        where T : struct, IFloatLanes<T>
    {
        T cos2 = (cosine * cosine) - (sine * sine);
        T sin2 = T.All(2f) * cosine * sine;
        T cos3 = (cos2 * cosine) - (sin2 * sine);
        T sin3 = (sin2 * cosine) + (cos2 * sine);
        T cos4 = (cos2 * cos2) - (sin2 * sin2);
        T sin4 = T.All(2f) * cos2 * sin2;
        T sum = T.All(1f) - ((cosine * T.All(0.14722432f)) + (sine * T.All(0.085f)));
        sum += cos2 * T.All(0.24f);
        sum += (cos3 * T.All(0.31824701f)) - (sin3 * T.All(0.03344911f));
        return sum - ((cos4 * T.All(0.09079810f)) + (sin4 * T.All(0.17820130f)));
    }

    /// <summary>sin(60 exp(-((h - 275) / 25)^2)), degrees; 0 from 0 to 90 degrees, where it is below 2e-5.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T BlueSine<T>(T cosine, T sine)
        where T : struct, IFloatLanes<T>
    {
        const float Cos275 = 0.08715574f;
        const float Sin275 = -0.99619470f;
        T along = (cosine * T.All(Cos275)) + (sine * T.All(Sin275));
        T across = (sine * T.All(Cos275)) - (cosine * T.All(Sin275));

        // tan of half the angle; beyond 90 degrees the term is 0 to float.
        T within = T.Less(T.All(0f), along);
        T t = across / (T.All(1f) + T.Select(within, along, T.All(1f)));
        T t2 = t * t;
        T p = T.All(0.0011313818395137787f);
        p = (p * t2) + T.All(-0.008531972765922546f);
        p = (p * t2) + T.All(0.02920609526336193f);
        p = (p * t2) + T.All(-0.06243887543678284f);
        p = (p * t2) + T.All(0.09987357258796692f);
        p = (p * t2) + T.All(-0.14019756019115448f);
        p = (p * t2) + T.All(0.1996731460094452f);
        p = (p * t2) + T.All(-0.3333175778388977f);
        p = (p * t2) + T.All(0.9999998807907104f);

        // 2 atan(t) in units of 25 degrees, squared; exp by way of 2^x.
        T around = p * t * T.All(4.5836624f);
        T angle = T.All(1.04719755f) * Elementary.PowerOfTwo(around * around * T.All(-1.44269504f));
        T square = angle * angle;
        T s = T.All(-0.00019242307462263852f);
        s = (s * square) + T.All(0.008329227566719055f);
        s = (s * square) + T.All(-0.16666576266288757f);
        s = (s * square) + T.All(0.9999999403953552f);
        T warm = T.Less(T.All(0f), cosine) & T.Less(T.All(0f) - sine, T.All(1e-30f));
        return T.Select(within, T.Select(warm, T.All(0f), s * angle), T.All(0f));
    }

    /// <summary>sqrt(C^7 / (C^7 + 25^7)).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T SaturatedPower<T>(T chroma)
        where T : struct, IFloatLanes<T>
    {
        T r = chroma * T.All(1 / 25f);
        T r2 = r * r;
        T r7 = r2 * r2 * r2 * r;
        return T.Root(r7 / (r7 + T.All(1f)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Larger<T>(T x, T floor)
        where T : struct, IFloatLanes<T> => T.Select(T.Less(x, floor), floor, x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Share<T>(T part, T whole)
        where T : struct, IFloatLanes<T> => T.Select(T.Same(whole, T.All(0f)), T.All(0f), part / whole);
}
