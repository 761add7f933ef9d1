using LesionMetrics.Filtering;
using LesionMetrics.Imaging;
using LesionMetrics.Segmentation;
using LesionMetrics.Tests.Measurement;

namespace LesionMetrics.Tests.Segmentation;

/// <summary>A lesion of the baseline of which the follow-up has nothing, or next to nothing.</summary>
public sealed class VanishedLesionsTests
{
    private static readonly ImageSize Size = new(500, 400);
    private static readonly Mask None = new(Size);
    private static readonly Mask Former = Shapes.Disc(Size, 250, 200, 50);

    [Theory]
    [InlineData(LesionKind.Plaque)]
    [InlineData(LesionKind.Depigmented)]
    public void WhatTheClassifierHalfSuspectsMayHaveBeenOverlooked(LesionKind kind)
    {
        Mask? vanished = Find(kind, 0.15f, Former, None);

        Assert.NotNull(vanished);
        Assert.Equal(Former.Pixels.ToArray(), vanished.Pixels.ToArray());
        Assert.Null(Find(kind == LesionKind.Plaque ? LesionKind.Depigmented : LesionKind.Plaque, 0.15f, None, None));
    }

    [Fact]
    public void WhatItDoesNotSuspectHasHealed() => Assert.Null(Find(LesionKind.Plaque, 0.05f, Former, None));

    [Theory]
    [InlineData(8, true)]
    [InlineData(20, false)]
    public void WhatWasFoundInPartIsMeasured(double radius, bool expected) =>
        Assert.Equal(expected, Find(LesionKind.Plaque, 0.15f, Former, Shapes.Disc(Size, 250, 200, radius)) is not null);

    [Theory]
    [InlineData(9, false)]
    [InlineData(13, true)]
    public void ASpeckIsNotAskedAbout(double radius, bool expected) =>
        Assert.Equal(expected, Find(LesionKind.Plaque, 0.15f, Shapes.Disc(Size, 250, 200, radius), None) is not null);

    [Fact]
    public void EachLesionIsAskedAboutByItself()
    {
        Mask found = Shapes.Disc(Size, 100, 100, 40);

        Mask? vanished = Find(LesionKind.Plaque, 0.15f, MaskOperations.Or(Former, found), found);

        Assert.Equal(Former.Pixels.ToArray(), vanished!.Pixels.ToArray());
    }

    private static Mask? Find(LesionKind kind, float probability, Mask former, Mask found)
    {
        Plane none = new(Size);
        Plane everywhere = Shapes.Constant(Size, probability);
        bool plaque = kind == LesionKind.Plaque;
        LesionMask lesions = new(found, found, found);
        SegmentedPhoto photo = new(
            null!,
            plaque ? LesionMask.Empty(Size) : lesions,
            plaque ? lesions : LesionMask.Empty(Size),
            None,
            Scene.Stage(Scene.Map(none, none), Mask.Full(Size)),
            plaque ? new LesionProbabilities(none, everywhere) : new LesionProbabilities(everywhere, none));
        return VanishedLesions.Find(photo, plaque ? new FormerLesions(None, former) : new FormerLesions(former, None), kind);
    }
}
