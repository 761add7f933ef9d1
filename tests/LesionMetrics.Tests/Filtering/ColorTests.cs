using LesionMetrics.Filtering;
using LesionMetrics.Imaging;
using LesionMetrics.Tests.Kernels;

namespace LesionMetrics.Tests.Filtering;

public class ColorTests
{
    // Table 1 of Sharma, Wu and Dalal 2005, doi 10.1002/col.20070: L1 a1 b1 L2 a2 b2 and the difference to four decimals.
    public static readonly double[][] SharmaPairs =
    [
        [50, 2.6772, -79.7751, 50, 0, -82.7485, 2.0425],
        [50, 3.1571, -77.2803, 50, 0, -82.7485, 2.8615],
        [50, 2.8361, -74.0200, 50, 0, -82.7485, 3.4412],
        [50, -1.3802, -84.2814, 50, 0, -82.7485, 1.0000],
        [50, -1.1848, -84.8006, 50, 0, -82.7485, 1.0000],
        [50, -0.9009, -85.5211, 50, 0, -82.7485, 1.0000],
        [50, 0, 0, 50, -1, 2, 2.3669],
        [50, -1, 2, 50, 0, 0, 2.3669],
        [50, 2.4900, -0.0010, 50, -2.4900, 0.0009, 7.1792],
        [50, 2.4900, -0.0010, 50, -2.4900, 0.0010, 7.1792],
        [50, 2.4900, -0.0010, 50, -2.4900, 0.0011, 7.2195],
        [50, 2.4900, -0.0010, 50, -2.4900, 0.0012, 7.2195],
        [50, -0.0010, 2.4900, 50, 0.0009, -2.4900, 4.8045],
        [50, -0.0010, 2.4900, 50, 0.0010, -2.4900, 4.8045],
        [50, -0.0010, 2.4900, 50, 0.0011, -2.4900, 4.7461],
        [50, 2.5, 0, 50, 0, -2.5, 4.3065],
        [50, 2.5, 0, 73, 25, -18, 27.1492],
        [50, 2.5, 0, 61, -5, 29, 22.8977],
        [50, 2.5, 0, 56, -27, -3, 31.9030],
        [50, 2.5, 0, 58, 24, 15, 19.4535],
        [50, 2.5, 0, 50, 3.1736, 0.5854, 1.0000],
        [50, 2.5, 0, 50, 3.2972, 0, 1.0000],
        [50, 2.5, 0, 50, 1.8634, 0.5757, 1.0000],
        [50, 2.5, 0, 50, 3.2592, 0.3350, 1.0000],
        [60.2574, -34.0099, 36.2677, 60.4626, -34.1751, 39.4387, 1.2644],
        [63.0109, -31.0961, -5.8663, 62.8187, -29.7946, -4.0864, 1.2630],
        [61.2901, 3.7196, -5.3901, 61.4292, 2.2480, -4.9620, 1.8731],
        [35.0831, -44.1164, 3.7933, 35.0232, -40.0716, 1.5901, 1.8645],
        [22.7233, 20.0904, -46.6940, 23.0331, 14.9730, -42.5619, 2.0373],
        [36.4612, 47.8580, 18.3852, 36.2715, 50.5065, 21.2231, 1.4146],
        [90.8027, -2.0831, 1.4410, 91.1528, -1.6435, 0.0447, 1.4441],
        [90.9257, -0.5406, -0.9208, 88.6381, -0.8985, -0.7239, 1.5381],
        [6.7747, -0.2908, -2.4247, 5.8714, -0.0985, -2.2286, 0.6377],
        [2.0776, 0.0795, -1.1350, 0.9033, -0.0636, -0.5514, 0.9082],
    ];

    [Fact]
    public void Ciede2000MatchesThePublishedTableToItsFourDecimals()
    {
        Assert.Equal(34, SharmaPairs.Length);
        foreach (double[] p in SharmaPairs)
        {
            Assert.Equal(p[6], Math.Round(CiedeE2000.Difference(p[0], p[1], p[2], p[3], p[4], p[5]), 4));
            Assert.Equal(p[6], Math.Round(CiedeE2000.Difference(p[3], p[4], p[5], p[0], p[1], p[2]), 4));
        }
    }

    [Fact]
    public void LabOfKnownColorsIsThePublishedOne()
    {
        // White, black, the primaries and a cyan: computed in double from the chromaticities of IEC 61966-2-1.
        (float R, float G, float B, double L, double A, double Bb)[] known =
        [
            (1, 1, 1, 100, 0, 0),
            (0, 0, 0, 0, 0, 0),
            (1, 0, 0, 53.2371, 80.0901, 67.2033),
            (0, 1, 0, 87.7355, -86.1816, 83.1866),
            (0, 0, 1, 32.3009, 79.1953, -107.8555),
            (0.2f, 0.5f, 0.7f, 72.9345, -12.5523, -21.6049),
        ];
        foreach (var color in known)
        {
            LabImage lab = ColorPlanes.ToLab(Flat(color.R, color.G, color.B));
            Assert.Equal(color.L, lab.Lightness[0, 0], 0.0005);
            Assert.Equal(color.A, lab.A[0, 0], 0.0005);
            Assert.Equal(color.Bb, lab.B[0, 0], 0.0005);
        }
    }

