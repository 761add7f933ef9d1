using LesionMetrics.Filtering;
using LesionMetrics.Imaging;
using LesionMetrics.Segmentation;
using LesionMetrics.Tests.Measurement;

namespace LesionMetrics.Tests.Segmentation;

public sealed class FramePatchesTests
{
    private static readonly ImageSize Size = new(200, 150);

    /// <summary>A disc that the lower frame cuts.</summary>
    private static readonly Mask Patch = Shapes.Disc(Size, 100, 135, 25);

    [Theory]
    [InlineData(135)]
    [InlineData(145)]
    public void APatchThatTheFrameCutsIsSkin(double y) => Assert.True(IsReadmitted(Shapes.Disc(Size, 100, y, 25)));

    [Theory]
    [InlineData(0, 150)]
    [InlineData(100, 75)]
    public void WhatLiesInACornerOrIsEnclosedIsLeftAsItIs(double x, double y) => Assert.False(IsReadmitted(Shapes.Disc(Size, x, y, 25)));

    [Fact]
    public void ClothFromFrameToFrameStaysOut() => Assert.False(IsReadmitted(Scene.Rows(Size, 120, 150)));

    [Fact]
    public void ALabelThatTheFrameCutsStaysOut() => Assert.False(IsReadmitted(Box(80, 120, 25, 30)));

    [Theory]
    [InlineData(0.2f, 0, false)]
    [InlineData(0.3f, 0, true)]
    [InlineData(0.9f, 0.5f, false)]
    public void WhatDoesNotLookDepigmentedOrIsAnEyeStaysOut(float depigmented, float eye, bool expected) =>
        Assert.Equal(expected, IsReadmitted(Patch, depigmented, eye));

    [Fact]
    public void WhatIsLargeBesideTheSkinStaysOut() =>
        Assert.False(IsReadmitted(Shapes.Disc(Size, 100, 100, 62)));

    /// <summary>The edge of a region of interest cuts a patch as the frame does, and nothing beyond it is let in.</summary>
    [Fact]
    public void TheEdgeOfTheRegionOfInterestIsAFrame()
    {
        Mask roi = Scene.Rows(Size, 0, 145);
        Mask patch = MaskOperations.And(Patch, roi);

        Mask skin = FramePatches.Readmit(Region(patch, 0.9f, 0, roi), roi).Skin;

        Assert.Equal(roi.Pixels.ToArray(), skin.Pixels.ToArray());
    }

    private static bool IsReadmitted(Mask hole, float depigmented = 0.9f, float eye = 0)
    {
        Mask skin = FramePatches.Readmit(Region(hole, depigmented, eye, Mask.Full(Size)), null).Skin;
        long found = MaskOperations.IntersectionCount(skin, hole);
        Assert.True(found == 0 || found == hole.CountIn());
        return found > 0;
    }

    private static SkinRegion Region(Mask hole, float depigmented, float eye, Mask within) =>
        new(MaskOperations.AndNot(within, hole), Scene.Of(hole, 0, 1), Scene.Of(hole, depigmented, 0), new Plane(Size)) { Eye = Scene.Of(hole, eye, 0), Lip = new Plane(Size), Green = new Plane(Size) };

    private static Mask Box(int left, int top, int width, int height)
    {
        Mask mask = new(Size);
        for (int y = top; y < top + height; y++)
        {
            mask.WritableRow(y).Slice(left, width).Fill(Mask.In);
        }

        return mask;
    }
}
