using LesionMetrics.Filtering;
using LesionMetrics.Imaging;
using LesionMetrics.Phantoms;
using LesionMetrics.Segmentation;
using LesionMetrics.Tests.Measurement;

namespace LesionMetrics.Tests.Segmentation;

/// <summary>A former plaque on mottled skin, of which the classifier sees next to nothing; logarithms of red, green and blue as a test wants them there.</summary>
public sealed class ScaleRemainsTests
{
    private static readonly ImageSize Size = new(500, 400);
    private static readonly Mask Former = Shapes.Disc(Size, 250, 200, 50);

    [Fact]
    public void GrayScaleIsFoundToItsEdge()
    {
        Mask now = Shapes.Disc(Size, 250, 200, 44);

        LesionMask? found = Find(Photo(now, red: -0.1f, green: -0.05f, blue: 0.05f, roughness: 0.05f));

        Assert.NotNull(found);
        Assert.InRange(MaskOperations.Dice(found.Likely, now), 0.95, 1);
        Assert.Equal(0, found.Strict.CountIn());
        Assert.Equal(0, MaskOperations.AndNot(found.Likely, found.Lenient).CountIn());
    }

    [Fact]
    public void HealedSkinHasNone() => Assert.Null(Find(Photo(Former, 0, 0, 0, 0)));

    /// <summary>Melanin takes most from blue: both ratios rise.</summary>
    [Fact]
    public void ADarkSpotIsNoScale() => Assert.Null(Find(Photo(Former, -0.05f, -0.1f, -0.2f, 0.05f)));

    [Fact]
    public void APaleSpotAsSmoothAsSkinIsNoScale() => Assert.Null(Find(Photo(Former, 0.05f, 0.1f, 0.2f, 0)));

    [Fact]
    public void WhatTheClassifierGivesNoChanceIsNone() =>
        Assert.Null(Find(Photo(Former, -0.1f, -0.05f, 0.05f, 0.05f) with { Probabilities = new LesionProbabilities(new Plane(Size), new Plane(Size)) }));

    [Fact]
    public void WhatWasFoundNeedsNoSecondLook()
    {
        Mask part = Shapes.Disc(Size, 250, 200, 20);

        Assert.Null(Find(Photo(Former, -0.1f, -0.05f, 0.05f, 0.05f) with { PlaqueBorders = new LesionMask(part, part, part) }));
    }

    [Fact]
    public void WhereNoPlaqueWasNoneIsMade() =>
        Assert.Null(ScaleRemains.Find(Photo(Former, -0.1f, -0.05f, 0.05f, 0.05f), new FormerLesions(new Mask(Size), new Mask(Size))));

    private static LesionMask? Find(SegmentedPhoto photo) => ScaleRemains.Find(photo, new FormerLesions(new Mask(Size), Former));

    private static SegmentedPhoto Photo(Mask where, float red, float green, float blue, float roughness)
    {
        Plane shade = PlaneArithmetic.Scale(Scene.Mottling(Size, 4, 3), 0, 0.01);
        Plane hue = PlaneArithmetic.Scale(Scene.Mottling(Size, 4, 4), 0, 0.006);
        Plane flakes = PlaneArithmetic.Add(Scene.Of(where, roughness, 0.002f), new Plane(Size));
        RandomStream random = new(9);
        for (int i = 0; i < flakes.Samples.Length; i++)
        {
            flakes.WritableSamples[i] *= (float)random.Normal();
        }

        LogImage residual = new(
            Channel(red, shade),
            Channel(green, PlaneArithmetic.Add(shade, hue)),
            Channel(blue, PlaneArithmetic.Subtract(shade, hue)));
        Plane none = new(Size);
        LesionStage stage = Scene.Stage(new ChromophoreMap(none, 1, none, 1, residual), Mask.Full(Size));
        LesionProbabilities probabilities = new(none, Scene.Of(where, 0.12f, 0));
        return new SegmentedPhoto(null!, LesionMask.Empty(Size), LesionMask.Empty(Size), new Mask(Size), stage, probabilities);

        Plane Channel(float change, Plane mottling) => PlaneArithmetic.Add(PlaneArithmetic.Add(Scene.Of(where, change, 0), mottling), flakes);
    }
}
