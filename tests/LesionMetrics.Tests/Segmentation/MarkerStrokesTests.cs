using LesionMetrics.Acquisition;
using LesionMetrics.Calibration;
using LesionMetrics.Filtering;
using LesionMetrics.Imaging;
using LesionMetrics.Segmentation;
using LesionMetrics.Study;
using LesionMetrics.Tests.Measurement;

namespace LesionMetrics.Tests.Segmentation;

/// <summary>Marker about a lesion is none of it, and neither hides what lies beside nor makes skin darker.</summary>
public sealed class MarkerStrokesTests
{
    private static readonly ImageSize Size = new(480, 360);
    private static readonly (int R, int G, int B) Skin = (200, 150, 125);
    private static readonly (int R, int G, int B) Violet = (120, 85, 118);
    private static readonly (int R, int G, int B) Blue = (70, 100, 125);
    private static readonly Mask Ring = RingOf(240, 180, 70, 5);

    [Theory]
    [InlineData(120, 85, 118)]
    [InlineData(70, 100, 125)]
    public void A_ring_of_marker_is_found_whole_and_the_skin_it_hides_is_filled(int red, int green, int blue)
    {
        CalibratedPhoto photo = Photo((Ring, (red, green, blue)));

        Mask found = Find(photo)!;
        CalibratedPhoto without = MarkerStrokes.Without(photo, found);

        Assert.Equal(Ring.CountIn(), MaskOperations.IntersectionCount(Ring, found));
        Assert.InRange(found.CountIn(), Ring.CountIn(), 2 * Ring.CountIn());
        CalibratedPhoto bare = Photo();
        double worst = 0;
        for (int i = 0; i < Size.PixelCount; i++)
        {
            worst = Math.Max(worst, Math.Abs((without.Linear.Red.Samples[i] / bare.Linear.Red.Samples[i]) - 1));
        }

        Assert.InRange(worst, 0, 0.06);
    }

    /// <summary>Its edges are soft, and what is lost there is less than marker is told by.</summary>
    [Fact]
    public void The_soft_edge_of_a_stroke_is_filled_with_it()
    {
        CalibratedPhoto photo = Photo((RingOf(240, 180, 70, 7), (182, 136, 123)), (Ring, Violet));

        CalibratedPhoto without = MarkerStrokes.Without(photo, Find(photo)!);

        CalibratedPhoto bare = Photo();
        for (int i = 0; i < Size.PixelCount; i++)
        {
            Assert.InRange(without.Linear.Red.Samples[i] / bare.Linear.Red.Samples[i], 0.94, 1.06);
        }
    }

    /// <summary>Marker that is all but gone: a tenth less would be too little, and so much is lost where a ring counts as skin beside itself.</summary>
    [Theory]
    [InlineData(162, 128, 147, true)]
    [InlineData(170, 132, 147, false)]
    public void The_ground_is_that_of_skin_without_the_marker(int red, int green, int blue, bool expected) =>
        Assert.Equal(expected, Find(Photo((Mask.Full(Size), (190, 150, 150)), (Ring, (red, green, blue)))) is not null);

    /// <summary>
    /// A fold's brown line, a red one, one as dark as a hair, gray scale on dark skin, its mottling, shade (which takes half as much green) and sky in sheen (which adds blue): none of them takes red and green
    /// alone.
    /// </summary>
    [Theory]
    [InlineData(200, 150, 125, 120, 80, 60)]
    [InlineData(200, 150, 125, 185, 90, 90)]
    [InlineData(200, 150, 125, 100, 75, 62)]
    [InlineData(110, 70, 45, 85, 80, 75)]
    [InlineData(120, 60, 20, 90, 40, 20)]
    [InlineData(190, 150, 150, 154, 135, 146)]
    [InlineData(190, 150, 150, 135, 150, 170)]
    public void Other_lines_are_no_marker(int skinRed, int skinGreen, int skinBlue, int red, int green, int blue) =>
        Assert.Null(Find(Photo((Mask.Full(Size), (skinRed, skinGreen, skinBlue)), (Ring, (red, green, blue)))));

    [Fact]
    public void A_round_spot_of_its_color_is_pigment_and_a_limbs_bluish_edge_is_shade()
    {
        Mask spot = Shapes.Disc(Size, 240, 180, 40);
        Assert.Null(Find(Photo((spot, Violet))));

        Mask background = Where((x, y) => x is > 20 and < 100 && y is > 20 and < 340);
        Mask edge = Where((x, y) => x is >= 100 and < 110 && y is > 40 and < 320);
        CalibratedPhoto limb = Photo((background, (40, 60, 70)), (edge, Violet));
        Assert.Null(Find(limb, MaskOperations.Not(background)));
        Assert.NotNull(Find(Photo((edge, Violet))));
    }

    [Fact]
    public void What_the_frame_cuts_is_no_stroke() =>
        Assert.Null(Find(Photo((Where((x, y) => x is >= 200 and < 210 && y < 200), Violet))));

    /// <summary>The rest of a ring lies up to 50 pixels from what is long of it on one real close-up, of about this size; what is farther away may be anything.</summary>
    [Theory]
    [InlineData(333, true)]
    [InlineData(370, true)]
    [InlineData(400, false)]
    public void A_short_dash_is_marker_beside_a_stroke_alone(int left, bool expected)
    {
        Mask dash = Where((x, y) => x >= left && x < left + 50 && y is >= 177 and < 183);

        Assert.Null(Find(Photo((dash, Violet))));
        Assert.Equal(expected, MaskOperations.IntersectionCount(Find(Photo((RingOf(240, 180, 80, 5), Violet), (dash, Violet)))!, dash) > 0.9 * dash.CountIn());
    }

