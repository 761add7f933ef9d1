using LesionMetrics.Filtering;
using LesionMetrics.Imaging;
using LesionMetrics.Segmentation;
using LesionMetrics.Tests.Measurement;

namespace LesionMetrics.Tests.Segmentation;

public sealed class FigureCutTests
{
    private static readonly ImageSize Size = new(200, 200);

    private static readonly Mask Lesion = Shapes.Disc(Size, 100, 100, 32);

    /// <summary>Known too small, too large, and beside its place.</summary>
    [Theory]
    [InlineData(100, 100, 27)]
    [InlineData(100, 100, 38)]
    [InlineData(105, 97, 32)]
    public void TheBorderIsFoundFromNearby(double x, double y, double radius)
    {
        Mask found = Likely(Photo(Scene.Of(Lesion, -0.15f, 0)), Shapes.Disc(Size, x, y, radius));

        Assert.InRange(MaskOperations.Dice(found, Lesion), 0.97, 1);
    }

    /// <summary>White with horn above, red below: each half has an edge of its own.</summary>
    [Fact]
    public void WhatHasTwoColorsIsOneThing()
    {
        Mask horn = MaskOperations.And(Lesion, Scene.Rows(Size, 0, 95));
        LogImage photo = Photo(Scene.Of(Lesion, -0.15f, 0)).Select(plane => PlaneArithmetic.Add(plane, Scene.Of(horn, 0.35f, 0)));

        Assert.InRange(MaskOperations.Dice(Likely(photo, Shapes.Disc(Size, 100, 102, 29)), Lesion), 0.95, 1);
    }

    /// <summary>Hardly redder than the mottling of skin: color says little, and the edge is no stronger than others.</summary>
    [Fact]
    public void PlausibleBordersLieWhereColorsDoNotSay()
    {
        Plane belonging = Assert.IsType<Plane>(FigureCut.Belonging(Photo(GaussianFilter.Blur(Scene.Of(Lesion, -0.03f, 0), 6)), Lesion, null));

        (long strict, long likely, long lenient) = (Count(belonging, 0.65f), Count(belonging, 0.5f), Count(belonging, 0.35f));
        Assert.True(strict < likely && likely < lenient, $"{strict}, {likely}, {lenient}");
        Assert.InRange(strict / (double)lenient, 0.4, 0.85);
    }

    /// <summary>One with an edge all around is as large whatever the odds.</summary>
    [Fact]
    public void AClearEdgeLeavesNoDoubt()
    {
        Plane belonging = Assert.IsType<Plane>(FigureCut.Belonging(Photo(Scene.Of(Lesion, -0.4f, 0)), Shapes.Disc(Size, 102, 100, 30), null));

        Assert.InRange(Count(belonging, 0.65f) / (double)Count(belonging, 0.35f), 0.95, 1);
    }

    /// <summary>A second spot, redder still, lies in the band and belongs not to it.</summary>
    [Fact]
    public void WhatLiesApartIsNoPartOfIt()
    {
        Mask spot = Shapes.Disc(Size, 100, 57, 5);

        Mask found = Likely(Photo(Scene.Of(MaskOperations.Or(Lesion, spot), -0.3f, 0)), Shapes.Disc(Size, 100, 100, 38));

        Assert.Equal(0, MaskOperations.IntersectionCount(found, spot));
        Assert.InRange(MaskOperations.Dice(found, Lesion), 0.96, 1);
    }

    /// <summary>The lower rim, hidden by a stroke: the colors there are made up.</summary>
    [Fact]
    public void WhatIsBarredIsNoPartOfIt()
    {
        Mask stroke = Scene.Rows(Size, 124, 134);

        Mask found = new Figure(FigureCut.Belonging(Photo(Scene.Of(Lesion, -0.15f, 0)), MaskOperations.AndNot(Lesion, stroke), stroke)!).From(0.75f);

        Assert.Equal(0, MaskOperations.IntersectionCount(found, stroke));
        Assert.InRange(MaskOperations.Dice(found, MaskOperations.AndNot(Lesion, stroke)), 0.95, 1);
    }

