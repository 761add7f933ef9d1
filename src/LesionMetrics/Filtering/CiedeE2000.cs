using LesionMetrics.Imaging;
using LesionMetrics.Kernels;

namespace LesionMetrics.Filtering;

/// <summary>
/// Color difference CIEDE2000 with unit parametric factors (CIE 142-2001; formulas and their conventions for hue from Sharma, Wu and Dalal 2005, doi
/// 10.1002/col.20070).
/// </summary>
public static class CiedeE2000
{
    private const double Pow25To7 = 6103515625.0;

    // Degrees. Opposite hues stay on one side of the tie whichever way an arc tangent rounds.
    private const double HalfTurn = 180 + 1e-9;

    /// <summary>The difference of two CIELAB colors; symmetric, 0 for equal ones.</summary>
    public static double Difference(double lightness1, double a1, double b1, double lightness2, double a2, double b2)
    {
        double chroma1 = Math.Sqrt((a1 * a1) + (b1 * b1));
        double chroma2 = Math.Sqrt((a2 * a2) + (b2 * b2));
        double g = 0.5 * (1 - SaturatedPower((chroma1 + chroma2) / 2));
        double ap1 = (1 + g) * a1;
        double ap2 = (1 + g) * a2;
        double cp1 = Math.Sqrt((ap1 * ap1) + (b1 * b1));
        double cp2 = Math.Sqrt((ap2 * ap2) + (b2 * b2));
        double hp1 = Hue(ap1, b1);
        double hp2 = Hue(ap2, b2);
        bool gray = cp1 * cp2 == 0;

        double hueDifference = gray ? 0 : Wrapped(hp2 - hp1);
        double deltaL = lightness2 - lightness1;
        double deltaC = cp2 - cp1;
        double deltaH = 2 * Math.Sqrt(cp1 * cp2) * PortableMath.Sin(Radians(hueDifference / 2));

        double meanL = (lightness1 + lightness2) / 2;
        double meanC = (cp1 + cp2) / 2;
        double meanH = gray ? hp1 + hp2 : MeanHue(hp1, hp2);
        double t = 1
            - (0.17 * PortableMath.Cos(Radians(meanH - 30)))
            + (0.24 * PortableMath.Cos(Radians(2 * meanH)))
            + (0.32 * PortableMath.Cos(Radians((3 * meanH) + 6)))
            - (0.20 * PortableMath.Cos(Radians((4 * meanH) - 63)));
        double around = (meanH - 275) / 25;
        double rotation = 30 * PortableMath.Exp(-around * around);
        double chromaWeight = 2 * SaturatedPower(meanC);
        double fromMiddle = (meanL - 50) * (meanL - 50);
        double sl = 1 + (0.015 * fromMiddle / Math.Sqrt(20 + fromMiddle));
        double sc = 1 + (0.045 * meanC);
        double sh = 1 + (0.015 * meanC * t);
        double rt = -PortableMath.Sin(Radians(2 * rotation)) * chromaWeight;
        double l = deltaL / sl;
        double c = deltaC / sc;
        double h = deltaH / sh;
        return Math.Sqrt(Math.Max(0, (l * l) + (c * c) + (h * h) + (rt * c * h)));
    }

    /// <summary>The difference of two images, pixel by pixel, in float: within 0.002 of the scalar form for colors that sRGB can show.</summary>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    public static Plane Difference(LabImage first, LabImage second)
    {
        SameSize.Check(first.Size, second.Size);
        Plane result = Plane.Uninitialized(first.Size);
        CiedeRow.Difference(
            first.Lightness.Samples,
            first.A.Samples,
            first.B.Samples,
            second.Lightness.Samples,
            second.A.Samples,
            second.B.Samples,
            result.WritableSamples);
        return result;
    }

    /// <summary>The difference of each pixel from one color.</summary>
    public static Plane Difference(LabImage image, double lightness, double a, double b)
    {
        Plane result = Plane.Uninitialized(image.Size);
        float[] lightnesses = new float[result.Width];
        float[] redness = new float[result.Width];
        float[] yellowness = new float[result.Width];
        lightnesses.AsSpan().Fill((float)lightness);
        redness.AsSpan().Fill((float)a);
        yellowness.AsSpan().Fill((float)b);
        for (int y = 0; y < result.Height; y++)
        {
            CiedeRow.Difference(
                image.Lightness.Row(y), image.A.Row(y), image.B.Row(y), lightnesses, redness, yellowness, result.WritableRow(y));
        }

        return result;
    }

    private static double SaturatedPower(double chroma)
    {
        double c2 = chroma * chroma;
        double c7 = c2 * c2 * c2 * chroma;
        return Math.Sqrt(c7 / (c7 + Pow25To7));
    }

    private static double Hue(double a, double b)
    {
        if (a == 0 && b == 0)
        {
            return 0;
        }

        double degrees = PortableMath.Atan2(b, a) * (180 / Math.PI);
        return degrees < 0 ? degrees + 360 : degrees;
    }

    private static double Wrapped(double difference) => difference switch
    {
        > HalfTurn => difference - 360,
        < -HalfTurn => difference + 360,
        _ => difference,
    };

    private static double MeanHue(double h1, double h2)
    {
        double sum = h1 + h2;
        if (Math.Abs(h1 - h2) <= HalfTurn)
        {
            return sum / 2;
        }

        return sum < 360 ? (sum + 360) / 2 : (sum - 360) / 2;
    }

    private static double Radians(double degrees) => degrees * (Math.PI / 180);
}
