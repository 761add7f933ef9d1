using LesionMetrics.Filtering;
using LesionMetrics.Imaging;
using LesionMetrics.Segmentation;
using LesionMetrics.Tests.Measurement;

namespace LesionMetrics.Tests.Segmentation;

public sealed class PlaqueBorderTests
{
    private static readonly ImageSize Size = new(600, 450);
    private static readonly Mask Plain = Mask.Full(Size);
    private static readonly Mask Plaque = Shapes.Disc(Size, 300, 220, 60);

    [Theory]
    [InlineData(66)]
    [InlineData(55)]
    public void ABorderFoundTooWideOrTooNarrowComesToTheEdge(double foundRadius)
    {
        Mask found = Shapes.Disc(Size, 300, 220, foundRadius);

        Assert.True(MaskOperations.Dice(Move(Blood((Plaque, 8)), found, Unsure(found)), Plaque) > 0.985);
    }

    [Fact]
    public void AFlushThatTheClassifierDoubtsIsNoPartOfAPlaque()
    {
        Mask flush = Shapes.Disc(Size, 300, 220, 70);
        Plane probability = Shapes.Paint(Scene.Of(flush, 0.6f, 0.02f), Plaque, 0.99f);

        Mask moved = Move(Blood((flush, 2), (Plaque, 8)), flush, probability);

        Assert.True(MaskOperations.Dice(flush, Plaque) < 0.9);
        Assert.True(MaskOperations.Dice(moved, Plaque) > 0.985);
    }

    /// <summary>Flush makes up so much of what was found that half of it differs by no more than the fringe; without its palest part, half differs like the body.</summary>
    [Fact]
    public void FlushLowersTheLevelOfItsPlaqueInTheFirstRoundAlone()
    {
        (Mask flush, Mask redder) = (Shapes.Disc(Size, 300, 220, 90), Shapes.Disc(Size, 300, 220, 79));
        (Mask plaque, Mask body) = (Shapes.Disc(Size, 300, 220, 66.7), Shapes.Disc(Size, 300, 220, 57));
        Plane probability = Shapes.Paint(Shapes.Paint(Scene.Of(flush, 0.5f, 0.02f), plaque, 0.95f), body, 0.99f);

        Mask moved = Move(Blood((flush, 1.8f), (redder, 2.6f), (plaque, 5), (body, 9)), flush, probability);

        Assert.True(MaskOperations.Dice(moved, plaque) > 0.97, $"{moved.CountIn()} of {plaque.CountIn()}");
    }

    /// <summary>What fades like the skin around it has no edge; the same redness with one is plaque, equally doubted.</summary>
    [Fact]
    public void AFlushThatFadesIsToldFromAFringeWithAnEdge()
    {
        Mask around = Shapes.Disc(Size, 300, 220, 80);
        Plane doubted = Shapes.Paint(Scene.Of(around, 0.85f, 0.05f), Plaque, 0.99f);
        Plane fringe = Blood((around, 3), (Plaque, 8));
        Plane flush = new(Size);
        for (int i = 0; i < flush.Samples.Length; i++)
        {
            double distance = Math.Sqrt(Math.Pow((i % Size.Width) - 300, 2) + Math.Pow((i / Size.Width) - 220, 2));
            flush.WritableSamples[i] = distance <= 60 ? 8 : (float)Math.Clamp(3 * (100 - distance) / 40, 0, 3);
        }

        long withEdge = Move(fringe, around, doubted).CountIn();
        long fading = Move(flush, around, doubted).CountIn();

        Assert.True(withEdge > 0.88 * around.CountIn(), $"{withEdge} of {around.CountIn()}");
        Assert.True(fading < withEdge - (0.5 * (around.CountIn() - Plaque.CountIn())), $"{fading} of {withEdge}");
    }

    [Fact]
    public void APlaqueThatTheClassifierIsNowhereSureOfKeepsItsPlace()
    {
        Mask moved = Move(Blood((Plaque, 4)), Plaque, Scene.Of(Plaque, 0.6f, 0.2f));

        Assert.True(MaskOperations.Dice(moved, Plaque) > 0.985);
    }

    [Fact]
    public void ALenientBorderHoldsTheLikelyAndThatTheStrictOne()
    {
        PlaqueBorder border = new(Scene.Map(new Plane(Size), GaussianFilter.Blur(Blood((Plaque, 8)), 8)), Plain, Unsure(Plaque));
        IReadOnlyList<Mask> moved = border.Move(Plaque, PlaqueBorder.LikelyShare + 0.15, PlaqueBorder.LikelyShare, PlaqueBorder.LikelyShare - 0.15);

        Assert.Equal(0, MaskOperations.AndNot(moved[0], moved[1]).CountIn());
        Assert.Equal(0, MaskOperations.AndNot(moved[1], moved[2]).CountIn());
        Assert.True(moved[0].CountIn() < moved[2].CountIn());
    }

    [Fact]
    public void WithoutContrastTheBorderStays()
    {
        Mask found = Shapes.Disc(Size, 300, 220, 50);

        Assert.Equal(found.Pixels.ToArray(), Move(new Plane(Size), found, Unsure(found)).Pixels.ToArray());
    }

    [Fact]
    public void NothingBeyondSkinIsTaken()
    {
        Mask skin = Mask.Full(Size);
        for (int y = 0; y < Size.Height; y++)
        {
            skin.WritableRow(y)[300..].Clear();
        }

        Mask moved = new PlaqueBorder(Scene.Map(new Plane(Size), Blood((Plaque, 8))), skin, Unsure(Plaque)).Move(Plaque, PlaqueBorder.LikelyShare)[0];

        Assert.Equal(0, MaskOperations.AndNot(moved, skin).CountIn());
        Assert.True(MaskOperations.Dice(moved, MaskOperations.And(Plaque, skin)) > 0.98);
    }

    [Fact]
    public void AProbabilityOfOneOrNoneIsAsGoodAsAnyOther()
    {
        Mask moved = Move(Blood((Plaque, 8)), Plaque, Scene.Of(Plaque, 1, 0));

        Assert.True(MaskOperations.Dice(moved, Plaque) > 0.985);
    }

    private static Mask Move(Plane blood, Mask found, Plane probability) =>
        new PlaqueBorder(Scene.Map(new Plane(Size), blood), Plain, probability).Move(found, PlaqueBorder.LikelyShare)[0];

    /// <summary>A classifier that has found the plaque, and tells nothing more about where it ends.</summary>
    private static Plane Unsure(Mask found) => Shapes.Constant(found.Size, 0.6f);

    /// <summary>Blood where the masks lie, the later ones over the earlier.</summary>
    private static Plane Blood(params (Mask Where, float Amount)[] layers) =>
        layers.Aggregate(new Plane(Size), (plane, layer) => Shapes.Paint(plane, layer.Where, layer.Amount));
}
