using System.Security.Cryptography;
using LesionMetrics.Acquisition;
using LesionMetrics.Calibration;
using LesionMetrics.Imaging;
using LesionMetrics.Measurement;
using LesionMetrics.Reporting;
using LesionMetrics.Review;
using LesionMetrics.Segmentation;
using LesionMetrics.Study;

namespace LesionMetrics;

/// <summary>The stages of one photo by itself: acquisition, calibration, segmentation, measurement.</summary>
internal static class PhotoExaminer
{
    /// <summary>Least share of skin, in per cent, for a photo to be taken without a second look.</summary>
    private const double LittleSkinPercent = 10;

    /// <summary>Takes the baseline of <paramref name="series"/> through all stages. Never throws for a photo that cannot be measured.</summary>
    public static PhotoExamination ExamineBaseline(PhotoSeries series, PipelineOptions options, TissueModel model) =>
        MeasureBaseline(Segment(series.Baseline, options, model), series, options);

    /// <summary>Takes <paramref name="entry"/> as far as its tissue, as the program sees it. Never throws for a photo that cannot be measured.</summary>
    public static PhotoExamination Segment(PhotoEntry entry, PipelineOptions options, TissueModel model)
    {
        Photo? photo = null;
        ImageSize? size = null;
        PhotoFingerprint? fingerprint = null;
        CalibratedPhoto? calibrated = null;
        try
        {
            photo = PhotoReader.Read(entry, options.Acquisition);
            size = photo.Raster.Size;
            fingerprint = PhotoFingerprint.Of(photo);
            calibrated = PhotoCalibrator.Calibrate(photo, options.Calibration);

            // From here on the pixels at full size are only in the way: evidence shows them at screen size.
            calibrated = calibrated with { Photo = photo with { Raster = ScreenPicture.Of(photo.Raster) } };
            photo = calibrated.Photo;
            PlaneMemory.Reclaim();
            ReviewedMasks reviewed = ReviewedMasks.Open(entry, photo.Sha256, calibrated.PhotoSize);
            SegmentedPhoto segmented = Segmenter.Segment(calibrated, options.Segmentation, model);
            Verdict verdict = new Verdict(photo.Quality.Status, photo.Quality.Reason).And(JudgeRepeat(entry)).And(reviewed.Verdict);
            return new PhotoExamination(entry, verdict, photo.Sha256, calibrated.PhotoSize, photo, segmented, null, null) { Calibrated = calibrated, Fingerprint = fingerprint, Reviewed = reviewed };
        }
        catch (MeasurementException refusal)
        {
            // What is wrong with the photo explains why nothing was found in it.
            string reason = photo is { Quality.Reason: { Length: > 0 } doubt } ? $"{doubt}; {refusal.Reason}" : refusal.Reason;
            Verdict verdict = new Verdict(OutcomeStatus.Failed, reason).And(JudgeRepeat(entry));
            return new PhotoExamination(entry, verdict, photo?.Sha256 ?? HashOf(entry), size, photo, null, null, null) { Calibrated = calibrated, Fingerprint = fingerprint };
        }
    }

    /// <summary>Measures what <paramref name="examination"/> found; as it is where it found nothing.</summary>
    public static PhotoExamination Measure(PhotoExamination examination, PipelineOptions options)
    {
        if (examination.Segmented is not { } segmented)
        {
            return examination;
        }

        PlaneMemory.Reclaim();
        PhotoMasks masks = examination.Reviewed.Apply(PhotoMasks.Of(segmented), segmented);
        PlaneMemory.Reclaim();
        PhotoMeasurement measurement = PhotoMeasurer.Measure(segmented, masks, options.Measurement);
        return examination with { Masks = masks, Measurement = measurement, Verdict = examination.Verdict.And(JudgeSkin(measurement)) };
    }

    /// <summary>Measures what <paramref name="baseline"/>, the first photo of <paramref name="series"/>, found. A baseline is taken of a lesion: where none is found, one may have been missed, and every change would be held against that.</summary>
    public static PhotoExamination MeasureBaseline(PhotoExamination baseline, PhotoSeries series, PipelineOptions options)
    {
        PhotoExamination measured = Measure(baseline, options);
        if (series.BaselineDoubt is { } doubt)
        {
            measured = measured with { Verdict = measured.Verdict.And(new Verdict(OutcomeStatus.Review, doubt)) };
        }

        return measured.Measurement is null ? measured : measured with { Verdict = measured.Verdict.And(JudgeLesions([.. measured.Measurement.Lesions.Where(lesion => lesion.AreaPixels > 0 || measured.Reviewed.Of(lesion.Kind) is null)])) };
    }

    /// <summary>What the lesions of a baseline, one entry a kind asked for but those that a person has seen to be absent, say about whether it needs a second look.</summary>
    internal static Verdict JudgeLesions(IReadOnlyList<LesionMeasurement> lesions) =>
        lesions.Count > 0 && lesions.All(lesion => lesion.AreaPixels == 0)
            ? new Verdict(OutcomeStatus.Review, "no lesion found: look at the photo for one that was missed")
            : Verdict.Ok;

    /// <summary>Whether the file of <paramref name="entry"/> was submitted for another subject or view, too.</summary>
    internal static Verdict JudgeRepeat(PhotoEntry entry) => entry.RepeatOf is { } other
        ? new Verdict(OutcomeStatus.Review, other == entry.RelativePath
            ? "is given for another subject, visit or view, too: submit the photo that was taken of this one"
            : $"is the same file as {other}, of another subject or view: submit the photo that was taken of this one")
        : Verdict.Ok;

    private static Verdict JudgeSkin(PhotoMeasurement measurement) =>
        measurement.SkinPercent < LittleSkinPercent
            ? new Verdict(OutcomeStatus.Review, "little skin found in the photo: check that it shows the body site, close enough")
            : Verdict.Ok;

    private static string? HashOf(PhotoEntry entry)
    {
        try
        {
            using FileStream file = File.OpenRead(entry.FullPath);
            return Convert.ToHexStringLower(SHA256.HashData(file));
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            // The row already says that the file cannot be read; it then has no hash.
            return null;
        }
    }
}
