using LesionMetrics.Filtering;
using LesionMetrics.Imaging;
using LesionMetrics.Segmentation;
using LesionMetrics.Tests.Measurement;

namespace LesionMetrics.Tests.Segmentation;

public sealed class FigureFinderTests
{
    private static readonly ImageSize Size = new(200, 200);

    [Fact]
    public void WhatDominatesTheMiddleIsFoundToItsEdge()
    {
        Mask lesion = Shapes.Disc(Size, 108, 94, 30);

        Figure? figure = FigureFinder.Find(Photo(lesion), null);

        Assert.NotNull(figure);
        Assert.InRange(MaskOperations.Dice(figure.From(0.5f), lesion), 0.95, 1);
    }

    /// <summary>Half red, half white with horn: one thing all the same.</summary>
    [Fact]
    public void HornBelongsToIt()
    {
        Mask lesion = Shapes.Disc(Size, 100, 100, 30);
        Mask horn = MaskOperations.And(lesion, Scene.Rows(Size, 0, 100));
        LogImage red = Photo(lesion);
        LogImage photo = red.Select(plane => PlaneArithmetic.Add(plane, Scene.Of(horn, 0.4f, 0)));

        Figure? figure = FigureFinder.Find(photo, null);

        Assert.NotNull(figure);
        Assert.InRange(MaskOperations.Dice(figure.From(0.5f), lesion), 0.9, 1);
    }

    /// <summary>A ring of violet marker about a lesion, which differs from skin more than that does.</summary>
    [Fact]
    public void MarkerAboutItIsNoPartOfIt()
    {
        Mask lesion = Shapes.Disc(Size, 100, 100, 25);
        Mask ring = MaskOperations.AndNot(Shapes.Disc(Size, 100, 100, 42), Shapes.Disc(Size, 100, 100, 36));
        LogImage bare = Photo(lesion);
        LogImage photo = new(
            PlaneArithmetic.Add(bare.Red, Scene.Of(ring, -0.35f, 0)),
            PlaneArithmetic.Add(bare.Green, Scene.Of(ring, -0.35f, 0)),
            PlaneArithmetic.Add(bare.Blue, Scene.Of(ring, -0.1f, 0)));

        Figure? figure = FigureFinder.Find(photo, null);

        Assert.NotNull(figure);
        Assert.InRange(MaskOperations.Dice(figure.From(0.5f), lesion), 0.85, 1);
    }

    /// <summary>A ring that was filled with what lies within it looks like more of it.</summary>
    [Fact]
    public void WhatMarkerHidIsNoPartOfIt()
    {
        Mask lesion = Shapes.Disc(Size, 100, 100, 25);
        Mask ring = MaskOperations.AndNot(Shapes.Disc(Size, 100, 100, 45), lesion);
        LogImage filled = Photo(MaskOperations.Or(lesion, ring));

        Figure hidden = FigureFinder.Find(filled, ring)!;

        Assert.InRange(MaskOperations.Dice(hidden.From(0.5f), lesion), 0.95, 1);
        Assert.True(FigureFinder.Find(filled, null)!.From(0.5f).CountIn() > 1.5 * lesion.CountIn());
    }

    [Fact]
    public void PlainSkinHasNone() => Assert.Null(FigureFinder.Find(Photo(new Mask(Size)), null));

    [Fact]
    public void OneOfManyIsNone()
    {
        Mask many = Shapes.Disc(Size, 100, 100, 18);
        foreach ((int x, int y) in new[] { (30, 30), (30, 170), (170, 30), (170, 170) })
        {
            many = MaskOperations.Or(many, Shapes.Disc(Size, x, y, 18));
        }

        Assert.Null(FigureFinder.Find(Photo(many), null));
    }

    /// <summary>A second spot of four ninths of its area, as red.</summary>
    [Fact]
    public void DominanceIsItsShareOfAllThatDiffersAsMuch()
    {
        Mask lesion = Shapes.Disc(Size, 100, 100, 30);

        Assert.InRange(FigureFinder.Find(Photo(lesion), null)!.Dominance, 0.95, 1);
        Assert.InRange(FigureFinder.Find(Photo(MaskOperations.Or(lesion, Shapes.Disc(Size, 170, 30, 20))), null)!.Dominance, 0.62, 0.76);
    }

    /// <summary>Two more as red, each of 0.81 and 1.1 times its area: it is 0.38 and 0.31 of them all.</summary>
    [Theory]
    [InlineData(18, true)]
    [InlineData(21, false)]
    public void OneThatDominatesTooLittleIsNone(double radius, bool expected)
    {
        Mask all = new[] { Shapes.Disc(Size, 100, 100, 20), Shapes.Disc(Size, 30, 30, radius), Shapes.Disc(Size, 170, 30, radius) }.Aggregate(MaskOperations.Or);

        Assert.Equal(expected, FigureFinder.Find(Photo(all), null) is not null);
    }

    [Theory]
    [InlineData(45, 100)]
    [InlineData(100, 160)]
    public void WhatLiesAsideIsNone(double x, double y) => Assert.Null(FigureFinder.Find(Photo(Shapes.Disc(Size, x, y, 20)), null));

    [Fact]
    public void ASpeckIsNone() => Assert.Null(FigureFinder.Find(Photo(Shapes.Disc(Size, 100, 100, 5)), null));

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 2)]
    public void ATinyPhotoHasNone(int width, int height)
    {
        Plane plain = Shapes.Constant(new ImageSize(width, height), -0.4f);

        Assert.Null(FigureFinder.Find(new LogImage(plain, plain, plain), null));
    }

    /// <summary>Mottled skin with redder places.</summary>
    private static LogImage Photo(Mask red)
    {
        Plane mottling = Scene.Mottling(Size, 3, 11);
        Plane other = Scene.Mottling(Size, 3, 12);
        return new LogImage(
            PlaneArithmetic.Scale(mottling, 20, 0.01),
            PlaneArithmetic.Add(PlaneArithmetic.Scale(mottling, 30, 0.012), Scene.Of(red, -0.15f, 0)),
            PlaneArithmetic.Add(PlaneArithmetic.Scale(PlaneArithmetic.Add(mottling, other), 40, 0.012), Scene.Of(red, -0.12f, 0)));
    }
}
