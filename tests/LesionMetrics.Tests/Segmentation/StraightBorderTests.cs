using LesionMetrics.Filtering;
using LesionMetrics.Imaging;
using LesionMetrics.Segmentation;
using LesionMetrics.Tests.Measurement;

namespace LesionMetrics.Tests.Segmentation;

public sealed class StraightBorderTests
{
    private static readonly ImageSize Size = new(400, 300);

    [Theory]
    [InlineData(200, 260, 4)]
    [InlineData(300, 299, -30)]
    [InlineData(60, 150, 100)]
    [InlineData(200, 30, 180)]
    public void ClothBesideALimbEndsInALine(double x, double y, double degrees) => Assert.True(IsStraight(Straight.Below(Size, x, y, degrees)));

    [Theory]
    [InlineData(0)]
    [InlineData(22.5)]
    [InlineData(-61)]
    public void SoDoesARuler(double degrees) => Assert.True(IsStraight(Straight.Box(Size, 200, 150, 60, 12, degrees)));

    /// <summary>One line counts, whatever the rest of the outline is like.</summary>
    [Fact]
    public void ALabelThatTouchesClothDoes() =>
        Assert.True(IsStraight(MaskOperations.Or(Straight.Box(Size, 200, 200, 45, 20, 30), Shapes.Disc(Size, 200, 290, 80))));

    [Fact]
    public void ALimbBendsALittle()
    {
        Assert.True(IsStraight(Straight.Below(Size, 200, 260, 0, 1.5)));
        Assert.False(IsStraight(Straight.Below(Size, 200, 240, 0, 30)));
    }

    /// <summary>A patch over half of the photo, of which one edge out of many is straight, is one all the same; the same edge on a small piece is cut.</summary>
    [Theory]
    [InlineData(120, 115, false)]
    [InlineData(45, 30, true)]
    public void OfALargeOutlineSomePartMayBeALine(double radius, double distance, bool expected) =>
        Assert.Equal(expected, IsStraight(MaskOperations.And(Shapes.Disc(Size, 200, 150, radius), Straight.Turned(Size, 200, 150, 20, (_, v) => v <= distance))));

    /// <summary>A long line may waver by a pixel, where a short one may not.</summary>
    [Theory]
    [InlineData(400, true)]
    [InlineData(80, false)]
    public void ALongLineMayWaver(double length, bool expected) =>
        Assert.Equal(expected, IsStraight(Straight.Turned(Size, 200, 240, 0, (u, v) => Math.Abs(u) <= length / 2 && v >= 1.1 * Math.Sin(2 * Math.PI * u / 30) && v < 20 + (u * u / 100))));

    [Theory]
    [InlineData(200, 300, 40)]
    [InlineData(200, 320, 60)]
    [InlineData(0, 300, 70)]
    [InlineData(200, 150, 100)]
    public void ALesionDoesNot(double x, double y, double radius) => Assert.False(IsStraight(Shapes.Disc(Size, x, y, radius)));

    [Fact]
    public void AShortLineIsNone() => Assert.False(IsStraight(Straight.Box(Size, 200, 150, 20, 20, 10)));

    /// <summary>A plaque under a label has its outline within.</summary>
    [Fact]
    public void WhatAHoleIsBoundedByIsNone() =>
        Assert.False(IsStraight(MaskOperations.AndNot(Shapes.Disc(Size, 200, 150, 100), Straight.Box(Size, 200, 150, 60, 30, 10))));

    /// <summary>The edge of a region of interest is a frame: there a patch is cut straight, and within it cloth is.</summary>
    [Fact]
    public void TheEdgeOfTheRegionOfInterestIsAFrame()
    {
        Mask roi = Straight.Box(Size, 200, 150, 150, 100, 0);
        Mask patch = MaskOperations.And(Shapes.Disc(Size, 200, 250, 60), roi);

        Assert.False(StraightBorder.Has(patch, Mask.Full(Size), roi));
        Assert.True(StraightBorder.Has(patch, Mask.Full(Size), null));
        Assert.True(StraightBorder.Has(MaskOperations.And(Straight.Below(Size, 300, 230, -40), roi), roi, roi));
    }

    /// <summary>A patch at the edge of a limb ends with it.</summary>
    [Fact]
    public void WhereSkinEndsALesionIsCut()
    {
        Mask limb = Straight.Below(Size, 200, 100, 5);
        Mask patch = MaskOperations.And(Shapes.Disc(Size, 200, 110, 70), limb);

        Assert.False(StraightBorder.Has(patch, limb, null));
        Assert.True(StraightBorder.Has(patch, Mask.Full(Size), null));
    }

    private static bool IsStraight(Mask piece) => StraightBorder.Has(piece, Mask.Full(Size), null);
}
