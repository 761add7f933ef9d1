using LesionMetrics.Filtering;
using LesionMetrics.Imaging;
using LesionMetrics.Segmentation;
using LesionMetrics.Tests.Measurement;

namespace LesionMetrics.Tests.Segmentation;

/// <summary>A former patch of which a body, that the classifier has found, and islands are left on mottled skin.</summary>
public sealed class PatchRemainsTests
{
    private static readonly ImageSize Size = new(500, 400);
    private static readonly Mask None = new(Size);
    private static readonly Mask Former = Shapes.Disc(Size, 250, 200, 60);
    private static readonly Mask Body = Shapes.Disc(Size, 225, 200, 22);
    private static readonly Mask Islands = MaskOperations.Or(Shapes.Disc(Size, 275, 180, 8), Shapes.Disc(Size, 280, 215, 8));
    private static readonly FormerLesions Before = new(Former, None);

    [Fact]
    public void IslandsOfTheColorOfItsBodyAreFoundToTheirEdges()
    {
        SegmentedPhoto joined = Join(Photo(Body, Islands, 1));

        Assert.InRange(MaskOperations.Dice(MaskOperations.AndNot(joined.Depigmented, Body), Islands), 0.95, 1);
        Assert.Equal(0, MaskOperations.AndNot(Body, joined.Depigmented).CountIn());
        Assert.Equal(0, MaskOperations.AndNot(joined.Depigmented, joined.DepigmentedBorders.Lenient).CountIn());
        Assert.Equal(Body.Pixels.ToArray(), joined.DepigmentedBorders.Strict.Pixels.ToArray());
        Assert.Equal(0, MaskOperations.IntersectionCount(joined.Unaffected, joined.Depigmented));
    }

    /// <summary>What repigments evenly has lost part of the contrast everywhere.</summary>
    [Theory]
    [InlineData(0.85f, true)]
    [InlineData(0.65f, false)]
    public void WhatHasPartOfTheContrastThroughoutIsOnItsWayBack(float share, bool expected) =>
        Assert.Equal(expected, Join(Photo(Body, Islands, share)).Depigmented.CountIn() > Body.CountIn());

    [Fact]
    public void WhereNothingIsLeftNoneIsMade()
    {
        SegmentedPhoto photo = Photo(None, Islands, 1);

        Assert.Same(photo, Join(photo));
    }

    /// <summary>A twentieth of the former patch: 565 of its 11,300 pixels.</summary>
    [Theory]
    [InlineData(12, false)]
    [InlineData(15, true)]
    public void LittleOfItTellsNoColor(double radius, bool expected)
    {
        Mask body = Shapes.Disc(Size, 225, 200, radius);

        Assert.Equal(expected, Join(Photo(body, Islands, 1)).Depigmented.CountIn() > body.CountIn());
    }

    [Fact]
    public void WhereNoPatchWasNoneIsMade()
    {
        Mask aside = Shapes.Disc(Size, 340, 200, 8);

        SegmentedPhoto joined = Join(Photo(Body, MaskOperations.Or(Islands, aside), 1));

        Assert.Equal(0, MaskOperations.IntersectionCount(joined.Depigmented, aside));
        Assert.True(joined.Depigmented.CountIn() > Body.CountIn());
    }

    [Fact]
    public void WhereAPlaqueWasNoneIsMade()
    {
        SegmentedPhoto photo = Photo(Body, Islands, 1);

        Assert.Same(photo, PatchRemains.Joined(photo, new FormerLesions(Former, Islands), new SegmentationOptions()));
    }

    /// <summary>The smallest lesion is 0.02 % of skin, 40 pixels here.</summary>
    [Theory]
    [InlineData(3, false)]
    [InlineData(5, true)]
    public void ASpeckIsNone(double radius, bool expected)
    {
        SegmentedPhoto photo = Photo(Body, Shapes.Disc(Size, 275, 180, radius), 1);

        SegmentedPhoto joined = PatchRemains.Joined(photo, Before, new SegmentationOptions { MinLesionShare = 0.0002 });

        Assert.Equal(expected, joined.Depigmented.CountIn() > Body.CountIn());
    }

    /// <summary>A flush that is found there now stays one, and hair hides what it covers.</summary>
    [Fact]
    public void WhatIsPlaqueOrHairIsNone()
    {
        SegmentedPhoto photo = Photo(Body, Islands, 1);
        Mask plaque = Shapes.Disc(Size, 275, 180, 8);
        Mask hair = Shapes.Disc(Size, 280, 215, 8);

        photo = photo with { PlaqueBorders = new LesionMask(plaque, plaque, plaque), Stage = photo.Stage with { Hair = hair } };

        Assert.Same(photo, Join(photo));
    }

    /// <summary>Skin that varies by itself by as much as a patch differs from it has such islands anywhere.</summary>
    [Theory]
    [InlineData(0.1f, true)]
    [InlineData(0.5f, false)]
    public void OnSkinThatVariesAsMuchNoneIsTold(float mottling, bool expected) =>
        Assert.Equal(expected, Join(Photo(Body, Islands, 1, mottling)).Depigmented.CountIn() > Body.CountIn());

    private static SegmentedPhoto Join(SegmentedPhoto photo) => PatchRemains.Joined(photo, Before, new SegmentationOptions());

    /// <param name="body">What the classifier has found.</param>
    /// <param name="islands">What it has not.</param>
    /// <param name="share">Share of the body's contrast that these have.</param>
    /// <param name="mottling">Deviation of skin, as a share of the body's contrast.</param>
    private static SegmentedPhoto Photo(Mask body, Mask islands, float share, float mottling = 0.05f)
    {
        Plane pale = PlaneArithmetic.Add(Scene.Of(MaskOperations.Or(body, MaskOperations.AndNot(islands, body)), 1, 0), Scene.Of(MaskOperations.AndNot(islands, body), share - 1, 0));
        Plane blotched = PlaneArithmetic.Add(pale, PlaneArithmetic.Scale(Scene.Mottling(Size, 4, 3), 0, mottling));
        LogImage residual = new(Channel(0.1f, 5), Channel(0.16f, 6), Channel(0.22f, 7));
        Plane none = new(Size);
        LesionStage stage = Scene.Stage(new ChromophoreMap(blotched, 1, none, 1, residual), Mask.Full(Size));
        Mask unaffected = MaskOperations.Not(Shapes.Disc(Size, 250, 200, 75));
        stage = stage with { Reference = stage.Reference with { Unaffected = unaffected } };
        return new SegmentedPhoto(null!, new LesionMask(body, body, body), LesionMask.Empty(Size), unaffected, stage, new LesionProbabilities(none, none));

        Plane Channel(float change, ulong seed) =>
            PlaneArithmetic.Add(PlaneArithmetic.Scale(blotched, 0, change), PlaneArithmetic.Scale(Scene.Mottling(Size, 2, seed), 0, 0.002));
    }
}
