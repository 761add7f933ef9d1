using LesionMetrics.Filtering;
using LesionMetrics.Imaging;
using LesionMetrics.Segmentation;
using LesionMetrics.Tests.Measurement;

namespace LesionMetrics.Tests.Segmentation;

public sealed class HalfContrastBorderTests
{
    private static readonly ImageSize Size = new(600, 450);
    private static readonly Mask Plaque = Shapes.Disc(Size, 300, 220, 60);

    [Theory]
    [InlineData(66)]
    [InlineData(55)]
    public void ABorderFoundTooWideOrTooNarrowComesToThePlaque(double foundRadius)
    {
        Mask moved = Border(8, Mask.Full(Size)).Move(Shapes.Disc(Size, 300, 220, foundRadius), 0.5)[0];

        Assert.True(MaskOperations.Dice(moved, Plaque) > 0.985);
    }

    [Fact]
    public void AFlushAboutALargePlaqueIsNoPartOfItHoweverWide()
    {
        Mask flush = Shapes.Disc(Size, 300, 220, 70);
        Plane blood = Shapes.Paint(Shapes.Paint(new Plane(Size), flush, 3), Plaque, 8);

        Mask moved = HalfContrastBorder.OfPlaque(Scene.Map(new Plane(Size), blood), Mask.Full(Size)).Move(flush, 0.5)[0];

        Assert.True(MaskOperations.Dice(moved, Plaque) > 0.985);
    }

    [Fact]
    public void ABridgeOfFlushBetweenTwoPlaquesIsNoPartOfThem()
    {
        Mask plaques = MaskOperations.Or(Shapes.Disc(Size, 180, 220, 80), Shapes.Disc(Size, 420, 220, 80));
        Mask bridge = MaskOperations.AndNot(MaskOperations.And(Shapes.Disc(Size, 300, 220, 90), Shapes.Disc(Size, 300, 220, 60)), plaques);
        Mask found = MaskOperations.Or(plaques, bridge);
        Plane blood = Shapes.Paint(Shapes.Paint(new Plane(Size), bridge, 3), plaques, 8);

        Mask moved = HalfContrastBorder.OfPlaque(Scene.Map(new Plane(Size), blood), Mask.Full(Size)).Move(found, 0.5)[0];

        Assert.True(MaskOperations.Dice(found, plaques) < 0.9);
        Assert.True(MaskOperations.Dice(moved, plaques) > 0.98);
    }

    /// <summary>By the definition at 0.8 standard deviations and 0.24 of the contrast, 16 there, above skin: 4.64, which half the contrast, 8, leaves out.</summary>
    [Fact]
    public void APlaqueReachesDownToTheFootOfItsEdge()
    {
        Plane blood = Steps((60, 16), (62, 6), (64, 4));

        Mask moved = HalfContrastBorder.OfPlaque(Scene.Map(new Plane(Size), blood), Mask.Full(Size)).Move(Plaque, 0.5)[0];

        Assert.Equal(Math.PI * 62 * 62, moved.CountIn(), 0.012 * Math.PI * 62 * 62);
    }

    [Fact]
    public void AFlushThatLeadsDownToNoFootIsNoPartOfAPlaque()
    {
        Plane blood = Steps((60, 16), (68, 6));

        Mask moved = HalfContrastBorder.OfPlaque(Scene.Map(new Plane(Size), blood), Mask.Full(Size)).Move(Plaque, 0.5)[0];

        Assert.Equal(Math.PI * 60 * 60, moved.CountIn(), 0.03 * Math.PI * 60 * 60);
    }

    [Fact]
    public void ALenientBorderHoldsTheLikelyAndThatTheStrictOne()
    {
        HalfContrastBorder border = Border(8, Mask.Full(Size));
        Mask strict = border.Move(Plaque, 0.65)[0];
        Mask likely = border.Move(Plaque, 0.5)[0];
        Mask lenient = border.Move(Plaque, 0.35)[0];

        Assert.Equal(0, MaskOperations.AndNot(strict, likely).CountIn());
        Assert.Equal(0, MaskOperations.AndNot(likely, lenient).CountIn());
        Assert.True(strict.CountIn() < lenient.CountIn());
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

        Assert.Equal(0, MaskOperations.AndNot(Border(8, skin).Move(Plaque, 0.5)[0], skin).CountIn());
    }

    [Fact]
    public void AnIslandOfPigmentDeepWithinAPatchIsNoPartOfIt()
    {
        Mask island = Shapes.Disc(Size, 310, 230, 9);
        Plane loss = Scene.Of(MaskOperations.AndNot(Plaque, island), 1, 0);

        Mask moved = HalfContrastBorder.OfDepigmented(Scene.Map(loss, new Plane(Size)), Mask.Full(Size)).Move(Plaque, 0.5)[0];

        Assert.Equal(0, MaskOperations.IntersectionCount(moved, island));
        Assert.True(MaskOperations.Dice(moved, MaskOperations.AndNot(Plaque, island)) > 0.999);
    }

    /// <summary>Discs of blood about one center, given from the innermost.</summary>
    private static Plane Steps(params (double Radius, float Blood)[] discs) =>
        discs.Reverse().Aggregate(new Plane(Size), (plane, disc) => Shapes.Paint(plane, Shapes.Disc(Size, 300, 220, disc.Radius), disc.Blood));

    private static HalfContrastBorder Border(float contrast, Mask skin)
    {
        Plane blood = new(Size);
        for (int i = 0; i < blood.Samples.Length; i++)
        {
            blood.WritableSamples[i] = Plaque.Pixels[i] != Mask.Out ? contrast : 0;
        }

        return HalfContrastBorder.OfPlaque(Scene.Map(new Plane(Size), blood), skin);
    }
}
