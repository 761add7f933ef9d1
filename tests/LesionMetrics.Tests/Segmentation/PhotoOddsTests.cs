using LesionMetrics.Filtering;
using LesionMetrics.Imaging;
using LesionMetrics.Segmentation;

namespace LesionMetrics.Tests.Segmentation;

/// <summary>Where a lesion is drawn is read from the photo: by the contour across which it changes most, and by the colors within.</summary>
public sealed class PhotoOddsTests
{
    private static readonly ImageSize Size = new(300, 300);
    private static readonly Mask Lesion = Disc(150, 150, 50);

    [Theory]
    [InlineData(LesionKind.Depigmented)]
    [InlineData(LesionKind.Plaque)]
    public void A_classifier_that_is_not_sure_enough_is_believed_down_to_the_edge(LesionKind kind)
    {
        Plane probability = Layers((Lesion, 0.25f), (Disc(150, 150, 18), 0.7f));

        double level = Level(Stage((Lesion, 0.3f)), kind, probability);

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

        double level = Level(Stage((flush, 0.02f), (Lesion, 0.3f)), kind, probability);

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
    public void Where_nothing_is_probable_the_odds_stay()
    {
        Plane probability = Layers((Lesion, 0.45f));
        PhotoOdds odds = PhotoOdds.Of(Stage((Lesion, 0.3f)), LesionKind.Depigmented, probability);

        Assert.Null(Found(Stage((Lesion, 0.3f)), LesionKind.Depigmented, probability));
        Differ(0, odds.Seen(probability), probability);
    }

    [Theory]
    [InlineData(LesionKind.Depigmented)]
    [InlineData(LesionKind.Plaque)]
    public void What_has_the_color_of_the_lesion_belongs_to_it_and_what_has_that_of_skin_does_not(LesionKind kind)
    {
        Mask seen = Disc(150, 150, 30);
        Plane probability = PlaneArithmetic.Constant(Size, 0.3);
        Fill(probability, seen, 0.9f);

        Plane borne = PhotoOdds.Of(Stage((Lesion, 0.3f)), kind, probability).Seen(probability);

        Assert.True(At(borne, 150, 150) > 0.9, $"where it was seen: {At(borne, 150, 150)}");
        Assert.True(At(borne, 150, 192) > 0.5, $"of its color: {At(borne, 150, 192)}");
        Assert.True(At(borne, 150, 230) < 0.4, $"of the skin's: {At(borne, 150, 230)}");
        LesionCandidates candidates = new(Stage((Lesion, 0.3f)), kind, probability, new SegmentationOptions());
        Assert.True(MaskOperations.Dice(candidates.Found(), Lesion) > 0.95);
    }

    [Fact]
    public void What_the_classifier_gave_can_be_read_back()
    {
        Plane probability = Layers((Disc(150, 150, 90), 0.6f), (Lesion, 0.8f), (Disc(20, 20, 9), 1f), (Disc(60, 20, 9), 0f));
        PhotoOdds odds = PhotoOdds.Of(Stage((Lesion, 0.3f)), LesionKind.Depigmented, probability);

        Assert.NotEqual(At(probability, 150, 150), At(odds.Seen(probability), 150, 150), 0.01);
        Differ(1e-5, odds.Classified(odds.Seen(probability)), probability);
    }

    [Fact]
    public void Exposure_and_the_color_of_light_change_nothing()
    {
        Plane probability = Layers((Disc(150, 150, 90), 0.6f), (Lesion, 0.8f));
        LesionStage stage = Stage((Lesion, 0.3f));
        LogImage lit = new(Add(stage.Chromophores.Residual.Red, 0.2f), Add(stage.Chromophores.Residual.Green, -0.1f), stage.Chromophores.Residual.Blue);
        LesionStage other = stage with { Chromophores = stage.Chromophores with { Residual = lit } };

        Assert.InRange(Level(stage, LesionKind.Depigmented, probability), LogOdds(0.6), LogOdds(0.8));
        Assert.Equal(Level(stage, LesionKind.Depigmented, probability), Level(other, LesionKind.Depigmented, probability));
        Differ(1e-3, PhotoOdds.Of(stage, LesionKind.Depigmented, probability).Seen(probability), PhotoOdds.Of(other, LesionKind.Depigmented, probability).Seen(probability));
    }

    [Fact]
    public void Colors_speak_for_and_against_within_limits_and_not_off_skin()
    {
        LesionStage stage = Stage((Lesion, 0.3f));
        Mask skin = Scene.Rows(Size, 0, 280);
        ContourGround ground = new(stage with { Skin = skin });
        Plane odds = PhotoColors.LogOdds(ground, new Contour(0, Lesion), LogOddsOf(Layers((Lesion, 0.9f))));

        Assert.Equal(4, At(odds, 150, 150), 1e-3);
        Assert.InRange(At(odds, 20, 20), -4.001, -3.9);
        Assert.Equal(0, At(odds, 150, 295));
    }

    [Fact]
    public void A_color_far_from_both_says_nothing_without_bounds_and_a_speck_nothing_at_all()
    {
        LesionStage stage = Stage((Lesion, 0.3f), (Disc(40, 40, 12), 5f));
        Plane logOdds = LogOddsOf(Layers((Lesion, 0.9f)));

        Assert.All(PhotoColors.LogOdds(new ContourGround(stage), new Contour(0, Lesion), logOdds).Samples.ToArray(), value => Assert.InRange(value, -4.001f, 4.001f));
        Assert.All(PhotoColors.LogOdds(new ContourGround(stage), new Contour(0, Disc(150, 150, 2)), logOdds).Samples.ToArray(), value => Assert.Equal(0, value));
    }

    [Fact]
    public void What_is_uncertain_counts_for_less_on_either_side()
    {
        Mask missed = Disc(250, 150, 45);
        Mask taken = Disc(150, 250, 45);
        LesionStage stage = Stage((Lesion, 0.1f), (missed, 0.1f));
        Plane probability = Layers((Lesion, 0.95f), (missed, 0.45f), (taken, 0.55f));

        Plane odds = PhotoColors.LogOdds(new ContourGround(stage), new Contour(0, MaskOperations.Or(Lesion, taken)), LogOddsOf(probability));

        Assert.True(At(odds, 250, 150) > 3, $"missed {At(odds, 250, 150)}");
        Assert.True(At(odds, 150, 250) < -1, $"taken {At(odds, 150, 250)}");
    }

    private static double At(Plane plane, int x, int y) => plane.Samples[(y * plane.Width) + x];

    private static void Differ(double by, Plane one, Plane other)
    {
        for (int i = 0; i < one.Samples.Length; i++)
        {
            Assert.Equal(one.Samples[i], other.Samples[i], by);
        }
    }

    private static Contour? Found(LesionStage stage, LesionKind kind, Plane probability)
    {
        ContourGround ground = new(stage);
        Plane logOdds = LogOddsOf(probability);
        return Contour.Find(ground, kind, logOdds, Contour.Above(ground, logOdds, 0));
    }

    private static double Level(LesionStage stage, LesionKind kind, Plane probability) => Found(stage, kind, probability)!.Level;

    private static Plane LogOddsOf(Plane probability)
    {
        Plane odds = new(probability.Size);
        for (int i = 0; i < odds.Samples.Length; i++)
        {
            odds.WritableSamples[i] = (float)LogOdds(Math.Clamp(probability.Samples[i], 0.002, 0.998));
        }

        return odds;
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
