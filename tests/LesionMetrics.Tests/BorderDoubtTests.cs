using LesionMetrics.Calibration;
using LesionMetrics.Imaging;
using LesionMetrics.Segmentation;
using LesionMetrics.Tests.Measurement;
using LesionMetrics.Tests.Segmentation;

namespace LesionMetrics.Tests;

public sealed class BorderDoubtTests
{
    private static readonly ImageSize Size = new(200, 200);

    [Fact]
    public void BordersThatAgreeLeaveNone()
    {
        BorderDoubt doubt = BorderDoubt.Of(Photo(new LesionMask(Disc(40), Disc(39), Disc(41))), LesionKind.Plaque);

        Assert.Equal(OutcomeStatus.Ok, doubt.Verdict.Status);
        Assert.Null(doubt.Band);
    }

    [Fact]
    public void BordersFarApartAskForALookAndSayHowFar()
    {
        BorderDoubt doubt = BorderDoubt.Of(Photo(new LesionMask(Disc(40), Disc(36), Disc(44))), LesionKind.Plaque);

        Assert.Equal(OutcomeStatus.Review, doubt.Verdict.Status);
        Assert.Contains("plaque is uncertain, 81 to 121 % of its area", doubt.Verdict.Reason, StringComparison.Ordinal);
        Assert.Equal(Disc(44).CountIn() - Disc(36).CountIn(), doubt.Band!.CountIn());
    }

    [Fact]
    public void NoLesionIsNoDoubt()
    {
        Assert.Equal(Verdict.Ok, BorderDoubt.Of(Photo(LesionMask.Empty(Size)), LesionKind.Plaque).Verdict);
        Assert.Equal(Verdict.Ok, BorderDoubt.Of(null, LesionKind.Plaque).Verdict);
    }

    private static Mask Disc(double radius) => Shapes.Disc(Size, 100, 100, radius);

    private static SegmentedPhoto Photo(LesionMask plaque)
    {
        Plane flat = new(Size);
        LesionStage stage = Scene.Stage(Scene.Map(flat, flat), Mask.Full(Size));
        CalibratedPhoto calibrated = null!;
        return new SegmentedPhoto(calibrated, LesionMask.Empty(Size), plaque, Mask.Full(Size), stage, new LesionProbabilities(flat, flat));
    }
}