    [Fact]
    public void ErythemaAndMelaninAreLogarithmsOfLinearLight()
    {
        ColorIndex erythema = ColorPlanes.ErythemaIndex(Flat(0.5f, 0.25f, 0.1f));
        Assert.Equal(100 * Math.Log10(2), erythema.Values[1, 1], 1e-4);
        Assert.Equal(0, erythema.FlooredPixels);
        ColorIndex melanin = ColorPlanes.MelaninIndex(Flat(0.5f, 0.25f, 0.1f));
        Assert.Equal(100 * Math.Log10(2), melanin.Values[1, 1], 1e-4);
        Assert.Equal(1, ColorPlanes.OpticalDensity(Flat(0.1f, 1, 0).Red)[0, 0], 1e-6);
        Assert.Equal(Math.Log10(255), ColorPlanes.OpticalDensity(Flat(0.1f, 1, 0)).Blue[0, 0], 1e-6);
        ColorIndex dark = ColorPlanes.ErythemaIndex(Flat(0.5f, 0, 0));
        Assert.Equal(100 * Math.Log10(127.5), dark.Values[0, 0], 1e-3);
        Assert.Equal(4, dark.FlooredPixels);
        Assert.Equal(0, ColorPlanes.MelaninIndex(Flat(0.5f, 0, 0)).FlooredPixels);
        Assert.Equal(Math.Log10(0.3), ColorPlanes.Log10Ratio(Flat(0.3f, 0, 0).Red, Flat(1, 0, 0).Red, 0.1f)[0, 0], 1e-6);
    }

    [Theory]
    [InlineData(70, 20, 45)]
    [InlineData(50, 10, 0)]
    [InlineData(30, 20, -45)]
    [InlineData(60, 0, 90)]
    public void ItaIsTheAngleInDegrees(double lightness, double b, double degrees)
    {
        Assert.Equal(degrees, Ita.OfColor(lightness, b), 1e-9);
        Plane l = new(2, 2);
        Plane bs = new(2, 2);
        l.WritableSamples.Fill((float)lightness);
        bs.WritableSamples.Fill((float)b);
        Assert.Equal(degrees, Ita.Of(new LabImage(l, new Plane(2, 2), bs))[1, 1], 1e-3);
    }

    [Fact]
    public void DifferencePlaneIsTheScalarDifferencePixelByPixel()
    {
        Noise noise = new(51);
        LabImage first = new(noise.Plane(70, 9, 0, 100), noise.Plane(70, 9, -60, 80), noise.Plane(70, 9, -60, 80));
        LabImage second = new(noise.Plane(70, 9, 0, 100), noise.Plane(70, 9, -60, 80), noise.Plane(70, 9, -60, 80));
        Plane difference = CiedeE2000.Difference(first, second);
        for (int i = 0; i < difference.Samples.Length; i++)
        {
            double expected = CiedeE2000.Difference(
                first.Lightness.Samples[i], first.A.Samples[i], first.B.Samples[i], second.Lightness.Samples[i], second.A.Samples[i], second.B.Samples[i]);
            Assert.Equal(expected, difference.Samples[i], 2e-3);
        }
    }

    [Fact]
    public void UnmixingIsTheMatrixTimesTheDensitiesOfTheCodes()
    {
        Noise noise = new(52);
        byte[] codes = [.. Enumerable.Range(0, 37 * 7 * 3).Select(i => i < 256 ? (byte)i : (byte)noise.NextBits())];
        RgbRaster raster = new(new ImageSize(37, 7), 8, codes);
        float[] matrix = [1.8f, -1.1f, 0.2f, -1.3f, 2.4f, -0.6f, 0.3f, -0.9f, 1.5f];
        PlanarImage amounts = new(new Plane(37, 7), new Plane(37, 7), new Plane(37, 7));
        ChromophoreUnmixing.Unmix(raster, matrix, amounts);
        LabImage lab = new(new Plane(37, 7), new Plane(37, 7), new Plane(37, 7));
        ColorPlanes.ToLab(raster, lab);
        PlanarImage linear = RasterConversion.ToLinear(raster, raster.Size);
        LabImage expectedLab = ColorPlanes.ToLab(linear);
        Assert.True(lab.A.Samples.SequenceEqual(expectedLab.A.Samples));
        for (int i = 0; i < 37 * 7; i++)
        {
            double[] density = [.. Enumerable.Range(0, 3).Select(k => -Math.Log10(Math.Max(1 / 255.0, Decode(codes[(3 * i) + k]))))];
            double Row(int k) => (matrix[3 * k] * density[0]) + (matrix[(3 * k) + 1] * density[1]) + (matrix[(3 * k) + 2] * density[2]);
            Assert.Equal(Row(0), amounts.Red.Samples[i], 1e-6);
            Assert.Equal(Row(1), amounts.Green.Samples[i], 1e-6);
            Assert.Equal(Row(2), amounts.Blue.Samples[i], 1e-6);
        }

        static double Decode(byte code) => code <= 10 ? code / 255.0 / 12.92 : Math.Pow(((code / 255.0) + 0.055) / 1.055, 2.4);
    }

    private static PlanarImage Flat(float r, float g, float b)
    {
        Plane[] planes = [new(2, 2), new(2, 2), new(2, 2)];
        planes[0].WritableSamples.Fill(r);
        planes[1].WritableSamples.Fill(g);
        planes[2].WritableSamples.Fill(b);
        return new PlanarImage(planes[0], planes[1], planes[2]);
    }
}
