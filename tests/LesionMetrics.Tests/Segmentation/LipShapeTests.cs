using LesionMetrics.Imaging;
using LesionMetrics.Segmentation;

namespace LesionMetrics.Tests.Segmentation;

public sealed class LipShapeTests
{
    private static readonly ImageSize Size = new(200, 150);

    [Fact]
    public void ALongSurePieceIsALip()
    {
        Mask lips = LipShape.Find(Ellipse(45, 12, 0.9f));

        Assert.True(lips[100, 75]);
        Assert.False(lips[10, 10]);
    }

    [Theory]
    [InlineData(30, 30, 0.9f)]
    [InlineData(45, 12, 0.55f)]
    [InlineData(5, 2, 0.9f)]
    public void ARoundAnUnsureOrASmallPieceIsRedSkin(double halfLength, double halfHeight, float probability) =>
        Assert.Equal(0, LipShape.Find(Ellipse(halfLength, halfHeight, probability)).CountIn());

    private static Plane Ellipse(double halfLength, double halfHeight, float probability)
    {
        Plane plane = new(Size);
        for (int y = 0; y < Size.Height; y++)
        {
            for (int x = 0; x < Size.Width; x++)
            {
                double u = (x - 100) / halfLength;
                double v = (y - 75) / halfHeight;
                plane.WritableRow(y)[x] = (u * u) + (v * v) <= 1 ? probability : 0.05f;
            }
        }

        return plane;
    }
}
