using LesionMetrics.Acquisition;
using LesionMetrics.Calibration;
using LesionMetrics.Filtering;
using LesionMetrics.Imaging;
using LesionMetrics.Measurement;
using LesionMetrics.Review;
using LesionMetrics.Segmentation;
using LesionMetrics.Tests.Measurement;
using LesionMetrics.Tests.Reporting;
using LesionMetrics.Tests.Segmentation;

namespace LesionMetrics.Tests.Review;

public sealed class ReviewedMasksTests
{
    private static readonly ImageSize Size = new(160, 120);

    private static readonly Mask Skin = SampleRows.Rectangle(160, 120, 0, 0, 130, 120);

    private static readonly Mask Own = Shapes.Disc(Size, 40, 60, 12);

    private static readonly Mask Drawn = Shapes.Disc(Size, 60, 60, 16);

    [Fact]
    public void WhatAPersonDrewStandsForTheProgramsAndTheOtherKindEndsThere()
    {
        SegmentedPhoto photo = Photo(depigmented: Own, plaque: Own);

        (SegmentedPhoto reviewed, ReviewedMasks masks) = Reviewed(plaque: Drawn).Apply(photo);

        Assert.Equal(MaskOrigin.Corrected, masks.Origin(LesionKind.Depigmented));
        Assert.Equal(Drawn.Pixels.ToArray(), reviewed.Plaque.Pixels.ToArray());
        Assert.Equal(MaskOperations.AndNot(Own, Drawn).Pixels.ToArray(), reviewed.Depigmented.Pixels.ToArray());
        Assert.Same(reviewed.PlaqueBorders.Likely, reviewed.PlaqueBorders.Lenient);
        Assert.Same(reviewed.PlaqueBorders.Likely, reviewed.PlaqueBorders.Strict);
        Assert.Equal(0, MaskOperations.IntersectionCount(reviewed.Unaffected, MaskOperations.Or(Own, Drawn)));
        Assert.True(reviewed.Unaffected.CountIn() > 0);
    }

    [Fact]
    public void WhereAPersonSawALesionThereIsSkin()
    {
        Mask beyond = Shapes.Disc(Size, 135, 60, 15);

        SegmentedPhoto reviewed = Reviewed(depigmented: beyond).Apply(Photo()).Photo;
        PhotoMasks masks = Reviewed(depigmented: beyond).Apply(PhotoMasks.Of(Photo()), Photo());

        Assert.Equal(MaskOperations.Or(Skin, beyond).Pixels.ToArray(), reviewed.Skin.Pixels.ToArray());
        Assert.Equal(MaskOperations.Or(Skin, beyond).Pixels.ToArray(), masks.Skin.Pixels.ToArray());
    }

    [Fact]
    public void TheRegionOfInterestBoundsAPersonsMaskToo()
    {
        Mask roi = SampleRows.Rectangle(160, 120, 0, 0, 60, 120);
        SegmentedPhoto photo = Photo() is var whole ? whole with { Calibrated = whole.Calibrated with { Roi = roi } } : null!;

        Assert.Equal(MaskOperations.And(Drawn, roi).Pixels.ToArray(), Reviewed(plaque: Drawn).Apply(photo).Photo.Plaque.Pixels.ToArray());
        Assert.Equal(MaskOperations.And(Drawn, roi).Pixels.ToArray(), Reviewed(plaque: Drawn).Apply(PhotoMasks.Of(photo), photo).Plaque.Pixels.ToArray());
    }

    [Fact]
    public void AnAcceptedMaskIsTheProgramsWithItsBorders()
    {
        SegmentedPhoto photo = Photo(depigmented: Shapes.Disc(Size, 60, 60, 6), plaque: Own);
        PhotoMasks masks = PhotoMasks.Of(photo);

        (SegmentedPhoto reviewed, ReviewedMasks words) = Reviewed(plaque: Own, origin: MaskOrigin.Accepted).Apply(photo);

        Assert.Same(photo, reviewed);
        Assert.Same(masks, words.Apply(masks, photo));
        Assert.Equal(MaskOrigin.Accepted, words.Origin(LesionKind.Plaque));
        Assert.Equal(MaskOrigin.Program, words.Origin(LesionKind.Depigmented));
    }

    /// <summary>As after an update of the program, which draws another mask than the one that was accepted.</summary>
    [Fact]
    public void AMaskThatWasAcceptedStaysWhenTheProgramDrawsAnother()
    {
        LesionMask reviewed = Reviewed(plaque: Drawn, origin: MaskOrigin.Accepted).Apply(Photo(plaque: Own)).Photo.PlaqueBorders;

        Assert.Equal(Drawn.Pixels.ToArray(), reviewed.Likely.Pixels.ToArray());
        Assert.Equal(0, MaskOperations.AndNot(reviewed.Strict, reviewed.Likely).CountIn());
        Assert.Equal(0, MaskOperations.AndNot(reviewed.Likely, reviewed.Lenient).CountIn());
    }

    [Fact]
    public void WithoutAPersonsWordNothingIsTouched()
    {
        SegmentedPhoto photo = Photo(plaque: Own);
        PhotoMasks masks = PhotoMasks.Of(photo);

        Assert.Same(photo, ReviewedMasks.None.Apply(photo).Photo);
        Assert.Same(masks, ReviewedMasks.None.Apply(masks, photo));
        Assert.Equal(MaskOrigin.Program, ReviewedMasks.None.Origin(LesionKind.Plaque));
    }

    private static ReviewedMasks Reviewed(Mask? depigmented = null, Mask? plaque = null, MaskOrigin origin = MaskOrigin.Corrected)
    {
        ReviewRecord record = new("aa", "bb", origin, "AB");
        return new ReviewedMasks(
            depigmented is null ? null : new ReviewedMask(depigmented, record), plaque is null ? null : new ReviewedMask(plaque, record), Verdict.Ok);
    }

    private static SegmentedPhoto Photo(Mask? depigmented = null, Mask? plaque = null)
    {
        Plane flat = new(Size);
        CameraFacts camera = new(null, null, 1, null, null, null, null);
        Photo photo = new(SampleRows.Entry(), string.Empty, SampleRows.Gradient(160, 120), camera, new PhotoQuality(OutcomeStatus.Ok, string.Empty, 0, 0), null);
        return new SegmentedPhoto(
            PhotoCalibrator.Calibrate(photo, new CalibrationOptions()),
            Lesion(depigmented),
            Lesion(plaque),
            Skin,
            Scene.Stage(Scene.Map(flat, flat), Skin),
            new LesionProbabilities(flat, flat));
    }

    private static LesionMask Lesion(Mask? mask) => mask is null
        ? LesionMask.Empty(Size)
        : new LesionMask(mask, Morphology.Erode(mask, 2), Morphology.Dilate(mask, 2));
}
