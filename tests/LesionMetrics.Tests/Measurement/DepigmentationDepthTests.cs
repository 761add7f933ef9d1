using LesionMetrics.Imaging;
using LesionMetrics.Measurement;

namespace LesionMetrics.Tests.Measurement;

public sealed class DepigmentationDepthTests
{
    private static readonly ImageSize Size = new(100, 100);
    private static readonly Mask Lesion = Shapes.Disc(Size, 50, 50, 20);

    private static Plane Loss(float depth) => Shapes.Paint(new Plane(Size), Lesion, depth);

    [Theory]
    [InlineData(0.8f, 0)]
    [InlineData(0.4f, 50)]
    [InlineData(0f, 100)]
    [InlineData(-0.3f, 100)]
    public void DiffuseRepigmentationCountsByDepth(float after, double expected) =>
        Assert.Equal(expected, DepigmentationDepth.RepigmentationPercent(Loss(0.8f), Loss(after), Lesion, Lesion)!.Value, 4);

    [Fact]
    public void WithoutABaselineLesionThereIsNothingToGrade() =>
        Assert.Null(DepigmentationDepth.RepigmentationPercent(Loss(0.8f), Loss(0), new Mask(Size), Lesion));

    [Fact]
    public void PixelsWithoutACounterpartCountAtNeitherVisit()
    {
        Plane after = Loss(0.4f);
        Mask half = Shapes.Disc(Size, 40, 50, 12);
        after = Shapes.Paint(after, half, float.NaN);

        Assert.Equal(50, DepigmentationDepth.RepigmentationPercent(Loss(0.8f), after, Lesion, Lesion)!.Value, 4);
    }
}
