using LesionMetrics.Filtering;
using LesionMetrics.Imaging;
using LesionMetrics.Measurement;

namespace LesionMetrics.Tests.Measurement;

public sealed class LesionIndicesTests
{
    private static readonly ImageSize Size = new(120, 100);
    private static readonly Mask Lesion = Shapes.Disc(Size, 60, 50, 20);
    private static readonly Mask Ring = MaskOperations.AndNot(Shapes.Disc(Size, 60, 50, 40), Shapes.Disc(Size, 60, 50, 25));

    private static IndexPlanes Planes((float R, float G, float B) skin, (float R, float G, float B) lesion, float gain = 1)
    {
        PlanarImage image = new(
            Shapes.Paint(Shapes.Constant(Size, gain * skin.R), Lesion, gain * lesion.R),
            Shapes.Paint(Shapes.Constant(Size, gain * skin.G), Lesion, gain * lesion.G),
            Shapes.Paint(Shapes.Constant(Size, gain * skin.B), Lesion, gain * lesion.B));
        return new IndexPlanes(
            ColorPlanes.ErythemaIndex(image).Values, ColorPlanes.MelaninIndex(image).Values, ColorPlanes.ToLab(image), new Plane(Size), new Plane(Size));
    }

    [Fact]
    public void ErythemaContrastIsTheDifferenceOfLogRatiosOfLinearLight()
    {
        LesionIndices indices = LesionIndices.Measure(Planes((0.5f, 0.3f, 0.2f), (0.5f, 0.2f, 0.15f)), Lesion, Ring)!;

        Assert.Equal(100 * Math.Log10(0.5 / 0.2), indices.ErythemaIndex, 3);
        Assert.Equal(100 * Math.Log10(0.5 / 0.3), indices.ErythemaIndexSkin, 3);
        Assert.Equal(100 * Math.Log10(0.3 / 0.2), indices.ErythemaContrast, 3);
        Assert.Equal(0, indices.MelaninContrast, 3);
    }

    [Fact]
    public void APalerLesionHasANegativeMelaninContrast()
    {
        LesionIndices indices = LesionIndices.Measure(Planes((0.4f, 0.3f, 0.2f), (0.8f, 0.7f, 0.6f)), Lesion, Ring)!;

        Assert.Equal(-100 * Math.Log10(2), indices.MelaninContrast, 3);
        Assert.True(indices.DeltaE2000 > 10);
    }

    [Theory]
    [InlineData(0.7f)]
    [InlineData(1.3f)]
    public void ExposureChangesNoIndex(float gain)
    {
        LesionIndices one = LesionIndices.Measure(Planes((0.5f, 0.3f, 0.2f), (0.5f, 0.2f, 0.15f)), Lesion, Ring)!;
        LesionIndices other = LesionIndices.Measure(Planes((0.5f, 0.3f, 0.2f), (0.5f, 0.2f, 0.15f), gain), Lesion, Ring)!;

        Assert.Equal(one.ErythemaIndex, other.ErythemaIndex, 3);
        Assert.Equal(one.ErythemaContrast, other.ErythemaContrast, 3);
        Assert.Equal(one.MelaninContrast, other.MelaninContrast, 3);
    }

    /// <summary>A 5 % red gain moves the raw index by 2.1 and leaves the contrast alone.</summary>
    [Fact]
    public void AWhiteBalanceShiftMovesTheRawIndexButNotTheContrast()
    {
        LesionIndices one = LesionIndices.Measure(Planes((0.5f, 0.3f, 0.2f), (0.5f, 0.2f, 0.15f)), Lesion, Ring)!;
        LesionIndices red = LesionIndices.Measure(Planes((0.525f, 0.3f, 0.2f), (0.525f, 0.2f, 0.15f)), Lesion, Ring)!;

        Assert.Equal(2.1, red.ErythemaIndex - one.ErythemaIndex, 1);
        Assert.Equal(one.ErythemaContrast, red.ErythemaContrast, 3);
    }

    /// <summary>The logarithm of encoded values is about half the linear one: medium skin, sRGB codes (198, 150, 125), reads 12.1 instead of 26.8.</summary>
    [Fact]
    public void IndicesAreTakenOfLinearLightNotOfCodes()
    {
        byte[] pixel = [198, 150, 125];
        byte[] bytes = new byte[Size.PixelCount * 3];
        for (int i = 0; i < bytes.Length; i++)
        {
            bytes[i] = pixel[i % 3];
        }

        PlanarImage linear = RasterConversion.ToLinear(new RgbRaster(Size, 8, bytes), Size);
        float index = ColorPlanes.ErythemaIndex(linear).Values[5, 5];
        double ofCodes = 100 * Math.Log10(198.0 / 150);

        Assert.Equal(12.1, ofCodes, 1);
        Assert.InRange(index, 26.0, 27.5);
    }

    [Fact]
    public void NoLesionHasNoIndices()
    {
        Assert.Null(LesionIndices.Measure(Planes((0.5f, 0.3f, 0.2f), (0.5f, 0.3f, 0.2f)), new Mask(Size), Ring));
        Assert.Null(LesionIndices.Measure(Planes((0.5f, 0.3f, 0.2f), (0.5f, 0.3f, 0.2f)), Lesion, new Mask(Size)));
    }

    [Fact]
    public void ScalingIsTheShareOfTheLesionAboveWhatSkinShows()
    {
        Mask flakes = Shapes.Disc(Size, 60, 50, 10);
        IndexPlanes planes = Planes((0.5f, 0.3f, 0.2f), (0.5f, 0.2f, 0.15f)) with { ScaleSignal = Shapes.Paint(new Plane(Size), flakes, 0.2f) };

        LesionIndices indices = LesionIndices.Measure(planes, Lesion, Ring)!;

        Assert.Equal(100.0 * flakes.CountIn() / Lesion.CountIn(), indices.ScalingIndex, 6);
    }
}
