using LesionMetrics.Filtering;
using LesionMetrics.Imaging;
using LesionMetrics.Segmentation;
using LesionMetrics.Study;
using LesionMetrics.Tests.Measurement;

namespace LesionMetrics.Tests.Segmentation;

public sealed class SubjectOutlineTests
{
    private static readonly ImageSize Size = new(400, 400);
    private static readonly Mask Lesion = Shapes.Disc(Size, 200, 200, 60);
    private static readonly Mask Most = MaskOperations.AndNot(Lesion, Shapes.Disc(Size, 200, 20, 150));

    [Fact]
    public void WhereTheClassifierSeesPlaqueInPartTheWholeFigureIsOne()
    {
        Mask part = MaskOperations.And(Lesion, Scene.Rows(Size, 0, 180));

        LesionMask found = Find(Stage(), Scene.Of(part, 0.9f, 0));

        Assert.True(MaskOperations.Dice(found.Likely, Lesion) > 0.97);
        Assert.Equal(0, MaskOperations.AndNot(found.Strict, found.Likely).CountIn());
        Assert.Equal(0, MaskOperations.AndNot(found.Likely, found.Lenient).CountIn());
    }

    /// <summary>Two outlines that far apart are no sure one: what both hold is, and the row asks for review.</summary>
    [Fact]
    public void WhereFigureAndClassifierDifferOnlyWhatBothHoldIsSure()
    {
        Mask part = MaskOperations.Or(MaskOperations.AndNot(Lesion, Shapes.Disc(Size, 200, 330, 150)), MaskOperations.And(Shapes.Disc(Size, 200, 145, 20), Scene.Rows(Size, 0, 150)));

        LesionMask found = Find(Stage(), Scene.Of(part, 0.9f, 0));

        Assert.True(MaskOperations.Dice(found.Strict, MaskOperations.And(part, Lesion)) > 0.95);
        Assert.True(MaskOperations.Dice(found.Lenient, MaskOperations.Or(part, Lesion)) > 0.97);
        Assert.True(MaskOperations.AndNot(part, found.Lenient).CountIn() < 0.02 * part.CountIn());
        Assert.True(found.Strict.CountIn() < 0.8 * found.Likely.CountIn());
    }

    /// <summary>Where the classifier draws about the same outline, its own stands, border and all: it is drawn at full size.</summary>
    [Fact]
    public void WhereBothAgreeTheClassifiersOutlineStands()
    {
        LesionMask found = Find(Stage(blood: Most), Scene.Of(Most, 0.998f, 0));

        Assert.True(MaskOperations.Dice(Most, Lesion) is > 0.75 and < 0.95);
        Assert.True(MaskOperations.Dice(found.Likely, Most) > 0.97);
        Assert.True(found.Strict.CountIn() > 0.8 * found.Likely.CountIn());
    }

    /// <summary>Where nothing else in the photo differs as much, the figure's outline is as good as can be.</summary>
    [Theory]
    [InlineData(0.85, false)]
    [InlineData(0.95, true)]
    public void WhereAFigureDominatesClearlyItsOwnOutlineStands(double dominance, bool expected)
    {
        LesionStage stage = Stage(blood: Most);
        LesionMask found = Find(stage with { Figure = stage.Figure! with { Dominance = dominance } }, Scene.Of(Most, 0.998f, 0));

        Assert.Equal(expected, MaskOperations.Dice(found.Likely, Lesion) > 0.97);
        Assert.Equal(!expected, MaskOperations.Dice(found.Likely, Most) > 0.97);
    }

    /// <summary>A mole in the middle of the photo stands out as much as a plaque: what the classifier finds on it is not made whole.</summary>
    [Fact]
    public void AFigureThatTheClassifierHoldsForNoPlaqueChangesNothing()
    {
        Mask part = Shapes.Disc(Size, 200, 200, 15);

        Assert.InRange(Find(Stage(), Scene.Of(part, 0.9f, 0)).Likely.CountIn(), 0.7 * part.CountIn(), 1.3 * part.CountIn());
    }

