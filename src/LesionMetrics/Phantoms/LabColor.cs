namespace LesionMetrics.Phantoms;

/// <summary>CIELAB under D65, in double, by portable arithmetic (CIE 15).</summary>
/// <param name="L">Lightness, 0-100.</param>
/// <param name="A">Green to red.</param>
/// <param name="B">Blue to yellow.</param>
public readonly record struct LabColor(double L, double A, double B)
{
    /// <summary>Individual typology angle, atan2(L* - 50, b*) in degrees (Chardon 1991, doi 10.1111/j.1467-2494.1991.tb00561.x).</summary>
    public double ItaDegrees => PortableMath.Atan2(L - 50, B) * (180 / Math.PI);

    /// <summary>From linear sRGB, white at (1, 1, 1).</summary>
    public static LabColor FromLinear(double red, double green, double blue)
    {
        double x = ((0.4124564 * red) + (0.3575761 * green) + (0.1804375 * blue)) / 0.95047;
        double y = (0.2126729 * red) + (0.7151522 * green) + (0.0721750 * blue);
        double z = ((0.0193339 * red) + (0.1191920 * green) + (0.9503041 * blue)) / 1.08883;
        double fx = Compress(x);
        double fy = Compress(y);
        double fz = Compress(z);
        return new LabColor((116 * fy) - 16, 500 * (fx - fy), 200 * (fy - fz));
    }

    private static double Compress(double t) => t > 216.0 / 24389 ? PortableMath.Cbrt(t) : ((24389.0 / 27 * t) + 16) / 116;
}
