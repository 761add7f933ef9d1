using LesionMetrics.Filtering;
using LesionMetrics.Imaging;
using LesionMetrics.Segmentation;
using LesionMetrics.Tests.Measurement;

namespace LesionMetrics.Tests.Segmentation;

public sealed class FrameLineTests
{
    private static readonly ImageSize Size = new(400, 300);

    [Theory]
    [InlineData(200, 260, 4)]
    [InlineData(350, 299, -30)]
    [InlineData(20, 150, 100)]
    [InlineData(200, 30, 180)]
    public void ClothBesideALimbEndsInALine(double x, double y, double degrees) => Assert.True(IsBounded(Straight.Below(Size, x, y, degrees)));

    [Fact]
    public void ALimbBendsALittle()
    {
        Assert.True(IsBounded(Straight.Below(Size, 200, 260, 0, 2)));
        Assert.False(IsBounded(Straight.Below(Size, 200, 260, 0, 8)));
    }

    [Theory]
    [InlineData(200, 300, 40)]
    [InlineData(200, 320, 60)]
    [InlineData(0, 300, 70)]
    public void APatchThatTheFrameCutsDoesNot(double x, double y, double radius) => Assert.False(IsBounded(Shapes.Disc(Size, x, y, radius)));

    [Fact]
    public void WhatNoFrameCutsDoesNot() => Assert.False(IsBounded(Straight.Box(Size, 200, 150, 80, 0.4, 0)));

    /// <summary>The edge of a region of interest is a frame: a straight border within it is one line.</summary>
    [Fact]
    public void TheEdgeOfTheRegionOfInterestIsAFrame()
    {
        Mask roi = Straight.Box(Size, 200, 150, 150, 100, 0);
        Mask corner = MaskOperations.And(Straight.Below(Size, 300, 230, -40), roi);

        Assert.True(FrameLine.Bounds(PieceOutline.Of(corner, roi, roi)));
        Assert.False(FrameLine.Bounds(PieceOutline.Of(corner, roi, null)));
    }

    /// <summary>A limb that is depigmented all over ends in its own outline, beside which is no skin.</summary>
    [Fact]
    public void ALimbItselfIsNone()
    {
        Mask limb = Straight.Below(Size, 200, 100, 5);

        Assert.False(FrameLine.Bounds(PieceOutline.Of(limb, limb, null)));
    }

    private static bool IsBounded(Mask piece) => FrameLine.Bounds(PieceOutline.Of(piece, Mask.Full(Size), null));
}
