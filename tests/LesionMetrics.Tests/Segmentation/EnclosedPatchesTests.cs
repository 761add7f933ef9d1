using LesionMetrics.Filtering;
using LesionMetrics.Imaging;
using LesionMetrics.Segmentation;
using LesionMetrics.Tests.Measurement;

namespace LesionMetrics.Tests.Segmentation;

public sealed class EnclosedPatchesTests
{
    private static readonly ImageSize Size = new(200, 150);
    private static readonly Mask Disc = Shapes.Disc(Size, 100, 75, 12);

    [Fact]
    public void ARoundHoleInSkinIsAPatch() => Assert.True(IsReadmitted(Disc, eye: 0, lip: 0, green: 0));

    [Theory]
    [InlineData(30, 20)]
    [InlineData(70, 8)]
    public void CutPaperStaysOut(int width, int height) => Assert.False(IsReadmitted(Box(60, 60, width, height), eye: 0, lip: 0, green: 0));

    [Fact]
    public void ALipStaysOut() => Assert.False(IsReadmitted(Disc, eye: 0, lip: 0.9f, green: 0));

    /// <summary>A pupil is darker than any skin; a white patch on dark skin, which the classifier takes for an eye as well, is so nowhere. A sure eye needs none.</summary>
    [Theory]
    [InlineData(0.6f, -1.5f, false)]
    [InlineData(0.6f, -0.55f, true)]
    [InlineData(0.9f, -0.55f, false)]
    public void AnEyeStaysOutWhereItHasAPupilOrIsSure(float probability, float pupil, bool expected)
    {
        Plane green = Scene.Of(Disc, -0.2f, -0.5f);
        for (int i = 0; i < green.Samples.Length; i++)
        {
            green.WritableSamples[i] = Shapes.Disc(Size, 100, 75, 3).Pixels[i] != Mask.Out ? pupil : green.Samples[i];
        }

        Assert.Equal(expected, IsReadmitted(Disc, probability, lip: 0, green));
    }

    private static bool IsReadmitted(Mask hole, float eye, float lip, float green) => IsReadmitted(hole, eye, lip, Scene.Of(hole, green, -0.5f));

    private static bool IsReadmitted(Mask hole, float eye, float lip, Plane green)
    {
        Mask skin = MaskOperations.Not(hole);
        ProbabilityMap regions = new(["eye", "lip"], [Scene.Of(hole, eye, 0), Scene.Of(hole, lip, 0)]);
        long found = MaskOperations.IntersectionCount(EnclosedPatches.Readmit(skin, regions, green), hole);
        Assert.True(found == 0 || found == hole.CountIn());
        return found > 0;
    }

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
