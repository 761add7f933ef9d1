using LesionMetrics.Imaging;
using LesionMetrics.Segmentation;

namespace LesionMetrics.Tests.Segmentation;

public sealed class SkinVariationTests
{
    private static readonly ImageSize Size = new(320, 320);

    [Fact]
    public void MottlingVariesMostAtItsOwnSize()
    {
        SkinVariation variation = SkinVariation.Of(Scene.Mottling(Size, 6, 1), Mask.Full(Size));

        double own = variation.At(6.0 / 320);
        Assert.InRange(own, 0.2, 0.9);
        Assert.True(own > 3 * variation.At(0.002), "A finer scale holds less of it.");
    }

    [Fact]
    public void BetweenTwoScalesItIsInterpolated()
    {
        SkinVariation variation = SkinVariation.Of(Scene.Mottling(Size, 3, 2), Mask.Full(Size));

        Assert.Equal(Math.Sqrt(variation.At(0.008) * variation.At(0.016)), variation.At(0.008 * Math.Sqrt(2)), 1e-9);
        Assert.Equal(variation.At(0.032), variation.At(0.3), 1e-12);
        Assert.Equal(variation.At(0.002), variation.At(1e-5), 1e-12);
    }

    [Fact]
    public void WhatLiesOutsideTheSupportDoesNotCount()
    {
        Mask left = new(Size);
        Plane change = Scene.Mottling(Size, 4, 3);
        Plane spoiled = new(Size);
        for (int y = 0; y < Size.Height; y++)
        {
            left.WritableRow(y)[..160].Fill(Mask.In);
            change.Row(y).CopyTo(spoiled.WritableRow(y));
            spoiled.WritableRow(y)[160..].Fill(1000);
        }

        Assert.Equal(SkinVariation.Of(change, left).At(0.01), SkinVariation.Of(spoiled, left).At(0.01), 1e-3);
    }
}
