namespace LesionMetrics.Segmentation;

/// <summary>
/// How much log10 R, G and B of skin fall when a chromophore rises, for a camera with sRGB-like primaries, scaled so that the largest is 1.
/// Melanin absorbs the more the shorter the wavelength; hemoglobin most in the green band (its 542/576 nm peaks), almost nothing in red.
/// After Tsumura et al. 1999 (doi 10.1364/JOSAA.16.002169) and the extinction spectra compiled by Jacques (omlc.org, 2013) averaged over sRGB
/// primaries; shading moves the three alike.
/// </summary>
public static class ChromophoreAxes
{
    /// <summary>Fall of (log R, log G, log B) per unit of melanin.</summary>
    public static readonly Axis Melanin = new(0.45, 0.70, 1.00);

    /// <summary>Fall of (log R, log G, log B) per unit of blood.</summary>
    public static readonly Axis Blood = new(0.25, 1.00, 0.78);

    /// <summary>A direction in (log R, log G, log B).</summary>
    /// <param name="Red">Component along log R.</param>
    /// <param name="Green">Component along log G.</param>
    /// <param name="Blue">Component along log B.</param>
    public readonly record struct Axis(double Red, double Green, double Blue)
    {
        /// <summary>The opposite direction.</summary>
        public static Axis operator -(Axis axis) => new(-axis.Red, -axis.Green, -axis.Blue);
    }
}
