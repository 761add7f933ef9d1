using LesionMetrics.Filtering;
using LesionMetrics.Imaging;
using LesionMetrics.Segmentation;
using LesionMetrics.Tests.Measurement;

namespace LesionMetrics.Tests.Segmentation;

public sealed class ContrastSegmentsTests
{
    private static readonly ImageSize Size = new(300, 220);
    private static readonly Mask Skin = Mask.Full(Size);
    private static readonly Mask Patch = Shapes.Disc(Size, 150, 110, 25);
    private static readonly Mask Beyond = MaskOperations.Not(Shapes.Disc(Size, 150, 110, 30));

    /// <summary>Mottling with a standard deviation of 0.02, and a patch that is no deeper than its paler spots.</summary>
    private static readonly Plane Faint = PlaneArithmetic.Add(PlaneArithmetic.Scale(Scene.Mottling(Size, 12, 3), 0, 0.02f), Scene.Of(Patch, 0.05f, 0));

    [Fact]
    public void AFaintPatchStandsOutByItsOutline()
    {
        ContrastSegments found = ContrastSegments.Of(Faint, Skin, Beyond);

        double within = Quantiles.Median(found.Edge, Shapes.Disc(Size, 150, 110, 22));
        double[] elsewhere = Quantiles.Of(found.Edge, Beyond, [0.98]);
        Assert.True(within > 3 * elsewhere[0], $"{within} within, {elsewhere[0]} elsewhere");
        Assert.Equal(Math.Log10(Patch.CountIn() / (double)Size.PixelCount), Quantiles.Median(found.Area, Patch), 0.05);
        Assert.InRange(Quantiles.Median(found.Shape, Patch), 1.25, 1.6);
    }

    /// <summary>A camera of half the contrast, or of another black, gives the same.</summary>
    [Fact]
    public void ContrastAndLevelOfTheCameraFallOut()
    {
        ContrastSegments found = ContrastSegments.Of(Faint, Skin, Beyond);
        ContrastSegments half = ContrastSegments.Of(PlaneArithmetic.Scale(Faint, -0.2f, 0.5f), Skin, Beyond);

        Assert.Equal(Quantiles.Median(found.Edge, Patch), Quantiles.Median(half.Edge, Patch), 1e-2);
        Assert.Equal(Quantiles.Median(found.Contrast, Patch), Quantiles.Median(half.Contrast, Patch), 1e-2);
    }

    /// <summary>Where skin ends nothing is known about an edge: a bright rim beside cloth is not set off by the cloth.</summary>
    [Fact]
    public void TheEndOfSkinIsNoEdge()
    {
        Mask skin = Scene.Rows(Size, 0, 120);
        Mask rim = Scene.Rows(Size, 100, 120);
        ContrastSegments found = ContrastSegments.Of(PlaneArithmetic.Add(Faint, Scene.Of(Scene.Rows(Size, 100, 220), 0.3f, 0)), skin, MaskOperations.And(Beyond, Scene.Rows(Size, 0, 95)));
        ContrastSegments whole = ContrastSegments.Of(PlaneArithmetic.Add(Faint, Scene.Of(rim, 0.3f, 0)), Skin, MaskOperations.And(Beyond, Scene.Rows(Size, 0, 95)));

        Assert.InRange(Quantiles.Median(found.Edge, rim) / Quantiles.Median(whole.Edge, rim), 0.4, 0.6);
    }

    [Fact]
    public void FlatSkinAndSkinWithoutAReferenceHaveNone()
    {
        foreach (ContrastSegments found in new[] { ContrastSegments.Of(new Plane(Size), Skin, Skin), ContrastSegments.Of(Faint, Skin, new Mask(Size)) })
        {
            Assert.All(found.Edge.Samples.ToArray(), value => Assert.Equal(0, value));
            Assert.All(found.Area.Samples.ToArray(), value => Assert.Equal(ContrastSegments.NoArea, value));
        }
    }
}
