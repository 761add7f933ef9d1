using LesionMetrics.Filtering;
using LesionMetrics.Imaging;
using LesionMetrics.Segmentation;
using LesionMetrics.Study;
using LesionMetrics.Tests.Measurement;

namespace LesionMetrics.Tests.Segmentation;

public sealed class SubjectTestTests
{
    /// <summary>A photo of an eye has it in the middle, and what reddens the lids may reach a fifth of it.</summary>
    [Theory]
    [InlineData(0.15f, true)]
    [InlineData(0.25f, false)]
    public void AnEyeIsNoPlaque(float eye, bool isWhole)
    {
        Mask part = MaskOperations.And(CloseUp.Lesion, Scene.Rows(CloseUp.Size, 0, 180));
        LesionStage stage = CloseUp.Stage();
        stage = stage with { FirstSight = stage.FirstSight with { Eye = Scene.Of(CloseUp.Lesion, eye, 0) } };

        Mask found = CloseUp.Find(stage, Scene.Of(part, 0.9f, 0)).Likely;

        Assert.Equal(isWhole, found.CountIn() > 0.9 * CloseUp.Lesion.CountIn());
    }

    [Fact]
    public void WhatIsNoSkinByItsGreaterPartIsNone()
    {
        Mask most = MaskOperations.And(CloseUp.Lesion, Scene.Rows(CloseUp.Size, 0, 210));
        LesionStage stage = CloseUp.Stage();

        Assert.Null(CloseUp.Recognize(stage with { Skin = MaskOperations.AndNot(stage.Skin, most) }, Scene.Of(CloseUp.Lesion, 0.9f, 0), null).Figure);
    }

    /// <summary>The shaded edge of a limb, which the classifier holds for red in part, ends at a cloth.</summary>
    [Fact]
    public void WhatLiesBesideTheBackgroundIsNone()
    {
        Mask cloth = MaskOperations.AndNot(Scene.Rows(CloseUp.Size, 225, 400), CloseUp.Lesion);
        LesionStage stage = CloseUp.Stage();

        Assert.Null(CloseUp.Recognize(stage with { Skin = MaskOperations.AndNot(stage.Skin, cloth) }, Scene.Of(CloseUp.Lesion, 0.9f, 0), null).Figure);
        Assert.NotNull(CloseUp.Recognize(stage, Scene.Of(CloseUp.Lesion, 0.9f, 0), null).Figure);
    }

    /// <summary>An eye that passed for skin stands out in the middle; the plaques about it are none of its satellites. Six times its area beside it, and twelve times.</summary>
    [Theory]
    [InlineData(60, true)]
    [InlineData(120, false)]
    public void WhatIsOutweighedByPlaqueBesideItIsNotWhatThePhotoIsOf(int rows, bool expected)
    {
        Mask small = Shapes.Disc(CloseUp.Size, 200, 200, 50);
        Mask beside = MaskOperations.Or(Scene.Rows(CloseUp.Size, 0, rows), Scene.Rows(CloseUp.Size, 400 - rows, 400));
        LesionStage stage = CloseUp.Stage() with { Figure = new Figure(Scene.Of(small, 0.9f, 0.05f)) { Dominance = 0.8 } };

        LesionStage recognized = CloseUp.Recognize(stage, Scene.Of(MaskOperations.Or(small, beside), 0.9f, 0), null);

        Assert.Equal(expected, recognized.Figure is not null);
    }

    /// <summary>The middle of a plaque that reaches further, at 1.5 and 2 times its area: not where it dominates clearly, nor where the classifier misses part of it.</summary>
    [Theory]
    [InlineData(20, 0.5, 50, false)]
    [InlineData(15, 0.5, 50, true)]
    [InlineData(20, 0.7, 50, true)]
    [InlineData(20, 0.5, 42, true)]
    public void ThePartOfALargerPlaqueIsNotWhatThePhotoIsOf(int rows, double dominance, double drawnRadius, bool expected)
    {
        Mask small = Shapes.Disc(CloseUp.Size, 200, 200, 50);
        Mask beside = MaskOperations.Or(Scene.Rows(CloseUp.Size, 0, rows), Scene.Rows(CloseUp.Size, 400 - rows, 400));
        LesionStage stage = CloseUp.Stage() with { Figure = new Figure(Scene.Of(small, 0.9f, 0.05f)) { Dominance = dominance } };
        Mask drawn = MaskOperations.Or(Shapes.Disc(CloseUp.Size, 200, 200, drawnRadius), beside);

        LesionStage recognized = CloseUp.Recognize(stage, Scene.Of(drawn, 0.9f, 0), null);

        Assert.Equal(expected, recognized.Figure is not null);
    }

    /// <summary>Lips, the skin below them and half of a plaque stood out in the middle, and passed for one plaque.</summary>
    [Theory]
    [InlineData(12, true)]
    [InlineData(20, false)]
    public void WhatHoldsUnaffectedSkinIsNoPlaque(double radius, bool expected)
    {
        LesionStage stage = CloseUp.Stage();
        Mask unaffected = MaskOperations.Or(stage.Reference.Unaffected, Shapes.Disc(CloseUp.Size, 210, 190, radius));

        LesionStage recognized = CloseUp.Recognize(stage with { Reference = stage.Reference with { Unaffected = unaffected } }, Scene.Of(CloseUp.Lesion, 0.9f, 0), null);

        Assert.Equal(expected, recognized.Figure is not null);
    }

