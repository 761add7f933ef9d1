using LesionMetrics.Imaging;
using LesionMetrics.Phantoms;
using LesionMetrics.Segmentation;
using LesionMetrics.Tests.Measurement;

namespace LesionMetrics.Tests.Segmentation;

public sealed class SkinReferenceTests
{
    private static readonly ImageSize Size = new(240, 180);
    private static readonly Mask Lesion = Shapes.Disc(Size, 150, 90, 25);

    /// <summary>Shaded, noisy skin on which a disc has lost melanin of strength <paramref name="depth"/>.</summary>
    private static LogImage Skin(double depth, double exposure = 0, double redGain = 0, Mask? lesion = null)
    {
        Mask where = lesion ?? Lesion;
        RandomStream random = new(9);
        LogImage image = new(new Plane(Size), new Plane(Size), new Plane(Size));
        for (int y = 0; y < Size.Height; y++)
        {
            for (int x = 0; x < Size.Width; x++)
            {
                double shade = exposure - (0.3 * x / Size.Width) + (0.02 * random.Normal());
                double loss = where[x, y] ? depth : 0;
                image.Red.WritableRow(y)[x] = (float)(-0.3 + shade + redGain + (0.45 * loss) + (0.004 * random.Normal()));
                image.Green.WritableRow(y)[x] = (float)(-0.5 + shade + (0.70 * loss) + (0.004 * random.Normal()));
                image.Blue.WritableRow(y)[x] = (float)(-0.7 + shade + loss + (0.006 * random.Normal()));
            }
        }

        return image;
    }

    /// <summary>All of the photo is skin, and looks unaffected at first sight but for <paramref name="suspect"/>.</summary>
    private static SkinRegion AllSkin(Mask? suspect = null, float unaffected = 0.1f, float elsewhere = 1) => new(
        Mask.Full(Size), Scene.Of(suspect ?? new Mask(Size), unaffected, elsewhere), new Plane(Size), new Plane(Size))
    { Eye = new Plane(Size), Lip = new Plane(Size), Green = new Plane(Size) };

    private static ChromophoreMap Map(LogImage image) =>
        ChromophoreMap.Compute(image, SkinReference.Estimate(image, AllSkin(), new SegmentationOptions()));

    private static double MeanOver(Plane plane, Mask mask) => LesionMetrics.Filtering.MaskedStatistics.Mean(plane, mask);

    [Fact]
    public void ALesionIsLeftOutOfItsOwnReference()
    {
        SkinReference reference = SkinReference.Estimate(Skin(0.3), AllSkin(), new SegmentationOptions());

        Assert.True(LesionMetrics.Filtering.MaskOperations.IntersectionCount(reference.Unaffected, Lesion) < 0.05 * Lesion.CountIn());
        Assert.True(reference.Unaffected.CountIn() > 0.85 * (Size.PixelCount - Lesion.CountIn()));
    }

    [Fact]
    public void ALesionOverHalfOfTheSkinDoesNotPassForSkinOnceItIsSuspected()
    {
        Mask large = Shapes.Disc(Size, 120, 90, 85);
        SkinReference reference = SkinReference.Estimate(Skin(0.3, lesion: large), AllSkin(large), new SegmentationOptions());

        Assert.Equal(0, LesionMetrics.Filtering.MaskOperations.IntersectionCount(reference.Unaffected, large));
        Assert.True(reference.Unaffected.CountIn() > 0.85 * (Size.PixelCount - large.CountIn()));
    }

    /// <summary>
    /// One over most of the skin that may start the set is its most common color, whatever may join it; and one too faint to be told from skin by its color is kept out by being suspected alone.
    /// </summary>
    [Theory]
    [InlineData(0.1, 0.75f, 1)]
    [InlineData(0.012, 0.6f, 1)]
    [InlineData(0.012, 0.42f, 0.7f)]
    public void AHalfSuspectedLesionDoesNotPassForSkinWhereOtherSkinIsSurer(double depth, float suspected, float surest)
    {
        Mask large = Shapes.Disc(Size, 120, 90, 95);
        SkinReference reference = SkinReference.Estimate(Skin(depth, lesion: large), AllSkin(large, suspected, surest), new SegmentationOptions());

        Assert.Equal(0, LesionMetrics.Filtering.MaskOperations.IntersectionCount(reference.Unaffected, large));
        Assert.True(reference.Unaffected.CountIn() > 0.85 * (Size.PixelCount - large.CountIn()));
    }

    /// <summary>What is trained beside such a reference has met ones with lesion in them.</summary>
    [Fact]
    public void AProbableReferenceMayHoldTheMostCommonColorThoughItIsSuspected()
    {
        Mask large = Shapes.Disc(Size, 120, 90, 95);
        SkinReference reference = SkinReference.Estimate(Skin(0.1, lesion: large), AllSkin(large, 0.6f), new SegmentationOptions(), StageUse.Training);

        Assert.True(LesionMetrics.Filtering.MaskOperations.IntersectionCount(reference.Unaffected, large) > 0.9 * large.CountIn());
    }

    [Fact]
    public void WhereNoSkinIsSurerAllSkinIsTheReference()
    {
        SkinReference reference = SkinReference.Estimate(Skin(0), AllSkin(elsewhere: 0.6f), new SegmentationOptions());

        Assert.True(reference.Unaffected.CountIn() > 0.9 * Size.PixelCount);
    }

    [Fact]
    public void WhereAllSkinIsSuspectedAllSkinIsTheReference()
    {
        SkinReference reference = SkinReference.Estimate(Skin(0), AllSkin(Mask.Full(Size)), new SegmentationOptions());

        Assert.True(reference.Unaffected.CountIn() > 0.9 * Size.PixelCount);
    }

    [Theory]
    [InlineData(0.15)]
    [InlineData(0.4)]
    public void MelaninLossComesOutInItsOwnUnits(double depth) =>
        Assert.InRange(MeanOver(Map(Skin(depth)).MelaninLoss, Lesion) / depth, 0.9, 1.1);

    [Theory]
    [InlineData(0.3, 0)]
    [InlineData(0, 0.04)]
    public void ExposureAndWhiteBalanceMoveNothing(double exposure, double redGain)
    {
        ChromophoreMap plain = Map(Skin(0.3));
        ChromophoreMap moved = Map(Skin(0.3, exposure, redGain));

        Assert.Equal(MeanOver(plain.MelaninLoss, Lesion), MeanOver(moved.MelaninLoss, Lesion), 3);
        Assert.Equal(plain.MelaninNoise, moved.MelaninNoise, 4);
    }

    [Fact]
    public void TheMatchedFilterPassesItsAxisAndLittleShading()
    {
        LogImage image = Skin(0);
        ResidualStatistics statistics = ResidualStatistics.Of(image, image.Select(plane => LesionMetrics.Filtering.GaussianFilter.Blur(plane, 25)), Mask.Full(Size));
        (double[] weights, double noise) = statistics.MatchedFilter(ChromophoreAxes.Melanin);

        Assert.Equal(1, (weights[0] * 0.45) + (weights[1] * 0.70) + weights[2], 9);
        Assert.True(Math.Abs(weights[0] + weights[1] + weights[2]) < 0.5, "shading, which moves the three alike, must cancel");
        Assert.InRange(noise, 0.001, 0.05);
    }
}
