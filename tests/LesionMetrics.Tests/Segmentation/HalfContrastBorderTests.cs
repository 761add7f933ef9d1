using LesionMetrics.Filtering;
using LesionMetrics.Imaging;
using LesionMetrics.Segmentation;
using LesionMetrics.Tests.Measurement;

namespace LesionMetrics.Tests.Segmentation;

public sealed class HalfContrastBorderTests
{
    private static readonly ImageSize Size = new(600, 450);
    private static readonly Mask Patch = Shapes.Disc(Size, 300, 220, 60);

    [Theory]
    [InlineData(66)]
    [InlineData(55)]
    public void ABorderFoundTooWideOrTooNarrowComesToThePatch(double foundRadius)
    {
        Mask moved = Border(1, Mask.Full(Size)).Move(Shapes.Disc(Size, 300, 220, foundRadius), 0.5)[0];

        Assert.True(MaskOperations.Dice(moved, Patch) > 0.985);
    }

    [Fact]
    public void ARimThatLostLessThanHalfItsMelaninIsNoPartOfAPatch()
    {
        Mask rim = Shapes.Disc(Size, 300, 220, 70);
        Plane loss = Shapes.Paint(Shapes.Paint(new Plane(Size), rim, 0.4f), Patch, 1);

        Mask moved = new HalfContrastBorder(loss, Mask.Full(Size)).Move(rim, HalfContrastBorder.LikelyShare)[0];

        Assert.True(MaskOperations.Dice(moved, Patch) > 0.999);
    }

    [Fact]
    public void ALenientBorderHoldsTheLikelyAndThatTheStrictOne()
    {
        Plane loss = GaussianFilter.Blur(Scene.Of(Patch, 1, 0), 8);
        IReadOnlyList<Mask> moved = new HalfContrastBorder(loss, Mask.Full(Size)).Move(Patch, 0.65, 0.5, 0.35);

        Assert.Equal(0, MaskOperations.AndNot(moved[0], moved[1]).CountIn());
        Assert.Equal(0, MaskOperations.AndNot(moved[1], moved[2]).CountIn());
        Assert.True(moved[0].CountIn() < moved[2].CountIn());
    }

    [Fact]
    public void WithoutContrastTheBorderStays()
    {
        Mask found = Shapes.Disc(Size, 300, 220, 50);

        Assert.Equal(found.Pixels.ToArray(), Border(0, Mask.Full(Size)).Move(found, 0.5)[0].Pixels.ToArray());
    }

    [Fact]
    public void NothingBeyondSkinIsTaken()
    {
        Mask skin = Mask.Full(Size);
        for (int y = 0; y < Size.Height; y++)
        {
            skin.WritableRow(y)[300..].Clear();
        }

        Assert.Equal(0, MaskOperations.AndNot(Border(1, skin).Move(Patch, 0.5)[0], skin).CountIn());
    }

    [Fact]
    public void AnIslandOfPigmentDeepWithinAPatchIsNoPartOfIt()
    {
        Mask island = Shapes.Disc(Size, 310, 230, 9);
        Plane loss = Scene.Of(MaskOperations.AndNot(Patch, island), 1, 0);

        Mask moved = new HalfContrastBorder(loss, Mask.Full(Size)).Move(Patch, HalfContrastBorder.LikelyShare)[0];

        Assert.Equal(0, MaskOperations.IntersectionCount(moved, island));
        Assert.True(MaskOperations.Dice(moved, MaskOperations.AndNot(Patch, island)) > 0.999);
    }

    private static HalfContrastBorder Border(float loss, Mask skin) => new(Scene.Of(Patch, loss, 0), skin);
}