    /// <summary>Skin that passes for unaffected lies in a figure on blotched skin. Where the classifier draws most of it, or first sight holds it for unaffected, or it hardly dominates, it is none.</summary>
    [Theory]
    [InlineData(0.45, 0.4f, 0.24, 0.45, true)]
    [InlineData(0.45, 0.4f, 0.17, 0.38, true)]
    [InlineData(0.45, 0.4f, 0.19, 0.38, false)]
    [InlineData(0.45, 0.4f, 0.27, 0.45, false)]
    [InlineData(0.55, 0.4f, 0.24, 0.45, false)]
    [InlineData(0.45, 0.6f, 0.24, 0.45, false)]
    [InlineData(0.55, 0.6f, 0.05, 0.45, true)]
    public void MoreOfAFigureThatIsMissedMayPassForUnaffected(double drawn, float sightUnaffected, double unaffected, double dominance, bool expected)
    {
        LesionStage stage = CloseUp.Stage();
        stage = stage with
        {
            Figure = stage.Figure! with { Dominance = dominance },
            FirstSight = stage.FirstSight with { Unaffected = Scene.Of(CloseUp.Lesion, sightUnaffected, 1) },
            Reference = stage.Reference with { Unaffected = MaskOperations.Or(stage.Reference.Unaffected, Upper(1 - unaffected, 1)) },
        };

        Assert.Equal(expected, CloseUp.Recognize(stage, Scene.Of(Upper(0, drawn), 0.9f, 0), null).Figure is not null);
    }

    /// <summary>Horn and scale are as pale as a patch; where first sight sees a plaque, what is no patch counts.</summary>
    [Theory]
    [InlineData(LesionCondition.Both, 0.25f, true)]
    [InlineData(LesionCondition.Both, 0.15f, false)]
    [InlineData(LesionCondition.Dle, 0.15f, true)]
    public void WhatFirstSightHoldsForPlaqueIsNoPatch(LesionCondition condition, float sightPlaque, bool expected)
    {
        LesionStage stage = CloseUp.Stage();
        stage = stage with { FirstSight = stage.FirstSight with { Plaque = Scene.Of(CloseUp.Lesion, sightPlaque, 0) } };
        LesionProbabilities pale = new(Scene.Of(CloseUp.Lesion, 0.6f, 0), Scene.Of(CloseUp.Lesion, 0.12f, 0));

        Assert.Equal(expected, SubjectOutline.Recognize(stage, pale, condition, null).Figure is not null);
    }

    /// <summary>What is lesion at first sight is one, however little of it the lesion classifier draws; a patch alone is none, nor is a mole.</summary>
    [Theory]
    [InlineData(0.22f, 0.3f, true)]
    [InlineData(0.22f, 0.25f, false)]
    [InlineData(0.15f, 0.6f, false)]
    public void WhatIsLesionAtFirstSightIsOne(float sightPlaque, float sightDepigmented, bool expected)
    {
        LesionStage stage = CloseUp.Stage();
        stage = stage with { FirstSight = stage.FirstSight with { Plaque = Scene.Of(CloseUp.Lesion, sightPlaque, 0), Depigmented = Scene.Of(CloseUp.Lesion, sightDepigmented, 0) } };

        Assert.Equal(expected, CloseUp.Recognize(stage, Scene.Of(CloseUp.Lesion, 0.12f, 0), null).Figure is not null);
    }

    /// <summary>Lips in the middle of a photo stand out, and are red; the line between them tells what they are, be they a figure or a piece.</summary>
    [Theory]
    [InlineData(-0.3f, false)]
    [InlineData(-0.05f, true)]
    public void AMouthIsNoPlaque(float line, bool isPlaque)
    {
        LesionStage stage = CloseUp.Stage(blood: CloseUp.Lesion);
        stage = stage with { FirstSight = stage.FirstSight with { Lip = Scene.Of(CloseUp.Lesion, 0.2f, 0), Green = Scene.Of(Scene.Rows(CloseUp.Size, 199, 202), line, 0) } };

        Assert.Equal(isPlaque, CloseUp.Recognize(stage, Scene.Of(CloseUp.Lesion, 0.9f, 0), null).Figure is not null);
        Assert.Equal(isPlaque, CloseUp.Find(stage, Scene.Of(CloseUp.Lesion, 0.9f, 0)).Likely.CountIn() > 0);
    }

    /// <summary>The part of the lesion between two shares of its area, from above.</summary>
    private static Mask Upper(double from, double to)
    {
        Mask part = new(CloseUp.Size);
        int seen = 0;
        long all = CloseUp.Lesion.CountIn();
        for (int i = 0; i < CloseUp.Lesion.Pixels.Length; i++)
        {
            if (CloseUp.Lesion.Pixels[i] != Mask.Out)
            {
                part.WritablePixels[i] = seen >= from * all && seen < to * all ? Mask.In : Mask.Out;
                seen++;
            }
        }

        return part;
    }
}
