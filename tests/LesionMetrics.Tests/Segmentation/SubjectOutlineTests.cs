using LesionMetrics.Filtering;
using LesionMetrics.Imaging;
using LesionMetrics.Segmentation;
using LesionMetrics.Tests.Measurement;

namespace LesionMetrics.Tests.Segmentation;

public sealed class SubjectOutlineTests
{
    private static readonly Mask Most = MaskOperations.AndNot(CloseUp.Lesion, Shapes.Disc(CloseUp.Size, 200, 20, 150));

    [Fact]
    public void WhereTheClassifierSeesPlaqueInPartTheWholeFigureIsOne()
    {
        Mask part = MaskOperations.And(CloseUp.Lesion, Scene.Rows(CloseUp.Size, 0, 180));

        LesionMask found = CloseUp.Find(CloseUp.Stage(), Scene.Of(part, 0.9f, 0));

        Assert.True(MaskOperations.Dice(found.Likely, CloseUp.Lesion) > 0.97);
        Assert.Equal(0, MaskOperations.AndNot(found.Strict, found.Likely).CountIn());
        Assert.Equal(0, MaskOperations.AndNot(found.Likely, found.Lenient).CountIn());
    }

    /// <summary>Two outlines that far apart are no sure one: what both hold is, and the row asks for review.</summary>
    [Fact]
    public void WhereFigureAndClassifierDifferOnlyWhatBothHoldIsSure()
    {
        Mask part = MaskOperations.Or(MaskOperations.AndNot(CloseUp.Lesion, Shapes.Disc(CloseUp.Size, 200, 330, 150)), MaskOperations.And(Shapes.Disc(CloseUp.Size, 200, 145, 20), Scene.Rows(CloseUp.Size, 0, 150)));

        LesionMask found = CloseUp.Find(CloseUp.Stage(), Scene.Of(part, 0.9f, 0));

        Assert.True(MaskOperations.Dice(found.Strict, MaskOperations.And(part, CloseUp.Lesion)) > 0.95);
        Assert.True(MaskOperations.Dice(found.Lenient, MaskOperations.Or(part, CloseUp.Lesion)) > 0.97);
        Assert.True(MaskOperations.AndNot(part, found.Lenient).CountIn() < 0.02 * part.CountIn());
        Assert.True(found.Strict.CountIn() < 0.8 * found.Likely.CountIn());
    }

    /// <summary>The classifier's own outline of a figure moves with every change of the photo, the figure's holds still; where they differ stays in doubt.</summary>
    [Fact]
    public void WhereBothAgreeTheFiguresOutlineStands()
    {
        LesionMask found = CloseUp.Find(CloseUp.Stage(blood: Most), Scene.Of(Most, 0.998f, 0));

        Assert.True(MaskOperations.Dice(Most, CloseUp.Lesion) is > 0.75 and < 0.95);
        Assert.True(MaskOperations.Dice(found.Likely, CloseUp.Lesion) > 0.97);
        Assert.True(MaskOperations.Dice(found.Strict, MaskOperations.And(Most, CloseUp.Lesion)) > 0.97);
    }

    /// <summary>A mole in the middle of the photo stands out as much as a plaque: what the classifier finds on it is not made whole.</summary>
    [Fact]
    public void AFigureThatTheClassifierHoldsForNoPlaqueChangesNothing()
    {
        Mask part = Shapes.Disc(CloseUp.Size, 200, 200, 15);

        Assert.InRange(CloseUp.Find(CloseUp.Stage(), Scene.Of(part, 0.9f, 0)).Likely.CountIn(), 0.7 * part.CountIn(), 1.3 * part.CountIn());
    }

    [Fact]
    public void WithoutAFigureThePiecesStand()
    {
        Mask part = Shapes.Disc(CloseUp.Size, 200, 180, 30);
        LesionStage stage = CloseUp.Stage() with { Figure = null };

        LesionMask found = CloseUp.Find(stage, Scene.Of(part, 0.9f, 0));

        Assert.InRange(found.Likely.CountIn(), 0.7 * part.CountIn(), 1.3 * part.CountIn());
    }

    /// <summary>What touches it is a flush, which differs from skin by less than it does, or the marker about it, or a plaque of its own.</summary>
    [Fact]
    public void BesideItStaysWhatLiesApartOrDiffersAsMuchAndIsNoMarker()
    {
        Mask second = Shapes.Disc(CloseUp.Size, 330, 330, 20);
        Mask flush = Shapes.Disc(CloseUp.Size, 200, 275, 20);
        Mask third = Shapes.Disc(CloseUp.Size, 110, 200, 34);
        Mask ink = MaskOperations.Or(Shapes.Disc(CloseUp.Size, 330, 60, 20), Shapes.Disc(CloseUp.Size, 280, 200, 25));
        Plane blood = PlaneArithmetic.Add(PlaneArithmetic.Add(Scene.Of(CloseUp.Lesion, 5, 0), Scene.Of(flush, 4, 0)), Scene.Of(MaskOperations.AndNot(MaskOperations.Or(third, ink), CloseUp.Lesion), 6, 0));
        LesionStage stage = CloseUp.Stage() with
        {
            Chromophores = Scene.Map(new Plane(CloseUp.Size), blood) with { Residual = new LogImage(Scene.Of(ink, -0.4f, 0), Scene.Of(ink, -0.4f, 0), Scene.Of(ink, -0.1f, 0)) },
        };
        LesionMask subject = SubjectOutline.Of(stage)!;

        Mask kept = SubjectNeighbors.Of(
            stage, subject, new[] { second, flush, third, ink, CloseUp.Lesion }.Aggregate(MaskOperations.Or));

        Assert.True(MaskOperations.Dice(MaskOperations.Or(second, MaskOperations.AndNot(third, subject.Lenient)), kept) > 0.98);
        Assert.Equal(0, MaskOperations.IntersectionCount(kept, MaskOperations.Or(flush, ink)));
    }

