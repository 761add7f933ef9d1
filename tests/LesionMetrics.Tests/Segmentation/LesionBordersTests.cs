using LesionMetrics.Imaging;
using LesionMetrics.Segmentation;
using LesionMetrics.Tests.Measurement;

namespace LesionMetrics.Tests.Segmentation;

public sealed class LesionBordersTests
{
    private static readonly ImageSize Size = new(400, 300);
    private static readonly Mask Patch = Shapes.Disc(Size, 200, 150, 30);
    private static readonly Mask Strip = Rows(180, 192);

    [Fact]
    public void APatchThatSkinSurroundsIsFound() => Assert.True(Find(Patch, Mask.Full(Size), null, 0.9f, 0.9f) > 0.9 * Patch.CountIn());

    [Fact]
    public void APaleStripAlongTheEdgeOfSkinIsNone() => Assert.Equal(0, Find(Strip, Rows(0, 192), null, 0.9f, 0.9f));

    [Fact]
    public void TheEdgeOfARegionOfInterestIsNoEdgeOfSkin() => Assert.True(Find(Strip, Rows(0, 192), Rows(0, 192), 0.9f, 0.9f) > 0.8 * Strip.CountIn());

    [Fact]
    public void APieceWithoutACoreIsNone() => Assert.Equal(0, Find(Patch, Mask.Full(Size), null, 0.6f, 0.9f));

    [Fact]
    public void APieceThatTheFirstSightDoesNotSecondIsNone() => Assert.Equal(0, Find(Patch, Mask.Full(Size), null, 0.9f, 0.1f));

    private static long Find(Mask lesion, Mask skin, Mask? roi, float probability, float firstSight)
    {
        Plane none = new(Size);
        Plane contrast = Of(lesion, 8, 0);
        LogImage log = new(none, none, none);
        SkinRegion region = new(skin, Of(skin, 1, 0), Of(skin, firstSight, 0), none);
        ChromophoreMap map = new(contrast, 1, none, 1, log);
        LesionStage stage = new(new Mask(Size), skin, region, new SkinReference(log, skin), map);
        return new LesionBorders(stage, roi, new SegmentationOptions()).Depigmented(Of(lesion, probability, 0.02f)).Likely.CountIn();
    }

    private static Plane Of(Mask mask, float inside, float outside)
    {
        Plane plane = new(Size);
        for (int i = 0; i < plane.Samples.Length; i++)
        {
            plane.WritableSamples[i] = mask.Pixels[i] != Mask.Out ? inside : outside;
        }

        return plane;
    }

    private static Mask Rows(int first, int end)
    {
        Mask mask = new(Size);
        for (int y = first; y < end; y++)
        {
            mask.WritableRow(y).Fill(Mask.In);
        }

        return mask;
    }
}