    /// <summary>A photo of an eye has it in the middle, and what reddens the lids may reach a fifth of it.</summary>
    [Theory]
    [InlineData(0.15f, true)]
    [InlineData(0.25f, false)]
    public void AnEyeIsNoPlaque(float eye, bool isWhole)
    {
        Mask part = MaskOperations.And(Lesion, Scene.Rows(Size, 0, 180));
        LesionStage stage = Stage();
        stage = stage with { FirstSight = stage.FirstSight with { Eye = Scene.Of(Lesion, eye, 0) } };

        Mask found = Find(stage, Scene.Of(part, 0.9f, 0)).Likely;

        Assert.Equal(isWhole, found.CountIn() > 0.9 * Lesion.CountIn());
    }

    /// <summary>Lips in the middle of a photo stand out, and are red; the line between them tells what they are, be they a figure or a piece.</summary>
    [Theory]
    [InlineData(-0.3f, false)]
    [InlineData(-0.05f, true)]
    public void AMouthIsNoPlaque(float line, bool isPlaque)
    {
        LesionStage stage = Stage(blood: Lesion);
        stage = stage with { FirstSight = stage.FirstSight with { Lip = Scene.Of(Lesion, 0.2f, 0), Green = Scene.Of(Scene.Rows(Size, 199, 202), line, 0) } };

        Assert.Equal(isPlaque, Recognize(stage, Scene.Of(Lesion, 0.9f, 0), null).Figure is not null);
        Assert.Equal(isPlaque, Find(stage, Scene.Of(Lesion, 0.9f, 0)).Likely.CountIn() > 0);
    }

    [Fact]
    public void WithoutAFigureThePiecesStand()
    {
        Mask part = Shapes.Disc(Size, 200, 180, 30);
        LesionStage stage = Stage() with { Figure = null };

        LesionMask found = Find(stage, Scene.Of(part, 0.9f, 0));

        Assert.InRange(found.Likely.CountIn(), 0.7 * part.CountIn(), 1.3 * part.CountIn());
    }

    /// <summary>What touches it is a flush, which differs from skin by less than it does, or the marker about it, or a plaque of its own.</summary>
    [Fact]
    public void BesideItStaysWhatLiesApartOrDiffersAsMuchAndIsNoMarker()
    {
        Mask second = Shapes.Disc(Size, 330, 330, 20);
        Mask flush = Shapes.Disc(Size, 200, 275, 20);
        Mask third = Shapes.Disc(Size, 110, 200, 34);
        Mask ink = MaskOperations.Or(Shapes.Disc(Size, 330, 60, 20), Shapes.Disc(Size, 280, 200, 25));
        Plane blood = PlaneArithmetic.Add(PlaneArithmetic.Add(Scene.Of(Lesion, 5, 0), Scene.Of(flush, 4, 0)), Scene.Of(MaskOperations.AndNot(MaskOperations.Or(third, ink), Lesion), 6, 0));
        LesionStage stage = Stage() with
        {
            Chromophores = Scene.Map(new Plane(Size), blood) with { Residual = new LogImage(Scene.Of(ink, -0.4f, 0), Scene.Of(ink, -0.4f, 0), Scene.Of(ink, -0.1f, 0)) },
        };
        LesionMask subject = SubjectOutline.Of(stage)!;

        Mask kept = SubjectNeighbors.Of(
            stage, subject, new[] { second, flush, third, ink, Lesion }.Aggregate(MaskOperations.Or));

        Assert.True(MaskOperations.Dice(MaskOperations.Or(second, MaskOperations.AndNot(third, subject.Lenient)), kept) > 0.98);
        Assert.Equal(0, MaskOperations.IntersectionCount(kept, MaskOperations.Or(flush, ink)));
    }

    /// <summary>A rim that the classifier draws a little further out is as red as the rest.</summary>
    [Fact]
    public void ItsOwnRimIsNoPlaqueBesideIt()
    {
        Mask rim = Shapes.Disc(Size, 200, 200, 64);
        LesionStage stage = Stage() with { Chromophores = Scene.Map(new Plane(Size), Scene.Of(rim, 5, 0)) };

        Assert.Equal(0, SubjectNeighbors.Of(stage, SubjectOutline.Of(stage)!, rim).CountIn());
    }

    [Fact]
    public void APlaqueApartFromTheFigureIsMeasuredWithIt()
    {
        Mask second = Shapes.Disc(Size, 320, 320, 30);
        Mask both = MaskOperations.Or(Lesion, second);

        LesionMask found = Find(Stage(blood: both), Scene.Of(both, 0.9f, 0), 3);

        Assert.True(MaskOperations.Dice(found.Likely, both) > 0.95);
    }

