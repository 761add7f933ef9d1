using LesionMetrics.Filtering;
using LesionMetrics.Imaging;
using LesionMetrics.Segmentation;
using LesionMetrics.Tests.Measurement;

namespace LesionMetrics.Tests.Segmentation;

public sealed class PieceJudgeTests
{
    private static readonly ImageSize Size = new(300, 200);
    private static readonly Mask Weak = Shapes.Disc(Size, 70, 100, 15);
    private static readonly Mask Strong = Shapes.Disc(Size, 220, 100, 15);

    [Fact]
    public void APieceIsKeptOrDroppedAsAWhole() => Assert.Equal(Strong.Pixels.ToArray(), Keep(null).Pixels.ToArray());

    [Fact]
    public void AFormerLesionRaisesTheOddsOfAPieceThatLiesThere() =>
        Assert.Equal(MaskOperations.Or(Weak, Strong).Pixels.ToArray(), Keep(Weak).Pixels.ToArray());

    [Fact]
    public void AFormerLesionElsewhereDoesNot() => Assert.Equal(Strong.Pixels.ToArray(), Keep(Shapes.Disc(Size, 150, 30, 15)).Pixels.ToArray());

    [Fact]
    public void NothingFoundIsNothingKept() =>
        Assert.Equal(0, PieceJudge.Judge(new Mask(Size), new Plane(Size), Features(), Stump()).Keep(Mask.Full(Size)).CountIn());

    [Fact]
    public void OnlyAFormerLesionUnderAWeakPieceChangesWhatIsKept()
    {
        Assert.True(Judged().ChangeWith(Weak));
        Assert.False(Judged().ChangeWith(Strong));
        Assert.False(Judged().ChangeWith(new Mask(Size)));
    }

    [Fact]
    public void APieceThatLiesInAFormerLesionOfTheOtherKindIsToldFromOneBesideIt()
    {
        Mask none = new(Size);
        AssertParted(Strong, none, within: Strong, beyond: none);
        AssertParted(Shapes.Disc(Size, 205, 100, 15), none, within: none, beyond: Strong);
        AssertParted(none, none, within: none, beyond: Strong);
    }

    [Fact]
    public void APieceThatIsNoLesionCountsWithinAFormerLesionAlone()
    {
        AssertParted(Weak, new Mask(Size), within: Weak, beyond: Strong);
        AssertParted(Weak, Weak, within: Weak, beyond: Strong);
    }

    private static void AssertParted(Mask other, Mask former, Mask within, Mask beyond)
    {
        (Mask inside, Mask outside) = Judged().Parted(other, former);
        Assert.Equal(within.Pixels.ToArray(), inside.Pixels.ToArray());
        Assert.Equal(beyond.Pixels.ToArray(), outside.Pixels.ToArray());
    }

    /// <summary>Two pieces of 0.59: the one in the middle becomes one of 0.81.</summary>
    [Fact]
    public void WhatThePhotoIsOfIsALesionSoonerThanWhatLiesAside()
    {
        Mask middle = Shapes.Disc(Size, 150, 100, 25);
        Mask aside = Shapes.Disc(Size, 280, 30, 15);
        Plane probability = Scene.Of(MaskOperations.Or(middle, aside), 0.6f, 0);

        Mask kept = PieceJudge.Judge(MaskOperations.Or(middle, aside), probability, Features(), Scene.Judge("probability", 0.75, 0.35, 2.0)).Keep(null);

        Assert.Equal(middle.Pixels.ToArray(), kept.Pixels.ToArray());
    }

    /// <summary>Two pieces of 0.70, where that is enough: with none in the middle both are lesions, beside one that the photo is of neither.</summary>
    [Fact]
    public void WhatLiesAsideOfWhatThePhotoIsOfIsALesionLessSoon()
    {
        Mask middle = Shapes.Disc(Size, 150, 100, 25);
        Mask aside = MaskOperations.Or(Shapes.Disc(Size, 280, 30, 10), Shapes.Disc(Size, 20, 170, 10));

        Assert.Equal(aside.Pixels.ToArray(), Kept(aside).Pixels.ToArray());
        Assert.Equal(middle.Pixels.ToArray(), Kept(MaskOperations.Or(middle, aside)).Pixels.ToArray());

        static Mask Kept(Mask found) =>
            (PieceJudge.Judge(found, Scene.Of(found, 0.9f, 0), Features(), Scene.Judge("probability", 0.75, -0.7, 0.86)) with { LeastOfSurest = 0.7 }).Keep(null);
    }

    private static Mask Keep(Mask? former) => Judged().Keep(former);

    private static JudgedPieces Judged()
    {
        Plane probability = PlaneArithmetic.Add(Scene.Of(Weak, 0.6f, 0), Scene.Of(Strong, 0.9f, 0));
        return PieceJudge.Judge(MaskOperations.Or(Weak, Strong), probability, Features(), Stump());
    }

    private static PieceFeatures Features() =>
        new(Scene.Stage(Scene.Map(new Plane(Size), new Plane(Size)), Mask.Full(Size)), new Mask(Size), LesionKind.Depigmented);

    /// <summary>A lesion with a probability of 0.33 where the mean pixel has less than 0.75, of 0.88 else.</summary>
    private static TreeEnsemble Stump() => Scene.Judge("probability", 0.75, -0.7, 2.0);
}
