using LesionMetrics.Filtering;
using LesionMetrics.Imaging;
using LesionMetrics.Segmentation;

namespace LesionMetrics.Tests.Segmentation;

public sealed class LightHairDetectorTests
{
    private const float Skin = -0.5f;
    private static readonly ImageSize Size = new(1200, 900);
    private static readonly SegmentationOptions Options = new();
    private static readonly Mask None = new(Size);

    [Fact]
    public void ALightHairIsFilledWithTheSkinBesideIt()
    {
        Mask hair = Box(300, 100, 3, 400);

        HairMap found = HairDetector.Detect(Picture((hair, -0.1f)), Options);

        Assert.Equal(hair.CountIn(), MaskOperations.IntersectionCount(found.Light, hair));
        Assert.Equal(found.Light.Pixels.ToArray(), found.Hair.Pixels.ToArray());
        Assert.Equal(Skin, found.Filled.Green[301, 300], 1e-4f);
        Assert.Equal(Skin, found.Filled.Red[301, 300], 1e-4f);
    }

    /// <summary>White hairs that cross are one piece, hardly longer than it is wide, yet thin throughout.</summary>
    [Fact]
    public void SoAreHairsThatCross()
    {
        Mask hairs = MaskOperations.Or(MaskOperations.Or(Box(300, 100, 3, 400), Box(250, 300, 400, 3)), MaskOperations.Or(Box(500, 120, 3, 300), Box(280, 200, 350, 3)));

        Assert.Equal(hairs.CountIn(), MaskOperations.IntersectionCount(HairDetector.Detect(Picture((hairs, -0.1f)), Options).Light, hairs));
    }

    /// <summary>A flake of scale and a small patch are as bright and as narrow as hair.</summary>
    [Theory]
    [InlineData(9, 9)]
    [InlineData(7, 30)]
    [InlineData(40, 40)]
    public void WhatIsNotLongAndThinIsNone(int width, int height) =>
        Assert.Equal(0, HairDetector.Detect(Picture((Box(300, 100, width, height), -0.1f)), Options).Hair.CountIn());

    [Fact]
    public void TheSkinBetweenTwoDarkHairsIsNone()
    {
        Mask pair = MaskOperations.Or(Box(300, 100, 5, 400), Box(309, 100, 5, 400));

        HairMap found = HairDetector.Detect(Picture((pair, -1f)), Options);

        Assert.Equal(pair.CountIn(), MaskOperations.IntersectionCount(found.Hair, pair));
        Assert.Equal(0, found.Light.CountIn());
    }

    /// <summary>Both are filled from skin, not from each other.</summary>
    [Fact]
    public void LightHairBesideDarkHairTakesNoneOfItsColor()
    {
        HairMap found = HairDetector.Detect(Picture((Box(300, 100, 3, 400), -0.1f), (Box(306, 100, 4, 400), -1f)), Options);

        Assert.Equal(Skin, found.Filled.Green[301, 300], 1e-3f);
        Assert.Equal(Skin, found.Filled.Green[308, 300], 1e-3f);
    }

    /// <summary>It is lighter than unaffected skin, as an island of pigment may be; that it is no island is known.</summary>
    [Fact]
    public void WideLightHairIsNotGivenBackAsPigment()
    {
        Mask hair = Box(300, 100, 7, 500);

        HairMap spared = HairDetector.SpareIslands(HairDetector.Detect(Picture((hair, -0.1f)), Options), Scene.Of(None, 0, Skin), Options);

        Assert.Equal(hair.CountIn(), MaskOperations.IntersectionCount(spared.Hair, hair));
        Assert.Equal(Skin, spared.Filled.Green[303, 300], 1e-4f);
    }

    private static LogImage Picture(params (Mask Where, float Log)[] drawn)
    {
        Plane plane = Scene.Of(None, 0, Skin);
        foreach ((Mask where, float log) in drawn)
        {
            for (int i = 0; i < plane.Samples.Length; i++)
            {
                plane.WritableSamples[i] = where.Pixels[i] != Mask.Out ? log : plane.Samples[i];
            }
        }

        return new LogImage(plane, plane, plane);
    }

    private static Mask Box(int left, int top, int width, int height)
    {
        Mask mask = new(Size);
        for (int y = top; y < top + height; y++)
        {
            mask.WritableRow(y).Slice(left, width).Fill(Mask.In);
        }

        return mask;
    }
}
