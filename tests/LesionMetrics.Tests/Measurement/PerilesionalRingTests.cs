using LesionMetrics.Filtering;
using LesionMetrics.Imaging;
using LesionMetrics.Measurement;

namespace LesionMetrics.Tests.Measurement;

public sealed class PerilesionalRingTests
{
    private static readonly ImageSize Size = new(400, 300);
    private static readonly Mask Lesion = Shapes.Disc(Size, 200, 150, 40);
    private static readonly MeasurementOptions Options = new();

    [Fact]
    public void TheRingKeepsItsGapAndItsWidth()
    {
        Mask ring = PerilesionalRing.Of(Lesion, Mask.Full(Size), Options);
        double side = Math.Sqrt(Size.PixelCount);
        int gap = Math.Max(1, (int)Math.Round(Options.RingGapShare * side));
        int width = (int)Math.Round(Options.RingWidthShare * side);

        Assert.Equal(0, MaskOperations.IntersectionCount(ring, Morphology.Dilate(Lesion, gap)));
        Assert.Equal(ring.CountIn(), MaskOperations.IntersectionCount(ring, Morphology.Dilate(Lesion, gap + width)));
        Assert.True(ring.CountIn() > 2 * Math.PI * 40 * width * 0.8);
    }

    [Fact]
    public void NothingAffectedGetsIntoTheRing()
    {
        Mask neighbor = Shapes.Disc(Size, 250, 150, 15);
        Mask ring = PerilesionalRing.Of(Lesion, MaskOperations.Not(neighbor), Options);

        Assert.Equal(0, MaskOperations.IntersectionCount(ring, neighbor));
    }

    [Fact]
    public void WithTooLittleRingAllUnaffectedSkinServes()
    {
        Mask far = Shapes.Disc(Size, 30, 30, 20);

        Assert.Equal(far.CountIn(), PerilesionalRing.Of(Lesion, far, Options).CountIn());
    }

    [Fact]
    public void WithTooLittleUnaffectedSkinThereIsNoRing()
    {
        Mask few = Shapes.Disc(Size, 30, 30, 7);

        Assert.InRange(few.CountIn(), 100, Options.MinRingPixels - 1);
        Assert.Equal(0, PerilesionalRing.Of(Lesion, few, Options).CountIn());
    }
}
