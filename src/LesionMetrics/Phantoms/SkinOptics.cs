namespace LesionMetrics.Phantoms;

/// <summary>
/// Color of skin from what it holds: a melanin-bearing epidermis that absorbs on the way in and out (Beer-Lambert) over a blood-bearing,
/// scattering dermis (Kubelka-Munk, infinitely thick), with the internal reflection of Saunderson. Coefficients after Jacques 2013, doi 10.1088/0031-9155/58/11/R37; with
/// these ranges a* and b* over the typology angle fall where spectra of 100 subjects do (Cooksey, Allen and Tsai 2017, doi 10.18434/M38597).
/// </summary>
internal sealed class SkinOptics
{
    private const double GramsPerLiter = 150;
    private const double GramsPerMole = 64500;
    private const double EpidermisCm = 0.006;

    // A diffuse ray crosses a layer at a slant: about 1.3 times its thickness each way.
    private const double DoublePath = 2 * 1.3;
    private const double OuterReflection = 0.035;
    private const double InnerReflection = 0.5;

    private readonly double _surface;
    private readonly double[] _melaninPath = new double[SkinSpectra.BandCount];
    private readonly double[] _blood = new double[SkinSpectra.BandCount];
    private readonly double[] _base = new double[SkinSpectra.BandCount];
    private readonly double[] _scatter = new double[SkinSpectra.BandCount];
    private readonly double[] _toRed = new double[SkinSpectra.BandCount];
    private readonly double[] _toGreen = new double[SkinSpectra.BandCount];
    private readonly double[] _toBlue = new double[SkinSpectra.BandCount];

    /// <summary>Fixes what a person's skin has everywhere.</summary>
    /// <param name="oxygenation">Share of hemoglobin that carries oxygen, 0.4-0.95.</param>
    /// <param name="scattering">Reduced scattering at 500 nm in 1/cm, 35-60.</param>
    /// <param name="yellow">Absorption of carotene and bilirubin at 460 nm in 1/cm, 0-2.</param>
    /// <param name="melaninSlope">Exponent of melanin's absorption over wavelength, 2.2-3.4 (3.33 for eumelanin in suspension; less in skin).</param>
    /// <param name="surface">Light that the rough surface scatters back without entering, 0.004-0.016.</param>
    public SkinOptics(double oxygenation, double scattering, double yellow, double melaninSlope, double surface)
    {
        _surface = surface;
        double sumR = 0;
        double sumG = 0;
        double sumB = 0;
        for (int i = 0; i < SkinSpectra.BandCount; i++)
        {
            double nm = SkinSpectra.WavelengthNm(i);
            double hemoglobin = (oxygenation * SkinSpectra.OxyHemoglobin[i]) + ((1 - oxygenation) * SkinSpectra.DeoxyHemoglobin[i]);
            _blood[i] = 2.302585 * hemoglobin * GramsPerLiter / GramsPerMole;
            _melaninPath[i] = 494 * PortableMath.Pow(nm / 550, -melaninSlope) * EpidermisCm * DoublePath;
            double band = (nm - 460) / 30;
            _base[i] = 0.244 + (85.3 * PortableMath.Exp(-(nm - 154) / 66.2)) + (yellow * PortableMath.Exp(-0.5 * band * band));
            _scatter[i] = scattering * PortableMath.Pow(nm / 500, -1.4);
            (double x, double y, double z) = SkinSpectra.ColorMatching(nm);
            double power = SkinSpectra.DaylightD65[i];
            _toRed[i] = power * ((3.2406 * x) - (1.5372 * y) - (0.4986 * z));
            _toGreen[i] = power * ((-0.9689 * x) + (1.8758 * y) + (0.0415 * z));
            _toBlue[i] = power * ((0.0557 * x) - (0.2040 * y) + (1.0570 * z));
            sumR += _toRed[i];
            sumG += _toGreen[i];
            sumB += _toBlue[i];
        }

        for (int i = 0; i < SkinSpectra.BandCount; i++)
        {
            _toRed[i] /= sumR;
            _toGreen[i] /= sumG;
            _toBlue[i] /= sumB;
        }
    }

    /// <summary>Linear sRGB under D65 of skin without gloss; a perfect white is (1, 1, 1).</summary>
    /// <param name="melanin">Volume fraction of melanosomes in the epidermis, 0-0.9.</param>
    /// <param name="blood">Volume fraction of blood in the dermis, 0-0.2.</param>
    public (double Red, double Green, double Blue) Color(double melanin, double blood)
    {
        double red = 0;
        double green = 0;
        double blue = 0;
        for (int i = 0; i < SkinSpectra.BandCount; i++)
        {
            // Vessels shade their own inside, so strong absorption counts for less than its mean (pigment packaging).
            double packed = _blood[i] / (1 + (_blood[i] * 0.0022));
            double absorption = (blood * packed) + ((1 - blood) * _base[i]);
            double ratio = 2 * absorption / (0.75 * _scatter[i]);
            double dermis = 1 + ratio - Math.Sqrt(ratio * (ratio + 2));
            double passed = dermis * PortableMath.Exp(-melanin * _melaninPath[i]);
            double reflectance = _surface + ((1 - OuterReflection) * (1 - InnerReflection) * passed / (1 - (InnerReflection * passed)));
            red += reflectance * _toRed[i];
            green += reflectance * _toGreen[i];
            blue += reflectance * _toBlue[i];
        }

        return (Math.Max(red, 0.002), Math.Max(green, 0.002), Math.Max(blue, 0.002));
    }

    /// <summary>The melanin fraction at which skin of this blood content has the given individual typology angle; clamped to [0.002, 0.9].</summary>
    public double MelaninForIta(double itaDegrees, double blood)
    {
        double low = 0.002;
        double high = 0.9;
        for (int i = 0; i < 40; i++)
        {
            double middle = 0.5 * (low + high);
            (double r, double g, double b) = Color(middle, blood);
            if (LabColor.FromLinear(r, g, b).ItaDegrees > itaDegrees)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        return 0.5 * (low + high);
    }
}