    /// <summary>That such a photo shows a plaque is told by the one in its middle. Beside what lies there a third of the odds are left: of 6 a probability of two thirds, of 13.5 more than four fifths.</summary>
    [Theory]
    [InlineData(1.8, true, false)]
    [InlineData(1.8, false, true)]
    [InlineData(2.6, true, true)]
    public void WhatLiesBesideItMustBeSurer(double logOdds, bool hasFigure, bool expected)
    {
        Mask second = Shapes.Disc(Size, 320, 320, 30);
        Mask both = MaskOperations.Or(Lesion, second);
        LesionStage stage = Stage(blood: both);
        stage = hasFigure ? stage : stage with { Figure = null };

        LesionMask found = Find(stage, Scene.Of(both, 0.9f, 0), logOdds);

        Assert.Equal(expected, MaskOperations.IntersectionCount(found.Likely, second) > 0.8 * second.CountIn());
        Assert.True(MaskOperations.IntersectionCount(found.Likely, Lesion) > 0.9 * Lesion.CountIn());
    }

    /// <summary>The classifier held a quarter of it for something that is no skin.</summary>
    [Fact]
    public void AllOfAPlaqueIsSkin()
    {
        Mask quarter = MaskOperations.And(Lesion, Scene.Rows(Size, 0, 180));
        LesionStage stage = Stage();
        LesionStage cut = stage with { Skin = MaskOperations.AndNot(stage.Skin, quarter) };

        Assert.Equal(0, MaskOperations.AndNot(quarter, Recognize(cut, Scene.Of(Lesion, 0.9f, 0), null).Skin).CountIn());
    }

    [Fact]
    public void WhatIsNoSkinByItsGreaterPartIsNone()
    {
        Mask most = MaskOperations.And(Lesion, Scene.Rows(Size, 0, 210));
        LesionStage stage = Stage();

        Assert.Null(Recognize(stage with { Skin = MaskOperations.AndNot(stage.Skin, most) }, Scene.Of(Lesion, 0.9f, 0), null).Figure);
    }

    /// <summary>The shaded edge of a limb, which the classifier holds for red in part, ends at a cloth.</summary>
    [Fact]
    public void WhatLiesBesideTheBackgroundIsNone()
    {
        Mask cloth = MaskOperations.AndNot(Scene.Rows(Size, 225, 400), Lesion);
        LesionStage stage = Stage();

        Assert.Null(Recognize(stage with { Skin = MaskOperations.AndNot(stage.Skin, cloth) }, Scene.Of(Lesion, 0.9f, 0), null).Figure);
        Assert.NotNull(Recognize(stage, Scene.Of(Lesion, 0.9f, 0), null).Figure);
    }

    /// <summary>An eye that passed for skin stands out in the middle; the plaques about it are none of its satellites.</summary>
    [Theory]
    [InlineData(100, true)]
    [InlineData(150, false)]
    public void WhatIsOutweighedByPlaqueBesideItIsNotWhatThePhotoIsOf(double radius, bool expected)
    {
        Mask beside = MaskOperations.And(Shapes.Disc(Size, 200, 400, radius), Scene.Rows(Size, 280, 400));
        Mask other = MaskOperations.Or(beside, Shapes.Disc(Size, 200, 0, radius));

        LesionStage recognized = Recognize(Stage(), Scene.Of(MaskOperations.Or(Lesion, other), 0.9f, 0), null);

        Assert.Equal(expected, recognized.Figure is not null);
    }

    /// <summary>Lips, the skin below them and half of a plaque stood out in the middle, and passed for one plaque.</summary>
    [Theory]
    [InlineData(12, true)]
    [InlineData(20, false)]
    public void WhatHoldsUnaffectedSkinIsNoPlaque(double radius, bool expected)
    {
        LesionStage stage = Stage();
        Mask unaffected = MaskOperations.Or(stage.Reference.Unaffected, Shapes.Disc(Size, 210, 190, radius));

        LesionStage recognized = Recognize(stage with { Reference = stage.Reference with { Unaffected = unaffected } }, Scene.Of(Lesion, 0.9f, 0), null);

        Assert.Equal(expected, recognized.Figure is not null);
    }

