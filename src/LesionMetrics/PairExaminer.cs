using System.Globalization;
using LesionMetrics.Calibration;
using LesionMetrics.Filtering;
using LesionMetrics.Imaging;
using LesionMetrics.Measurement;
using LesionMetrics.Registration;
using LesionMetrics.Segmentation;

namespace LesionMetrics;

/// <summary>What a follow-up needs its baseline for: registration, and a second look at its tissue in the light of it.</summary>
internal static class PairExaminer
{
    /// <summary>Margin about lesions that the registration leaves out, as a share of the side.</summary>
    private const double LesionMarginShare = 0.004;

    /// <summary>From how many times the baseline's area on a follow-up says more of what was missed at baseline than of the lesion.</summary>
    private const double ImplausibleGrowth = 5;

    /// <summary>
    /// <see cref="RegistrationResult.Likeness"/> above which a follow-up is taken for a copy of the baseline: of 67 synthetic pairs of two visits the most alike reached 0.89, and 28 of 42
    /// copies of seven real close-ups, resized, cropped, turned, recolored or blurred, are above it.
    /// </summary>
    private const double CopyLikeness = 0.95;

    /// <summary>Registers <paramref name="followup"/> to <paramref name="baseline"/>, segments it again, and takes over what a person has said of it.</summary>
    /// <param name="baseline">The baseline, as far as it came, reviewed.</param>
    /// <param name="followup">The follow-up, segmented by itself.</param>
    /// <param name="options">Options of every stage.</param>
    /// <param name="model">The tissue model.</param>
    /// <param name="work">Whether steps may run side by side; changes no result.</param>
    /// <returns>The follow-up as it then stands; its registration, null where one of the photos could not be decoded.</returns>
    public static (PhotoExamination Followup, RegistrationResult? Registration) Examine(
        PhotoExamination baseline, PhotoExamination followup, PipelineOptions options, TissueModel model, SideBySide work)
    {
        RegistrationResult? registration = Register(baseline, followup, options.Registration, work);
        if (registration is { Region: RegistrationRegion.Skin, Mapping: { } mapping } && baseline.Segmented is not null && followup.Segmented is not null)
        {
            PlaneMemory.Reclaim();
            FormerLesions former = FormerLesions.Of(baseline.Segmented, followup.Segmented, mapping);
            followup = followup with { Segmented = Segmenter.Revise(followup.Segmented, former, options.Segmentation, model, work) };
        }

        // Only now: a mask that was let stand is the one that the program drew in the light of the baseline.
        return (followup.WithReviewed(), registration);
    }

    /// <summary>The verdict of a registered pair: its registration's and those of both photos.</summary>
    public static Verdict Judge(PhotoExamination baseline, PhotoExamination followup, RegistrationResult registration) =>
        new Verdict(registration.Status, registration.Reason).And(JudgeLikeness(registration.Likeness)).And(Named("baseline", baseline.Verdict)).And(Named("follow-up", followup.Verdict));

    /// <summary>What <see cref="RegistrationResult.Likeness"/> says of whether two photos were taken: one that was sent on, cropped or straightened passes for a visit at which nothing changed.</summary>
    internal static Verdict JudgeLikeness(double likeness) => likeness > CopyLikeness
        ? new Verdict(OutcomeStatus.Review, "the follow-up is as much like the baseline as a resized, cropped or turned copy of it: check that it is the photo of this visit")
        : Verdict.Ok;

    private static RegistrationResult? Register(PhotoExamination baseline, PhotoExamination followup, RegistrationOptions options, SideBySide work)
    {
        if (baseline.Calibrated is null || followup.Calibrated is null)
        {
            return null;
        }

        PlaneMemory.Reclaim();
        return PairRegistrar.Register(ViewsOf(baseline.Calibrated, baseline.Segmented), ViewsOf(followup.Calibrated, followup.Segmented), options, work);
    }

    private static PhotoViews ViewsOf(CalibratedPhoto photo, SegmentedPhoto? segmented) => new(
        segmented is null ? null : SkinOf(segmented), RegistrationView.OfPicture(photo.PhotoSize, photo.Linear, photo.Roi));

    /// <summary>How far the borders of <paramref name="kind"/> are in doubt at either visit.</summary>
    public static Verdict Doubt(PhotoExamination baseline, PhotoExamination followup, LesionKind kind) =>
        Named("baseline", baseline.Doubt(kind).Verdict).And(Named("follow-up", followup.Doubt(kind).Verdict));

    /// <summary>What the two areas say about whether the pair needs a second look: a lesion out of nothing, or out of a speck, may have been missed at baseline.</summary>
    public static Verdict JudgeGrowth(LesionKind kind, AreaChange area)
    {
        string name = kind == LesionKind.Depigmented ? "depigmented area" : "plaque";
        return (area.BaselineAreaPixels, area.FollowupAreaPixels) switch
        {
            (0, > 0) => new Verdict(OutcomeStatus.Review, $"a {name} at follow-up where none was found at baseline: look whether it is new or was missed"),
            var (before, after) when after > ImplausibleGrowth * before => new Verdict(
                OutcomeStatus.Review,
                string.Create(CultureInfo.InvariantCulture, $"the {name} at follow-up has {after / before:F0} times the area at baseline: look whether most of it was missed there")),
            _ => Verdict.Ok,
        };
    }

    private static Verdict Named(string photo, Verdict verdict) =>
        verdict.Reason.Length == 0 ? verdict : verdict with { Reason = $"{photo}: {verdict.Reason}" };

    private static RegistrationView SkinOf(SegmentedPhoto photo)
    {
        int margin = Math.Max(1, (int)Math.Round(LesionMarginShare * Math.Sqrt(photo.Skin.Size.PixelCount)));
        Mask lesions = Morphology.Dilate(MaskOperations.Or(photo.Depigmented, photo.Plaque), margin);
        return new RegistrationView(photo.Calibrated.PhotoSize, photo.Calibrated.Linear, photo.Skin, lesions);
    }
}
