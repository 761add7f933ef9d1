using LesionMetrics.Calibration;
using LesionMetrics.Filtering;
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
        Assert.Contains("plaque is uncertain, 81 to 121 % of the area", doubt.Verdict.Reason, StringComparison.Ordinal);
        Assert.Equal(Disc(44).CountIn() - Disc(36).CountIn(), doubt.Band!.CountIn());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void ALesionOfTheBaselineThatMayHaveBeenOverlookedAsksForALook(bool othersFound)
    {
        Mask overlooked = Shapes.Disc(Size, 30, 30, 20);
        Mask others = othersFound ? Disc(40) : new Mask(Size);
        BorderDoubt doubt = BorderDoubt.Of(Photo(new LesionMask(others, others, others) { Vanished = overlooked }), LesionKind.Plaque);

        Assert.Equal(OutcomeStatus.Review, doubt.Verdict.Status);
        Assert.Equal("a plaque of the baseline was not found again, though something of it may be left: look at the overlay", doubt.Verdict.Reason);
        Assert.Equal(overlooked.Pixels.ToArray(), doubt.Band!.Pixels.ToArray());
    }

    /// <summary>A piece of 0.55 that is alone is left out, and said; one of 0.4 is taken for the mimic that it probably is.</summary>
    [Theory]
    [InlineData(0.55f, true)]
    [InlineData(0.4f, false)]
    public void WhereNothingIsFoundAProbablePieceLeftOutAsksForALook(float probability, bool asks)
    {
        JudgedPieces pieces = new(Disc(40), [probability]);
        LesionMask none = new(new Mask(Size), new Mask(Size), new Mask(Size));
        BorderDoubt doubt = BorderDoubt.Of(Photo(none with { Pieces = pieces, Doubtful = pieces.Doubtful(null) }), LesionKind.Plaque);

        Assert.Equal(0, pieces.Keep(null).CountIn());
        Assert.Equal(asks ? OutcomeStatus.Review : OutcomeStatus.Ok, doubt.Verdict.Status);
        Assert.Equal(asks, doubt.Verdict.Reason.Contains("may be a plaque was left out", StringComparison.Ordinal));
        Assert.Equal(asks ? Disc(40).CountIn() : 0, doubt.Band?.CountIn() ?? 0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void APieceInDoubtAsksForALookWhereTheBordersAgree(bool isFound)
    {
        Mask piece = Shapes.Disc(Size, 30, 30, 20);
        Mask without = Disc(40);
        Mask with = MaskOperations.Or(without, piece);
        JudgedPieces pieces = new(with, isFound ? [0.6f, 0.99f] : [0.3f, 0.99f]);
        LesionMask sure = isFound ? new(with, with, with) : new(without, without, without);
        BorderDoubt doubt = BorderDoubt.Of(Photo(sure with { Pieces = pieces, Doubtful = pieces.Doubtful(null) }), LesionKind.Plaque);

        Assert.Equal(OutcomeStatus.Ok, BorderDoubt.Of(Photo(sure), LesionKind.Plaque).Verdict.Status);
        Assert.Equal(OutcomeStatus.Review, doubt.Verdict.Status);
        Assert.Contains("uncertain which parts are plaque", doubt.Verdict.Reason, StringComparison.Ordinal);
        Assert.Equal(piece.Pixels.ToArray(), doubt.Band!.Pixels.ToArray());
        double share = 100.0 * piece.CountIn() / (isFound ? with : without).CountIn();
        Assert.Contains(isFound ? $"{100 - share:F0} to 100 %" : $"100 to {100 + share:F0} %", doubt.Verdict.Reason, StringComparison.Ordinal);
    }

    /// <summary>Shares of an area of nothing mean nothing.</summary>
    [Fact]
    public void WhereNoLesionIsFoundAPieceThatMayBeOneIsNoDoubtOfItsArea()
    {
        JudgedPieces pieces = new(Disc(20), [0.3f]);

        Assert.Equal(Verdict.Ok, BorderDoubt.Of(Photo(LesionMask.Empty(Size) with { Pieces = pieces, Doubtful = pieces.Doubtful(null) }), LesionKind.Plaque).Verdict);
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
