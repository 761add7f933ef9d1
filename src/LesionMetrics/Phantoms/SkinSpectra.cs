namespace LesionMetrics.Phantoms;

/// <summary>Published spectra at 400, 410, ... 700 nm.</summary>
internal static class SkinSpectra
{
    /// <summary>Number of bands.</summary>
    public const int BandCount = 31;

    /// <summary>Wavelength of a band, in nm.</summary>
    public static double WavelengthNm(int band) => 400 + (10 * band);

    /// <summary>Molar extinction of oxyhemoglobin, 1/(cm M) (Prahl's compilation, Oregon Medical Laser Center 1999).</summary>
    public static ReadOnlySpan<double> OxyHemoglobin =>
    [
        266232, 466840, 480360, 246072, 102580, 62816, 44480, 33209.2, 26629.2, 23684.4, 20932.8, 20035.2, 24202.4, 39956.8, 53236, 43016,
        32613.2, 44496, 50104, 14400.8, 3200, 1506, 942, 610, 442, 368, 319.6, 294, 277.6, 276, 290,
    ];

    /// <summary>Molar extinction of deoxyhemoglobin, 1/(cm M) (same source).</summary>
    public static ReadOnlySpan<double> DeoxyHemoglobin =>
    [
        223296, 303956, 407560, 528600, 413280, 103292, 23388.8, 16156.4, 14550, 16684, 20862, 25773.6, 31589.6, 39036.4, 46592, 53412,
        53788, 45072, 37020, 28324.4, 14677.2, 9443.6, 6509.6, 5148.8, 4345.2, 3750.12, 3226.56, 2795.12, 2407.92, 2051.96, 1794.28,
    ];

    /// <summary>Relative spectral power of CIE illuminant D65, 100 at 560 nm (CIE 15).</summary>
    public static ReadOnlySpan<double> DaylightD65 =>
    [
        82.7549, 91.486, 93.4318, 86.6823, 104.865, 117.008, 117.812, 114.861, 115.923, 108.811, 109.354, 107.802, 104.79, 107.689, 104.405,
        104.046, 100, 96.3342, 95.788, 88.6856, 90.0062, 89.5991, 87.6987, 83.2886, 83.6992, 80.0268, 80.2146, 82.2778, 78.2842, 69.7213,
        71.6091,
    ];

    /// <summary>Color matching functions of the CIE 1931 observer, by the multi-lobe fit of Wyman, Sloan and Shirley (JCGT 2(2), 2013).</summary>
    public static (double X, double Y, double Z) ColorMatching(double wavelengthNm)
    {
        double x = (1.056 * Lobe(wavelengthNm, 599.8, 37.9, 31.0)) + (0.362 * Lobe(wavelengthNm, 442.0, 16.0, 26.7))
            - (0.065 * Lobe(wavelengthNm, 501.1, 20.4, 26.2));
        double y = (0.821 * Lobe(wavelengthNm, 568.8, 46.9, 40.5)) + (0.286 * Lobe(wavelengthNm, 530.9, 16.3, 31.1));
        double z = (1.217 * Lobe(wavelengthNm, 437.0, 11.8, 36.0)) + (0.681 * Lobe(wavelengthNm, 459.0, 26.0, 13.8));
        return (x, y, z);
    }

    private static double Lobe(double x, double mean, double sigmaBelow, double sigmaAbove)
    {
        double t = (x - mean) / (x < mean ? sigmaBelow : sigmaAbove);
        return PortableMath.Exp(-0.5 * t * t);
    }
}
