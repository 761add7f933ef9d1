using LesionMetrics.Filtering;
using LesionMetrics.Imaging;
using LesionMetrics.Segmentation;

namespace LesionMetrics.Tests.Segmentation;

public sealed class CutPaperTests
{
    private static readonly ImageSize Size = new(400, 300);

    [Theory]
    [InlineData(0)]
    [InlineData(12)]
    [InlineData(45)]
    [InlineData(-70)]
    [InlineData(-22.5)]
    public void ARulerAndALabelAreCut(double degrees)
    {
        Assert.True(IsCut(Straight.Box(Size, 200, 150, 100, 12, degrees)));
        Assert.True(IsCut(Straight.Box(Size, 200, 150, 60, 40, degrees)));
    }

    [Fact]
    public void ARulerThatTheFrameCutsIsCut() => Assert.True(IsCut(Straight.Box(Size, 380, 150, 60, 12, 10)));

    /// <summary>Writing leaves holes, and ticks notches.</summary>
    [Fact]
    public void PrintOnItChangesNothing()
    {
        Mask print = Straight.Turned(Size, 200, 150, 0, (u, v) => (int)Math.Abs(u) % 10 < 2 && v is > 6 and < 13);

        Assert.True(IsCut(MaskOperations.AndNot(Straight.Box(Size, 200, 150, 60, 12, 0), print)));
    }

    [Theory]
    [InlineData(60, 20)]
    [InlineData(60, 12)]
    [InlineData(50, 40)]
    public void AnEllipseIsNot(double halfLength, double halfWidth) =>
        Assert.False(IsCut(Straight.Turned(Size, 200, 150, 15, (u, v) => ((u * u) / (halfLength * halfLength)) + ((v * v) / (halfWidth * halfWidth)) <= 1)));

    /// <summary>A plaque under a label leaves what shows of it about the label.</summary>
    [Fact]
    public void ARingAboutALabelIsNot() =>
        Assert.False(IsCut(MaskOperations.AndNot(Straight.Box(Size, 200, 150, 50, 40, 0), Straight.Box(Size, 200, 150, 42, 32, 0))));

    /// <summary>A patch that fills the photo from side to side has the frame's corners, not its own.</summary>
    [Fact]
    public void WhatTheFrameCutsStraightIsNot() => Assert.False(IsCut(Straight.Below(Size, 200, 180, 0, 3)));

    private static bool IsCut(Mask piece) => CutPaper.Is(PieceOutline.Of(piece, null));
}
