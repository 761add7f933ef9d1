using LesionMetrics.Filtering;
using LesionMetrics.Imaging;
using LesionMetrics.Segmentation;
using LesionMetrics.Tests.Measurement;

namespace LesionMetrics.Tests.Segmentation;

public sealed class HairDetectorTests
{
    private static readonly ImageSize Size = new(1200, 900);
    private static readonly SegmentationOptions Options = new();
    private static readonly Mask Patch = Shapes.Disc(Size, 600, 450, 200);
    private static readonly Mask Island = Shapes.Disc(Size, 560, 450, 4.5);
    private static readonly Mask Hair = Line(640);

    /// <summary>Unaffected skin at -0.5, a pale patch at -0.2 with an island of unaffected skin, and a dark hair across it.</summary>
    private static LogImage Picture()
    {
        Plane plane = Scene.Of(Patch, -0.2f, -0.5f);
        for (int i = 0; i < plane.Samples.Length; i++)
        {
            plane.WritableSamples[i] = Hair.Pixels[i] != Mask.Out ? -1f : Island.Pixels[i] != Mask.Out ? -0.5f : plane.Samples[i];
        }

        return new LogImage(plane, plane, plane);
    }

    [Fact]
    public void AnIslandOfPigmentIsNoHair()
    {
        HairMap found = HairDetector.Detect(Picture(), Options);
        Assert.True(MaskOperations.IntersectionCount(found.Hair, Island) > 0.9 * Island.CountIn(), "By darkness and size alone it passes for hair.");

        HairMap spared = HairDetector.SpareIslands(found, Scene.Of(Patch, -0.5f, -0.5f), Options);

        Assert.Equal(0, MaskOperations.IntersectionCount(spared.Hair, Shapes.Disc(Size, 560, 450, 3)));
        Assert.Equal(-0.5f, spared.Filled.Green.Row(450)[560]);
    }

    [Fact]
    public void AHairStaysOne()
    {
        HairMap spared = HairDetector.SpareIslands(HairDetector.Detect(Picture(), Options), Scene.Of(Patch, -0.5f, -0.5f), Options);

        Assert.Equal(Hair.CountIn(), MaskOperations.IntersectionCount(spared.Hair, Hair));
        Assert.Equal(-0.2f, spared.Filled.Green.Row(450)[640], 0.01f);
    }

    private static Mask Line(int column)
    {
        Mask mask = new(Size);
        for (int y = 100; y < 800; y++)
        {
            mask.WritableRow(y).Slice(column, 4).Fill(Mask.In);
        }

        return mask;
    }
}
