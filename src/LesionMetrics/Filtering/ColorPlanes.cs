using LesionMetrics.Imaging;
using LesionMetrics.Kernels;

namespace LesionMetrics.Filtering;

/// <summary>Color indices and color spaces, plane by plane. Linear light in [0, 1] unless said otherwise.</summary>
public static class ColorPlanes
{
    /// <summary>The least linear light a logarithm is taken of: one 8-bit step.</summary>
    public const float Floor = 1f / 255f;

    /// <summary>log10(a / b), both lifted to <paramref name="floor"/> first.</summary>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    public static Plane Log10Ratio(Plane a, Plane b, float floor) => Log10Ratio(a, b, floor, 1);

    /// <summary>Erythema index 100 log10(R / G), R and G lifted to <see cref="Floor"/> (Takiwaki 1998, J Med Invest 44:121).</summary>
    public static ColorIndex ErythemaIndex(PlanarImage linear) =>
        new(Log10Ratio(linear.Red, linear.Green, Floor, 100), CountFloored(linear.Red, linear.Green));

    /// <summary>Melanin index 100 log10(1 / R), R lifted to <see cref="Floor"/> (Takiwaki 1998, J Med Invest 44:121).</summary>
    public static ColorIndex MelaninIndex(PlanarImage linear) =>
        new(Logarithm(linear.Red, Floor, -100), CountFloored(linear.Red, linear.Red));

    /// <summary>Optical density -log10(x), x lifted to <see cref="Floor"/> first.</summary>
    public static Plane OpticalDensity(Plane linear) => Logarithm(linear, Floor, -1);

    /// <summary>log10(x), x lifted to <see cref="Floor"/> first.</summary>
    public static Plane Log10(Plane linear) => Logarithm(linear, Floor, 1);

    /// <summary>Optical density of each channel.</summary>
    public static PlanarImage OpticalDensity(PlanarImage linear) =>
        new(OpticalDensity(linear.Red), OpticalDensity(linear.Green), OpticalDensity(linear.Blue));

    /// <summary>CIELAB under D65 of linear sRGB.</summary>
    public static LabImage ToLab(PlanarImage linear)
    {
        LabImage lab = new(Plane.Uninitialized(linear.Size), Plane.Uninitialized(linear.Size), Plane.Uninitialized(linear.Size));
        for (int y = 0; y < linear.Size.Height; y++)
        {
            LabRow.FromLinear(
                linear.Red.Row(y),
                linear.Green.Row(y),
                linear.Blue.Row(y),
                lab.Lightness.WritableRow(y),
                lab.A.WritableRow(y),
                lab.B.WritableRow(y));
        }

        return lab;
    }

    /// <summary>CIELAB under D65 of a decoded photo, row by row, into planes of its size.</summary>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    public static void ToLab(RgbRaster raster, LabImage destination)
    {
        SameSize.Check(raster.Size, destination.Size);
        for (int y = 0; y < raster.Size.Height; y++)
        {
            Span<float> lightness = destination.Lightness.WritableRow(y);
            Span<float> a = destination.A.WritableRow(y);
            Span<float> b = destination.B.WritableRow(y);
            RasterConversion.DecodeRow(raster, y, lightness, a, b);
            LabRow.FromLinear(lightness, a, b, lightness, a, b);
        }
    }

    private static Plane Log10Ratio(Plane a, Plane b, float floor, float factor)
    {
        SameSize.Check(a.Size, b.Size);
        CheckFloor(floor);
        Plane result = Plane.Uninitialized(a.Size);
        LogarithmRow.FlooredLog10Ratio(a.Samples, b.Samples, floor, factor, result.WritableSamples);
        return result;
    }

    private static Plane Logarithm(Plane source, float floor, float factor)
    {
        Plane result = Plane.Uninitialized(source.Size);
        LogarithmRow.FlooredLog10(source.Samples, floor, factor, result.WritableSamples);
        return result;
    }

    private static void CheckFloor(float floor)
    {
        if (!(floor >= float.Epsilon) || !float.IsNormal(floor))
        {
            throw new ArgumentOutOfRangeException(nameof(floor), floor, "A positive, normal floor is needed.");
        }
    }

    private static long CountFloored(Plane a, Plane b)
    {
        long count = 0;
        ReadOnlySpan<float> first = a.Samples;
        ReadOnlySpan<float> second = b.Samples;
        for (int i = 0; i < first.Length; i++)
        {
            count += first[i] < Floor || second[i] < Floor ? 1 : 0;
        }

        return count;
    }
}