    /// <summary>Four fifths as red as the subject and five times as large, half as red, and less than three times as large.</summary>
    [Theory]
    [InlineData(400, 4, true)]
    [InlineData(400, 2.5f, false)]
    [InlineData(330, 4, false)]
    public void WhatIsMuchLargerAndNearlyAsStrongIsNoFlush(int endRow, float blood, bool expected)
    {
        Mask beside = MaskOperations.AndNot(Scene.Rows(CloseUp.Size, 250, endRow), CloseUp.Lesion);
        LesionStage stage = CloseUp.Stage() with
        {
            Chromophores = Scene.Map(new Plane(CloseUp.Size), PlaneArithmetic.Add(Scene.Of(CloseUp.Lesion, 5, 0), Scene.Of(beside, blood, 0))),
        };

        Mask kept = SubjectNeighbors.Of(stage, SubjectOutline.Of(stage)!, MaskOperations.Or(CloseUp.Lesion, beside));

        Assert.Equal(expected, kept.CountIn() > 0.9 * beside.CountIn());
        Assert.Equal(expected, kept.CountIn() > 0);
    }

    /// <summary>A rim that the classifier draws a little further out is as red as the rest.</summary>
    [Fact]
    public void ItsOwnRimIsNoPlaqueBesideIt()
    {
        Mask rim = Shapes.Disc(CloseUp.Size, 200, 200, 64);
        LesionStage stage = CloseUp.Stage() with { Chromophores = Scene.Map(new Plane(CloseUp.Size), Scene.Of(rim, 5, 0)) };

        Assert.Equal(0, SubjectNeighbors.Of(stage, SubjectOutline.Of(stage)!, rim).CountIn());
    }

    [Fact]
    public void APlaqueApartFromTheFigureIsMeasuredWithIt()
    {
        Mask second = Shapes.Disc(CloseUp.Size, 320, 320, 30);
        Mask both = MaskOperations.Or(CloseUp.Lesion, second);

        LesionMask found = CloseUp.Find(CloseUp.Stage(blood: both), Scene.Of(both, 0.9f, 0), 3);

        Assert.True(MaskOperations.Dice(found.Likely, both) > 0.95);
    }

    /// <summary>That such a photo shows a plaque is told by the one in its middle. Beside what lies there a third of the odds are left: of 6 a probability of two thirds, of 13.5 more than four fifths.</summary>
    [Theory]
    [InlineData(1.8, true, false)]
    [InlineData(1.8, false, true)]
    [InlineData(2.6, true, true)]
    public void WhatLiesBesideItMustBeSurer(double logOdds, bool hasFigure, bool expected)
    {
        Mask second = Shapes.Disc(CloseUp.Size, 320, 320, 30);
        Mask both = MaskOperations.Or(CloseUp.Lesion, second);
        LesionStage stage = CloseUp.Stage(blood: both);
        stage = hasFigure ? stage : stage with { Figure = null };

        LesionMask found = CloseUp.Find(stage, Scene.Of(both, 0.9f, 0), logOdds);

        Assert.Equal(expected, MaskOperations.IntersectionCount(found.Likely, second) > 0.8 * second.CountIn());
        Assert.True(MaskOperations.IntersectionCount(found.Likely, CloseUp.Lesion) > 0.9 * CloseUp.Lesion.CountIn());
    }

    /// <summary>The classifier held a quarter of it for something that is no skin.</summary>
    [Fact]
    public void AllOfAPlaqueIsSkin()
    {
        Mask quarter = MaskOperations.And(CloseUp.Lesion, Scene.Rows(CloseUp.Size, 0, 180));
        LesionStage stage = CloseUp.Stage();
        LesionStage cut = stage with { Skin = MaskOperations.AndNot(stage.Skin, quarter) };

        Assert.Equal(0, MaskOperations.AndNot(quarter, CloseUp.Recognize(cut, Scene.Of(CloseUp.Lesion, 0.9f, 0), null).Skin).CountIn());
    }

    [Fact]
    public void NothingOfItLeavesTheRegionOfInterest()
    {
        Mask roi = Scene.Rows(CloseUp.Size, 150, 400);
        LesionStage stage = CloseUp.Stage();

        LesionStage recognized = CloseUp.Recognize(stage with { Skin = roi }, Scene.Of(CloseUp.Lesion, 0.9f, 0), roi);

        Assert.NotNull(recognized.Figure);
        Assert.Equal(0, MaskOperations.AndNot(recognized.Skin, roi).CountIn());
        Assert.Equal(0, MaskOperations.AndNot(SubjectOutline.Of(recognized)!.Lenient, roi).CountIn());
    }
}