    /// <summary>Specks as pale as skin all over its rim and red ones beyond: an outline about each would be longer than one about the whole.</summary>
    [Fact]
    public void TheBorderIsNoLongerThanItNeedsToBe()
    {
        Mask specks = new(Size);
        for (int i = 0; i < 60; i++)
        {
            double angle = 2 * Math.PI * i / 60;
            double radius = i % 2 == 0 ? 29 : 35;
            specks = MaskOperations.Or(specks, Shapes.Disc(Size, 100 + (radius * Math.Cos(angle)), 100 + (radius * Math.Sin(angle)), 1.2));
        }

        Mask red = MaskOperations.Or(MaskOperations.AndNot(Lesion, specks), MaskOperations.AndNot(specks, Lesion));

        Mask found = Likely(Photo(Scene.Of(red, -0.15f, 0)), Lesion);

        long rim = MaskOperations.AndNot(found, Morphology.Erode(found, 1)).CountIn();
        Assert.InRange(rim / (2 * Math.PI * 32), 0.8, 1.15);
        Assert.InRange(MaskOperations.Dice(found, Lesion), 0.96, 1);
    }

    /// <summary>What is as dark as neither: a few pixels of a kind that no distribution of color foresees do not outweigh the rest of the border.</summary>
    [Fact]
    public void AColorFarFromBothDecidesNoMoreThanAnother()
    {
        Mask speck = Shapes.Disc(Size, 100, 136, 3);
        Plane white = Scene.Of(speck, 0.8f, 0);

        Mask found = Likely(Photo(Scene.Of(Lesion, -0.15f, 0)).Select(plane => PlaneArithmetic.Add(plane, white)), Lesion);

        Assert.InRange(MaskOperations.Dice(found, Lesion), 0.97, 1);
    }

    [Fact]
    public void AHoleBelongsToIt()
    {
        Mask hole = Shapes.Disc(Size, 100, 124, 4);

        Mask found = Likely(Photo(Scene.Of(MaskOperations.AndNot(Lesion, hole), -0.15f, 0)), Lesion);

        Assert.Equal(hole.CountIn(), MaskOperations.IntersectionCount(found, hole));
    }

    /// <summary>A line has no middle that surely belongs to it; beyond the whole photo nothing lies.</summary>
    [Fact]
    public void WhatHasNoMiddleOrNoGroundHasNoBorderToSeek()
    {
        LogImage photo = Photo(Scene.Of(Lesion, -0.15f, 0));

        Assert.Null(FigureCut.Belonging(photo, Scene.Rows(Size, 100, 104), null));
        Assert.Null(FigureCut.Belonging(photo, Mask.Full(Size), null));
    }

    /// <summary>Of one color throughout, where no edge is typical.</summary>
    [Fact]
    public void AnEvenPhotoHasNoNumberThatIsNone()
    {
        Plane plain = Shapes.Constant(Size, -0.4f);

        Plane belonging = Assert.IsType<Plane>(FigureCut.Belonging(new LogImage(plain, plain, plain), Lesion, null));

        Assert.All(belonging.Samples.ToArray(), value => Assert.InRange(value, 0, 1.0001f));
    }

    private static Mask Likely(LogImage photo, Mask piece) => new Figure(FigureCut.Belonging(photo, piece, null)!).From(Figure.LikelyProbability);

    private static long Count(Plane belonging, float threshold) => new Figure(belonging).From(threshold).CountIn();

    /// <summary>Mottled skin, redder by what green loses, of which blue loses four fifths.</summary>
    private static LogImage Photo(Plane green)
    {
        Plane mottling = Scene.Mottling(Size, 3, 11);
        Plane other = Scene.Mottling(Size, 3, 12);
        return new LogImage(
            PlaneArithmetic.Scale(mottling, 20, 0.01),
            PlaneArithmetic.Add(PlaneArithmetic.Scale(mottling, 30, 0.012), green),
            PlaneArithmetic.Add(PlaneArithmetic.Scale(PlaneArithmetic.Add(mottling, other), 40, 0.012), PlaneArithmetic.Scale(green, 0, 0.8)));
    }
}
