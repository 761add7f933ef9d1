using LesionMetrics.Imaging;
using LesionMetrics.Measurement;

namespace LesionMetrics.Tests.Measurement;

public sealed class SmoothMaskTests
{
    [Fact]
    public void EnlargingKeepsShareOfArea()
    {
        ImageSize small = new(200, 150);
        ImageSize large = new(613, 459);
        Mask disc = Shapes.Disc(small, 90, 70, 33);

        double before = disc.CountIn() / (double)small.PixelCount;
        double after = SmoothMask.Enlarge(disc, large).CountIn() / (double)large.PixelCount;

        Assert.InRange(after / before, 0.99, 1.01);
    }

    [Fact]
    public void WarpingByAShiftMovesTheMask()
    {
        ImageSize size = new(80, 60);
        Plane x = new(size);
        Plane y = new(size);
        for (int row = 0; row < size.Height; row++)
        {
            for (int column = 0; column < size.Width; column++)
            {
                x.WritableRow(row)[column] = column + 7;
                y.WritableRow(row)[column] = row - 3;
            }
        }

        Mask moved = SmoothMask.Warp(Shapes.Disc(size, 40, 30, 9), x, y);

        Assert.Equal(Shapes.Disc(size, 33, 33, 9).Pixels.ToArray(), moved.Pixels.ToArray());
    }

    [Fact]
    public void WhatHasNoCounterpartIsOut()
    {
        ImageSize size = new(20, 20);
        Plane nowhere = Shapes.Constant(size, float.NaN);

        Assert.Equal(0, SmoothMask.Warp(Mask.Full(size), nowhere, nowhere).CountIn());
    }
}
