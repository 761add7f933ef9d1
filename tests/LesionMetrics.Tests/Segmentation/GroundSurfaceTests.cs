using LesionMetrics.Filtering;
using LesionMetrics.Imaging;
using LesionMetrics.Segmentation;
using LesionMetrics.Tests.Measurement;

namespace LesionMetrics.Tests.Segmentation;

public sealed class GroundSurfaceTests
{
    private static readonly ImageSize Size = new(120, 90);
    private static readonly Mask Middle = Shapes.Disc(Size, 60, 45, 14);

    /// <summary>Light that falls off with the square is ground: what lies in the middle stands out of it, and nothing else.</summary>
    [Fact]
    public void WhatLiesOnBentLightStandsOutAndTheLightDoesNot()
    {
        Plane distance = GroundSurface.Fit(Photo(0.15f)).Distance;

        Assert.True(Quantiles.Median(distance, Middle) > 8, $"{Quantiles.Median(distance, Middle)}");
        Assert.InRange(Quantiles.Median(distance, MaskOperations.Not(Middle)), 0.8, 2.2);
    }

    [Fact]
    public void ExposureAndWhiteBalanceMoveNothing()
    {
        LogImage photo = Photo(0.1f);
        LogImage other = new(PlaneArithmetic.Scale(photo.Red, 0.2, 1), PlaneArithmetic.Scale(photo.Green, -0.1, 1), PlaneArithmetic.Scale(photo.Blue, 0.3, 1));

        Plane expected = GroundSurface.Fit(photo).Distance;
        Plane actual = GroundSurface.Fit(other).Distance;

        for (int i = 0; i < expected.Samples.Length; i++)
        {
            Assert.Equal(expected.Samples[i], actual.Samples[i], 0.01 + (0.001 * expected.Samples[i]));
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 3)]
    [InlineData(40, 1)]
    public void APhotoTooSmallForASurfaceHasFiniteDistances(int width, int height)
    {
        Plane plain = Shapes.Constant(new ImageSize(width, height), -0.5f);

        Assert.All(GroundSurface.Fit(new LogImage(plain, plain, plain)).Distance.Samples.ToArray(), sample => Assert.InRange(sample, 0, 0.1f));
    }

    /// <summary>Mottled skin under light that falls off to the corners, with a disc in its middle that is redder by <paramref name="redness"/>.</summary>
    internal static LogImage Photo(float redness)
    {
        Plane light = new(Size);
        for (int y = 0; y < Size.Height; y++)
        {
            for (int x = 0; x < Size.Width; x++)
            {
                float u = (x - 60) / 60f;
                float v = (y - 45) / 45f;
                light.WritableRow(y)[x] = -0.3f - (0.2f * u * u) - (0.1f * v * v) + (0.1f * u * v);
            }
        }

        Plane mottling = Scene.Mottling(Size, 2, 5);
        return new LogImage(Channel(0.2, 0.005, 0), Channel(0, 0.01, -redness), Channel(-0.2, 0.012, -redness));

        Plane Channel(double level, double scatter, float change) => PlaneArithmetic.Add(
            PlaneArithmetic.Add(PlaneArithmetic.Scale(light, -level, 1), PlaneArithmetic.Scale(mottling, 0, scatter)), Scene.Of(Middle, change, 0));
    }
}
