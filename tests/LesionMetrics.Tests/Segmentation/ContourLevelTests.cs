using LesionMetrics.Filtering;
using LesionMetrics.Imaging;
using LesionMetrics.Segmentation;

namespace LesionMetrics.Tests.Segmentation;

/// <summary>The level of probability at which a lesion is drawn is read from the photo.</summary>
public sealed class ContourLevelTests
{
    private static readonly ImageSize Size = new(300, 300);
    private static readonly Mask Lesion = Disc(150, 150, 50);

    [Theory]
    [InlineData(LesionKind.Depigmented)]
    [InlineData(LesionKind.Plaque)]
    public void A_classifier_that_is_not_sure_enough_is_believed_down_to_the_edge(LesionKind kind)
    {
        Plane probability = Layers((Lesion, 0.25f), (Disc(150, 150, 18), 0.7f));

        double level = ContourLevel.Of(Stage((Lesion, 0.3f)), kind, probability);

        Assert.InRange(level, LogOdds(0.02), LogOdds(0.25));
        LesionCandidates candidates = new(Stage((Lesion, 0.3f)), kind, probability, new SegmentationOptions());
        Assert.True(MaskOperations.Dice(candidates.Found(), Lesion) > 0.95);
    }

    [Theory]
    [InlineData(LesionKind.Depigmented)]
    [InlineData(LesionKind.Plaque)]
    public void A_classifier_that_is_too_sure_of_what_surrounds_a_lesion_is_asked_for_more(LesionKind kind)
    {
        Mask flush = Disc(150, 150, 90);
        Plane probability = Layers((flush, 0.7f), (Lesion, 0.97f));

        double level = ContourLevel.Of(Stage((flush, 0.02f), (Lesion, 0.3f)), kind, probability);

        Assert.InRange(level, LogOdds(0.7), LogOdds(0.97));
        LesionCandidates candidates = new(Stage((flush, 0.02f), (Lesion, 0.3f)), kind, probability, new SegmentationOptions());
        Assert.True(MaskOperations.Dice(candidates.Found(), Lesion) > 0.9);
    }

    [Fact]
    public void The_level_draws_lesions_and_makes_none()
    {
        Mask other = Disc(40, 40, 25);
        Plane probability = Layers((other, 0.25f), (Lesion, 0.25f), (Disc(150, 150, 18), 0.7f));

        LesionCandidates candidates = new(Stage((other, 0.3f), (Lesion, 0.3f)), LesionKind.Depigmented, probability, new SegmentationOptions());

        Assert.Equal(0, MaskOperations.IntersectionCount(candidates.Found(), other));
        Assert.True(MaskOperations.Dice(candidates.Found(), Lesion) > 0.95);
        Assert.True(MaskOperations.IntersectionCount(candidates.From(LesionCandidates.LikelyProbability), other) > 0.9 * other.CountIn());
    }

    [Fact]
    public void Where_nothing_is_probable_the_level_stays()
    {
        Plane probability = Layers((Lesion, 0.45f));

        Assert.Equal(0, ContourLevel.Of(Stage((Lesion, 0.3f)), LesionKind.Depigmented, probability));
    }

    [Fact]
    public void Exposure_and_the_color_of_light_change_no_level()
    {
        Plane probability = Layers((Disc(150, 150, 90), 0.6f), (Lesion, 0.8f));
        LesionStage stage = Stage((Lesion, 0.3f));
        LogImage lit = new(Add(stage.Chromophores.Residual.Red, 0.2f), Add(stage.Chromophores.Residual.Green, -0.1f), stage.Chromophores.Residual.Blue);
        LesionStage other = stage with { Chromophores = stage.Chromophores with { Residual = lit } };

        double level = ContourLevel.Of(stage, LesionKind.Depigmented, probability);

        Assert.InRange(level, LogOdds(0.6), LogOdds(0.8));
        Assert.Equal(level, ContourLevel.Of(other, LesionKind.Depigmented, probability));
    }

    [Theory]
    [InlineData(-2)]
    [InlineData(0)]
    [InlineData(1.5)]
    public void Centered_the_level_stands_at_a_half_and_the_sure_stays_sure(double level)
    {
        float at = (float)(1 / (1 + Math.Exp(-level)));
        Plane probability = new(new ImageSize(3, 1));
        (probability.WritableSamples[1], probability.WritableSamples[2]) = (at, 1);

        Plane centered = ContourLevel.Center(probability, level);

        Assert.Equal(0, centered.Samples[0]);
        Assert.Equal(0.5, centered.Samples[1], 1e-6);
        Assert.Equal(1, centered.Samples[2]);
    }

    private static double LogOdds(double probability) => Math.Log(probability / (1 - probability));

    private static LesionStage Stage(params (Mask Where, float Change)[] changes)
    {
        Plane change = new(Size);
        foreach ((Mask where, float by) in changes)
        {
            Fill(change, where, by);
        }

        Plane[] colors = [.. Enumerable.Range(1, 3).Select(c => Add(PlaneArithmetic.Add(change, PlaneArithmetic.Scale(Scene.Mottling(Size, 2, (ulong)c), 0, 0.01)), 0))];
        ChromophoreMap map = Scene.Map(change, change) with { MelaninNoise = 0.02, BloodNoise = 0.02, Residual = new LogImage(colors[0], colors[1], colors[2]) };
        return Scene.Stage(map, Mask.Full(Size));
    }

    private static Plane Layers(params (Mask Where, float Probability)[] layers)
    {
        Plane plane = PlaneArithmetic.Constant(Size, 0.02);
        foreach ((Mask where, float probability) in layers)
        {
            Fill(plane, where, probability);
        }

        return plane;
    }

    private static void Fill(Plane plane, Mask where, float value)
    {
        for (int i = 0; i < where.Pixels.Length; i++)
        {
            plane.WritableSamples[i] = where.Pixels[i] != Mask.Out ? value : plane.Samples[i];
        }
    }

    private static Plane Add(Plane plane, float offset) => PlaneArithmetic.Scale(plane, -offset, 1);

    private static Mask Disc(int x, int y, int radius)
    {
        Mask disc = new(Size);
        for (int i = 0; i < disc.Pixels.Length; i++)
        {
            (int dx, int dy) = ((i % Size.Width) - x, (i / Size.Width) - y);
            disc.WritablePixels[i] = (dx * dx) + (dy * dy) <= radius * radius ? Mask.In : Mask.Out;
        }

        return disc;
    }
}
