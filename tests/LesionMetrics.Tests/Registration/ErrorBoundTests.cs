using LesionMetrics.Imaging;
using LesionMetrics.Registration;

namespace LesionMetrics.Tests.Registration;

/// <summary>What most of an area stays within, from the bound of each cell.</summary>
public sealed class ErrorBoundTests
{
    private static readonly ImageSize Working = new(10 * CellCorrelator.Cell, CellCorrelator.Cell);

    [Theory]
    [InlineData(10, 1f)]
    [InlineData(5, 30f)]
    public void ARimBeyondWhatWasMeasuredCountsOnceItIsMoreThanATenth(int cells, float expected)
    {
        Plane local = new(10, 1);
        local.WritableSamples.Fill(1f);
        local.WritableSamples[0] = 30;
        Assert.Equal(expected, ErrorBound.MostOf(local, Working, First(cells)));
    }

    [Fact]
    public void CellsCountByTheAreaThatLiesInThem()
    {
        Plane local = new(10, 1);
        local.WritableSamples.Fill(2f);
        local.WritableSamples[0] = 50;
        Mask mask = First(2);
        mask.WritableRow(0)[..(CellCorrelator.Cell - 1)].Clear();
        for (int y = 1; y < mask.Height; y++)
        {
            mask.WritableRow(y)[..CellCorrelator.Cell].Clear();
        }

        Assert.Equal(2f, ErrorBound.MostOf(local, Working, mask));
    }

    [Fact]
    public void AMaskOfAnotherSizeIsReadAtItsPlace()
    {
        Plane local = new(10, 1);
        local.WritableSamples[9] = 7;
        Mask mask = new(new ImageSize(20, 3));
        mask.WritableRow(1)[19] = Mask.In;
        Assert.Equal(7f, ErrorBound.MostOf(local, Working, mask));
    }

    [Fact]
    public void WhatNoPhotoShowsHasNoBound()
    {
        Plane local = new(10, 1);
        local.WritableSamples.Fill(float.NaN);
        Assert.Null(ErrorBound.MostOf(local, Working, First(10)));
        Assert.Null(ErrorBound.MostOf(new Plane(10, 1), Working, new Mask(Working)));
    }

    private static Mask First(int cells)
    {
        Mask mask = new(Working);
        for (int y = 0; y < mask.Height; y++)
        {
            mask.WritableRow(y)[..(cells * CellCorrelator.Cell)].Fill(Mask.In);
        }

        return mask;
    }
}
