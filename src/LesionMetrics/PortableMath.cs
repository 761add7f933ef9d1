namespace LesionMetrics;

/// <summary>
/// Elementary functions out of additions, products, quotients and square roots alone, so that they give the same bits on every machine; those of
/// the C library do not. Relative error below 1e-14 in the ranges that are used here.
/// </summary>
internal static class PortableMath
{
    private const double Ln2High = 0.693147180369123816490;
    private const double Ln2Low = 1.90821492927058770002e-10;
    private const double Ln10 = 2.302585092994045684;

    // 1/13, 1/12, ... 1: the quotients of successive terms of the series.
    private static readonly double[] ExpCoefficients = [1 / 13.0, 1 / 12.0, 1 / 11.0, 1 / 10.0, 1 / 9.0, 1 / 8.0, 1 / 7.0, 1 / 6.0, 1 / 5.0, 1 / 4.0, 1 / 3.0, 1 / 2.0, 1];

    /// <summary>e to the power <paramref name="x"/>; 0 below -700, infinity above 709, NaN for NaN.</summary>
    public static double Exp(double x)
    {
        if (x == 0)
        {
            return 1;
        }

        if (!(x >= -700 && x <= 709))
        {
            return x < 0 ? 0 : x > 0 ? double.PositiveInfinity : double.NaN;
        }

        double k = Math.Floor((x * 1.4426950408889634) + 0.5);
        double r = (x - (k * Ln2High)) - (k * Ln2Low);
        double sum = 1;
        foreach (double coefficient in ExpCoefficients)
        {
            sum = 1 + (sum * r * coefficient);
        }

        return sum * BitConverter.Int64BitsToDouble(((long)k + 1023) << 52);
    }

    /// <summary>Natural logarithm: -infinity of 0, infinity of infinity, NaN below 0 and of NaN. Of a number below 2.3e-308 it is not exact.</summary>
    public static double Log(double x)
    {
        if (!(x > 0 && x < double.PositiveInfinity))
        {
            return x == 0 ? double.NegativeInfinity : x > 0 ? x : double.NaN;
        }

        long bits = BitConverter.DoubleToInt64Bits(x);
        int exponent = (int)((bits >> 52) & 0x7FF) - 1023;
        double mantissa = BitConverter.Int64BitsToDouble((bits & 0xFFFFFFFFFFFFFL) | 0x3FF0000000000000L);
        if (mantissa > 1.4142135623730951)
        {
            mantissa *= 0.5;
            exponent++;
        }

        double s = (mantissa - 1) / (mantissa + 1);
        double square = s * s;
        double sum = 0;
        for (int n = 23; n >= 1; n -= 2)
        {
            sum = (sum * square) + (1.0 / n);
        }

        return (exponent * Ln2High) + ((exponent * Ln2Low) + (2 * s * sum));
    }

    /// <summary>Logarithm to base 10, with the special values of <see cref="Log"/>; of a power of ten within a rounding of the exact one.</summary>
    public static double Log10(double x) => Log(x) / Ln10;

    /// <summary>Logarithm to base 2, with the special values of <see cref="Log"/>; of a power of two within a rounding of the exact one.</summary>
    public static double Log2(double x) => Log(x) / (Ln2High + Ln2Low);

    /// <summary><paramref name="x"/> to the power <paramref name="power"/>; 0 where x is not positive.</summary>
    public static double Pow(double x, double power) => x <= 0 ? 0 : Exp(power * Log(x));

    /// <summary>Sine and cosine of an angle in radians, |angle| below 1e4.</summary>
    public static (double Sin, double Cos) SinCos(double angle)
    {
        const double HalfPi = 1.5707963267948966;
        double k = Math.Floor((angle / HalfPi) + 0.5);
        double r = (angle - (k * 1.57079632673412561417)) - (k * 6.07710050650619224932e-11);
        double square = r * r;
        double sin = 1;
        double cos = 1;
        for (int n = 18; n >= 2; n -= 2)
        {
            sin = 1 - (sin * square / (n * (n + 1)));
            cos = 1 - (cos * square / (n * (n - 1)));
        }

        sin *= r;
        return ((long)k & 3) switch
        {
            0 => (sin, cos),
            1 => (cos, -sin),
            2 => (-sin, -cos),
            _ => (-cos, sin),
        };
    }

    /// <summary>Sine of an angle in radians, |angle| below 1e4.</summary>
    public static double Sin(double angle) => SinCos(angle).Sin;

    /// <summary>Cosine of an angle in radians, |angle| below 1e4.</summary>
    public static double Cos(double angle) => SinCos(angle).Cos;

    /// <summary>Arc tangent of <paramref name="y"/>/<paramref name="x"/> in radians, in (-pi, pi]; 0 at the origin.</summary>
    public static double Atan2(double y, double x)
    {
        double length = Math.Sqrt((x * x) + (y * y));
        if (length == 0)
        {
            return 0;
        }

        if (x < 0)
        {
            double mirrored = Atan2(y, -x);
            return y >= 0 ? Math.PI - mirrored : -Math.PI - mirrored;
        }

        double t = y / (length + x);
        t /= 1 + Math.Sqrt(1 + (t * t));
        t /= 1 + Math.Sqrt(1 + (t * t));
        double square = t * t;
        double sum = 0;
        for (int n = 25; n >= 1; n -= 2)
        {
            sum = (1.0 / n) - (sum * square);
        }

        return 8 * t * sum;
    }

    /// <summary>Real cube root.</summary>
    public static double Cbrt(double x)
    {
        if (x == 0)
        {
            return 0;
        }

        double magnitude = Math.Abs(x);
        double root = Exp(Log(magnitude) / 3);
        root -= ((root * root * root) - magnitude) / (3 * root * root);
        return x < 0 ? -root : root;
    }

    /// <summary>0 below <paramref name="low"/>, 1 above <paramref name="high"/>, a smooth cubic between.</summary>
    public static double SmoothStep(double low, double high, double x)
    {
        double t = Math.Clamp((x - low) / (high - low), 0, 1);
        return t * t * (3 - (2 * t));
    }
}