    [Fact]
    public void NothingOfItLeavesTheRegionOfInterest()
    {
        Mask roi = Scene.Rows(Size, 150, 400);
        LesionStage stage = Stage();

        LesionStage recognized = Recognize(stage with { Skin = roi }, Scene.Of(Lesion, 0.9f, 0), roi);

        Assert.NotNull(recognized.Figure);
        Assert.Equal(0, MaskOperations.AndNot(recognized.Skin, roi).CountIn());
        Assert.Equal(0, MaskOperations.AndNot(SubjectOutline.Of(recognized)!.Lenient, roi).CountIn());
    }

    /// <summary>Skin that passes for unaffected lies in a figure on blotched skin. Where the classifier draws most of it, or first sight holds it for unaffected, it is none.</summary>
    [Theory]
    [InlineData(0.45, 0.4f, 0.24, true)]
    [InlineData(0.45, 0.4f, 0.27, false)]
    [InlineData(0.55, 0.4f, 0.24, false)]
    [InlineData(0.45, 0.6f, 0.24, false)]
    [InlineData(0.55, 0.6f, 0.05, true)]
    public void MoreOfAFigureThatIsMissedMayPassForUnaffected(double drawn, float sightUnaffected, double unaffected, bool expected)
    {
        LesionStage stage = Stage();
        stage = stage with
        {
            FirstSight = stage.FirstSight with { Unaffected = Scene.Of(Lesion, sightUnaffected, 1) },
            Reference = stage.Reference with { Unaffected = MaskOperations.Or(stage.Reference.Unaffected, Upper(1 - unaffected, 1)) },
        };

        Assert.Equal(expected, Recognize(stage, Scene.Of(Upper(0, drawn), 0.9f, 0), null).Figure is not null);
    }

    /// <summary>Horn and scale are as pale as a patch; where first sight sees a plaque, what is no patch counts.</summary>
    [Theory]
    [InlineData(LesionCondition.Both, 0.25f, true)]
    [InlineData(LesionCondition.Both, 0.15f, false)]
    [InlineData(LesionCondition.Dle, 0.15f, true)]
    public void WhatFirstSightHoldsForPlaqueIsNoPatch(LesionCondition condition, float sightPlaque, bool expected)
    {
        LesionStage stage = Stage();
        stage = stage with { FirstSight = stage.FirstSight with { Plaque = Scene.Of(Lesion, sightPlaque, 0) } };
        LesionProbabilities pale = new(Scene.Of(Lesion, 0.6f, 0), Scene.Of(Lesion, 0.12f, 0));

        Assert.Equal(expected, SubjectOutline.Recognize(stage, pale, condition, null).Figure is not null);
    }

    /// <summary>The part of the lesion between two shares of its area, from above.</summary>
    private static Mask Upper(double from, double to)
    {
        Mask part = new(Size);
        int seen = 0;
        long all = Lesion.CountIn();
        for (int i = 0; i < Lesion.Pixels.Length; i++)
        {
            if (Lesion.Pixels[i] != Mask.Out)
            {
                part.WritablePixels[i] = seen >= from * all && seen < to * all ? Mask.In : Mask.Out;
                seen++;
            }
        }

        return part;
    }

    private static LesionStage Recognize(LesionStage stage, Plane probability, Mask? roi) =>
        SubjectOutline.Recognize(stage, new LesionProbabilities(new Plane(Size), probability), LesionCondition.Dle, roi);

    private static LesionMask Find(LesionStage stage, Plane probability, double logOddsOfPieces = 2)
    {
        TreeEnsemble judge = Scene.Judge("probability", 0.5, -2.0, logOddsOfPieces);
        TissueModel model = new(judge, judge, judge, judge, string.Empty);
        return new LesionBorders(Recognize(stage, probability, null), null, null, LesionCondition.Dle, model, new SegmentationOptions()).Plaque(probability, new Plane(Size), null);
    }

    /// <summary>Skin with a figure.</summary>
    private static LesionStage Stage(Mask? blood = null)
    {
        Figure figure = new(Scene.Of(Lesion, 0.9f, 0.05f));
        LesionStage stage = Scene.Stage(Scene.Map(new Plane(Size), Scene.Of(blood ?? Lesion, 8, 0)), Mask.Full(Size));
        return stage with { Figure = figure, Reference = stage.Reference with { Unaffected = MaskOperations.Not(Lesion) } };
    }
}
