using LesionMetrics.Imaging;

namespace LesionMetrics.Filtering;

/// <summary>
/// Individual typology angle, degrees: atan2(L* - 50, b*). Above 55 very light, 41-55 light, 28-41 intermediate, 10-28 tan, -30-10 brown, below -30 dark
/// (Chardon, Cretois and Hourseau 1991, doi 10.1111/j.1467-2494.1991.tb00561.x).
/// </summary>
public static class Ita
{
    /// <summary>The angle of one color, in degrees.</summary>
    public static double OfColor(double lightness, double b) => PortableMath.Atan2(lightness - 50, b) * (180 / Math.PI);

    /// <summary>The angle of each pixel, in degrees.</summary>
    public static Plane Of(LabImage lab)
    {
        Plane result = new(lab.Size);
        Span<float> destination = result.WritableSamples;
        for (int i = 0; i < destination.Length; i++)
        {
            destination[i] = (float)OfColor(lab.Lightness.Samples[i], lab.B.Samples[i]);
        }

        return result;
    }
}
