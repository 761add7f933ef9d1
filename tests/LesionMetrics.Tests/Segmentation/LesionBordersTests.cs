using LesionMetrics.Filtering;
using LesionMetrics.Imaging;
using LesionMetrics.Segmentation;
using LesionMetrics.Study;
using LesionMetrics.Tests.Measurement;

namespace LesionMetrics.Tests.Segmentation;

public sealed class LesionBordersTests
{
    private static readonly ImageSize Size = new(400, 300);
    private static readonly Mask Patch = Shapes.Disc(Size, 200, 150, 30);

    [Fact]
    public void APatchEndsAtHalfItsContrastWhereverItsProbabilityEnds()
    {
        LesionMask found = Find(Shapes.Disc(Size, 200, 150, 33), 0.9f, null);

        Assert.True(MaskOperations.Dice(found.Likely, Patch) > 0.99);
        Assert.Equal(0, MaskOperations.AndNot(found.Strict, found.Likely).CountIn());
        Assert.Equal(0, MaskOperations.AndNot(found.Likely, found.Lenient).CountIn());
    }

    /// <summary>Where no loss of melanin shows, the patch's own color does.</summary>
    [Fact]
    public void APatchEndsAtHalfTheWayToItsOwnColor()
    {
        Plane none = new(Size);
        LogImage residual = new(Scene.Of(Patch, 0.06f, 0), Scene.Of(Patch, 0.12f, 0), Scene.Of(Patch, 0.06f, 0));
        LesionStage stage = Scene.Stage(new ChromophoreMap(none, 1, none, 1, residual), Mask.Full(Size));

        LesionMask found = new LesionBorders(stage, null, null, LesionCondition.Both, Model("probability", 0.75, -1.2, 2.0), new SegmentationOptions())
            .Depigmented(Scene.Of(Shapes.Disc(Size, 200, 150, 33), 0.95f, 0.02f), null);

        Assert.True(MaskOperations.Dice(found.Likely, Patch) > 0.99);
    }

    [Fact]
    public void APieceThatIsJudgedAMimicIsNone() => Assert.Equal(0, Find(Patch, 0.6f, null).Likely.CountIn());

    [Fact]
    public void AtAFormerLesionTheSamePieceIsOne() =>
        Assert.True(Find(Patch, 0.6f, new FormerLesions(Patch, new Mask(Size))).Likely.CountIn() > 0.9 * Patch.CountIn());

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public void TheEdgeOfARegionOfInterestIsNoEdgeOfSkin(bool roi, int expected)
    {
        Mask skin = Scene.Rows(Size, 0, 192);
        Mask cut = MaskOperations.And(Shapes.Disc(Size, 200, 192, 30), skin);
        LesionStage stage = Scene.Stage(Scene.Map(Scene.Of(cut, 8, 0), new Plane(Size)), skin);
        TissueModel model = Model("along_edge", 0.3, 2.0, -2.0);

        LesionMask found = new LesionBorders(stage, roi ? skin : null, null, LesionCondition.Both, model, new SegmentationOptions()).Depigmented(Scene.Of(cut, 0.9f, 0.02f), null);

        Assert.Equal(expected, ConnectedComponents.Label(found.Likely, eightConnected: true).Count);
    }

    /// <summary>A ruler on skin and cloth beside a limb are none, though their pixels and their piece look like one; where the baseline has one they are.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void WhatIsCutStraightIsNoLesionByItself(bool corner)
    {
        Mask cut = corner ? Straight.Below(Size, 300, 299, -30) : Straight.Box(Size, 200, 150, 50, 10, 20);

        Mask round = corner ? Shapes.Disc(Size, 399, 299, 60) : Shapes.Disc(Size, 200, 150, 25);

        Assert.True(Find(round, 0.9f, null, round).Likely.CountIn() > 0.9 * round.CountIn());
        LesionMask alone = Find(cut, 0.9f, null, cut);
        Assert.Equal(0, alone.Likely.CountIn());
        Assert.Equal([0], alone.Doubtful!.Mimics);
        Assert.True(Find(cut, 0.9f, new FormerLesions(cut, new Mask(Size)), cut).Likely.CountIn() > 0.9 * cut.CountIn());
    }

    /// <summary>What is left of a former plaque in scale alone is told apart from what the classifier finds, and joins it.</summary>
    [Fact]
    public void ScaleThatIsLeftOfAFormerPlaqueIsPlaqueInDoubt()
    {
        Mask none = new(Size);
        LesionStage stage = Scene.Stage(Scene.Map(new Plane(Size), new Plane(Size)), Mask.Full(Size));
        FormerLesions former = new(none, Patch) { Scaled = new LesionMask(Patch, none, Patch) };

        LesionBorders borders = new(stage, null, former, LesionCondition.Both, Model("probability", 0.75, -1.2, 2.0), new SegmentationOptions());

        LesionMask found = borders.Plaque(new Plane(Size), new Plane(Size), null);
        Assert.Equal(Patch.Pixels.ToArray(), found.Likely.Pixels.ToArray());
        Assert.Equal(0, found.Strict.CountIn());
        Assert.Equal(0, borders.Depigmented(new Plane(Size), null).Likely.CountIn());
    }

    private static LesionMask Find(Mask probable, float probability, FormerLesions? former, Mask? patch = null)
    {
        LesionStage stage = Scene.Stage(Scene.Map(Scene.Of(patch ?? Patch, 8, 0), new Plane(Size)), Mask.Full(Size));
        TissueModel model = Model("probability", 0.75, -1.2, 2.0);
        return new LesionBorders(stage, null, former, LesionCondition.Both, model, new SegmentationOptions()).Depigmented(Scene.Of(probable, probability, 0.02f), null);
    }

    /// <summary>A model that judges pieces by one feature: log odds below and from a threshold.</summary>
    private static TissueModel Model(string feature, double threshold, double below, double from)
    {
        TreeEnsemble judge = Scene.Judge(feature, threshold, below, from);
        return new TissueModel(judge, judge, judge, judge, string.Empty);
    }
}