    [Fact]
    public void Where_the_first_sight_holds_it_for_no_skin_it_is_found_as_well()
    {
        CalibratedPhoto photo = Photo((Ring, Violet));

        Assert.Equal(Ring.CountIn(), MaskOperations.IntersectionCount(Ring, Find(photo, MaskOperations.Not(Ring))!));
    }

    [Fact]
    public void A_photo_is_measured_as_if_nothing_had_been_drawn_on_it_and_nothing_is_measured_on_the_marker()
    {
        Mask patch = Shapes.Disc(Size, 240, 180, 40);
        (LesionStage bare, FeatureStack plain) = Stage(Photo((patch, (235, 215, 200))), StageUse.Measuring);
        (LesionStage drawn, FeatureStack seen) = Stage(Photo((patch, (235, 215, 200)), (Ring, Blue)), StageUse.Measuring);
        (LesionStage trained, _) = Stage(Photo((patch, (235, 215, 200)), (Ring, Blue)), StageUse.Training);

        Assert.Null(bare.Marker);
        Assert.Null(trained.Marker);
        Assert.Equal(bare.Hair.CountIn(), bare.Covered.CountIn());
        Assert.Equal(Ring.CountIn(), MaskOperations.IntersectionCount(Ring, drawn.Covered));
        Assert.Equal(0, MaskOperations.IntersectionCount(LesionBorders.Unaffected(drawn, new Mask(Size), new Mask(Size)), Ring));
        Assert.True(MaskOperations.Dice(bare.Skin, drawn.Skin) > 0.999);
        Plane before = plain.Select(["residual_red_0"]).Planes[0];
        Plane after = seen.Select(["residual_red_0"]).Planes[0];
        for (int i = 0; i < before.Samples.Length; i++)
        {
            Assert.InRange(after.Samples[i] - before.Samples[i], -0.03, 0.03);
        }
    }

    /// <summary>Filled from the lesion within and the skin beyond, it would pass for more of the lesion.</summary>
    [Fact]
    public void Marker_about_a_lesion_is_no_part_of_what_the_photo_was_taken_of()
    {
        Mask lesion = Shapes.Disc(Size, 240, 180, 45);
        Mask ring = RingOf(240, 180, 48, 6);

        (LesionStage stage, _) = Stage(Photo((lesion, (190, 100, 95)), (ring, Violet)), StageUse.Measuring);

        Mask figure = stage.Figure!.From(Figure.LikelyProbability);
        Mask within = Resampler.ShrinkMask(Shapes.Disc(Size, 240, 180, 42), figure.Size);
        Assert.InRange(figure.CountIn() / (double)within.CountIn(), 0.8, 1.05);
    }

    private static Mask? Find(CalibratedPhoto photo, Mask? skin = null)
    {
        PreparedPhoto prepared = PreparedPhoto.Prepare(photo, new SegmentationOptions());
        return MarkerStrokes.Find(prepared, Resampler.ShrinkMask(skin ?? Mask.Full(Size), prepared.Small.Size), Size);
    }

    private static (LesionStage Stage, FeatureStack Features) Stage(CalibratedPhoto photo, StageUse use)
    {
        TreeEnsemble regions = Scene.Stumps("raw_green_to_median", -5, [.. TissueModel.RegionClasses.Select(name => (name, 0.0, name == "skin" ? 3.0 : -3.0))]);
        return LesionStage.Prepare(photo, new SegmentationOptions(), regions, use)!.Value;
    }

    private static Mask RingOf(double centerX, double centerY, double radius, double halfWidth) =>
        MaskOperations.AndNot(Shapes.Disc(Size, centerX, centerY, radius + halfWidth), Shapes.Disc(Size, centerX, centerY, radius - halfWidth));

    private static Mask Where(Func<int, int, bool> isIn)
    {
        Mask mask = new(Size);
        for (int i = 0; i < mask.Pixels.Length; i++)
        {
            mask.WritablePixels[i] = isIn(i % Size.Width, i / Size.Width) ? Mask.In : Mask.Out;
        }

        return mask;
    }

    private static CalibratedPhoto Photo(params (Mask Where, (int R, int G, int B) Color)[] layers)
    {
        byte[] samples = new byte[3 * Size.PixelCount];
        for (int i = 0; i < Size.PixelCount; i++)
        {
            (int r, int g, int b) = layers.LastOrDefault(layer => layer.Where.Pixels[i] != Mask.Out, (Where: Ring, Color: Skin)).Color;
            int grain = i * 7 % 3;
            (samples[3 * i], samples[(3 * i) + 1], samples[(3 * i) + 2]) = ((byte)(r + grain), (byte)(g + grain), (byte)(b + grain));
        }

        PhotoEntry entry = new("S001", "baseline", 0, "site", "site.png", "site.png");
        CameraFacts camera = new(null, null, 1, null, null, null, null);
        Photo photo = new(entry, string.Empty, new RgbRaster(Size, 8, samples), camera, new PhotoQuality(OutcomeStatus.Ok, string.Empty, 0, 0), null);
        return PhotoCalibrator.Calibrate(photo, new CalibrationOptions());
    }
}
