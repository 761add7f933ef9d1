using LesionMetrics.Acquisition;
using LesionMetrics.Imaging;
using LesionMetrics.Measurement;
using LesionMetrics.Registration;
using LesionMetrics.Reporting;
using LesionMetrics.Segmentation;
using LesionMetrics.Study;

namespace LesionMetrics;

/// <summary>
/// The map: each photo is read, calibrated and segmented; each follow-up is registered to the baseline, segmented again in the light of it, and
/// compared with it. What cannot be measured becomes a row that says why.
/// </summary>
public static class SeriesPipeline
{
    /// <summary>Measures one view of one subject and writes its evidence.</summary>
    /// <param name="series">The photos, baseline first.</param>
    /// <param name="options">Options of every stage.</param>
    /// <param name="model">The tissue model.</param>
    /// <param name="evidence">Where masks, overlays and registrations go.</param>
    /// <param name="cancellation">Stops between photos; no half of a pair is kept.</param>
    /// <param name="photosInParallel">Whether baseline and first follow-up are examined side by side. Changes no byte of the result.</param>
    /// <returns>Its rows; where it was cancelled after a pair was finished, those of the photos so far.</returns>
    /// <exception cref="OperationCanceledException">Cancelled before a pair was finished.</exception>
    public static SeriesOutcome Measure(
        PhotoSeries series,
        PipelineOptions options,
        TissueModel model,
        EvidenceStore evidence,
        CancellationToken cancellation,
        bool photosInParallel = false)
    {
        using SideBySide work = new(photosInParallel);
        Dictionary<PhotoEntry, Task<PhotoExamination>> ahead = [];
        if (photosInParallel && series.Photos.Count > 1)
        {
            PhotoEntry second = series.Photos[1];
            ahead[second] = work.Begin(() => PhotoExaminer.Segment(second, options, model));
        }

        PhotoExamination seen = PhotoExaminer.Segment(series.Baseline, options, model).WithReviewed();
        Task<PhotoExamination> measuring = work.Begin(() => Write(PhotoExaminer.MeasureBaseline(seen, series, options), evidence));
        List<PhotoRow> photos = [];
        List<MeasurementRow> measurements = [];
        List<ComparisonRow> comparisons = [];
        List<PhotoFingerprint> submitted = [];
        PhotoExamination? baseline = null;
        foreach (PhotoEntry entry in series.Photos.Skip(1))
        {
            if (cancellation.IsCancellationRequested && comparisons.Count > 0)
            {
                break;
            }

            cancellation.ThrowIfCancellationRequested();
            PhotoExamination followup = ahead.Remove(entry, out Task<PhotoExamination>? started)
                ? started.GetAwaiter().GetResult()
                : PhotoExaminer.Segment(entry, options, model);
            (followup, RegistrationResult? registration) = PairExaminer.Examine(seen, followup, options, model, work);
            baseline ??= Recorded(measuring.GetAwaiter().GetResult());
            followup = PhotoExaminer.Measure(followup, options);
            PhotoExamination measured = Recorded(followup with { Verdict = followup.Verdict.And(JudgeResubmission(submitted, followup)) });
            Task<PhotoExamination> writing = work.Begin(() => Write(measured, evidence));
            comparisons.AddRange(ComparePair(baseline, measured with { Masks = null }, registration, options, evidence));
            writing.GetAwaiter().GetResult();
        }

        if (baseline is null)
        {
            Recorded(measuring.GetAwaiter().GetResult());
        }

        return new SeriesOutcome(series.Subject, series.View, photos, measurements, comparisons);

        PhotoExamination Recorded(PhotoExamination photo)
        {
            photos.Add(photo.ToRow());
            measurements.AddRange(photo.ToMeasurementRows());
            if (photo.Fingerprint is not null)
            {
                submitted.Add(photo.Fingerprint);
            }

            return photo;
        }
    }

    /// <summary>Writes the evidence of <paramref name="photo"/>, whose masks have then served.</summary>
    private static PhotoExamination Write(PhotoExamination photo, EvidenceStore evidence)
    {
        if (photo is { Photo: not null, Masks: not null })
        {
            bool depigmented = photo.Entry.Condition.HasFlag(LesionCondition.Vitiligo);
            bool plaque = photo.Entry.Condition.HasFlag(LesionCondition.Dle);
            evidence.WritePhoto(new PhotoEvidence(
                photo.Entry, photo.Photo.Raster, photo.Masks.Skin, depigmented ? photo.Masks.Depigmented : null, plaque ? photo.Masks.Plaque : null)
            {
                UncertainDepigmented = depigmented ? photo.Doubt(LesionKind.Depigmented).Band : null,
                Roi = photo.Segmented?.Calibrated.Roi is { } roi ? SmoothMask.Enlarge(roi, photo.Masks.Skin.Size) : null,
                UncertainPlaque = plaque ? photo.Doubt(LesionKind.Plaque).Band : null,
            });
        }

        return photo with { Masks = null };
    }

    private static IEnumerable<ComparisonRow> ComparePair(
        PhotoExamination baseline, PhotoExamination followup, RegistrationResult? registration, PipelineOptions options, EvidenceStore evidence)
    {
        if (registration is null || EvidenceOf(baseline, followup, registration) is not { } pair)
        {
            return ComparisonRows.Failed(baseline, followup, Unmeasured(baseline, followup));
        }

        // Pictures without skin are laid over each other too, and show it; nothing is measured on them.
        if (baseline is not { Segmented: not null, Measurement: not null } || followup is not { Segmented: not null, Measurement: not null })
        {
            evidence.WritePair(pair);
            return ComparisonRows.Failed(baseline, followup, Unmeasured(baseline, followup), registration);
        }

        if (registration is not { Obstacle: null, Mapping: not null })
        {
            evidence.WritePair(pair);
            return ComparisonRows.Failed(baseline, followup, registration.Obstacle ?? registration.Reason, registration);
        }

        PlaneMemory.Reclaim();
        Verdict verdict = PairExaminer.Judge(baseline, followup, registration);
        RegisteredFollowup registered = RegisteredFollowup.Of(baseline.Segmented, followup.Segmented, followup.Measurement.Planes, registration.Mapping);
        PlaneMemory.Reclaim();
        IReadOnlyList<PairComparison> compared = PairComparer.Compare(
            baseline.Segmented, baseline.Measurement, registered, followup.Segmented.Chromophores.MelaninNoise, registration.ErrorPixels, verdict.Status == OutcomeStatus.Ok, options.Measurement);
        evidence.WritePair(pair with { Compared = AreasOf(baseline.Segmented, registered) });
        return ComparisonRows.Of(baseline, followup, registration, verdict, compared);
    }

    private static string Unmeasured(PhotoExamination baseline, PhotoExamination followup) => baseline.Measurement is null
        ? $"the baseline photo was not measured: {baseline.Verdict.Reason}"
        : $"the follow-up photo was not measured: {followup.Verdict.Reason}";

    private static PairEvidence? EvidenceOf(PhotoExamination baseline, PhotoExamination followup, RegistrationResult registration) =>
        baseline is { Photo: not null, PhotoSize: not null } && followup is { Photo: not null, PhotoSize: not null }
            ? new PairEvidence(
                baseline.Entry, followup.Entry, baseline.PhotoSize.Value, followup.PhotoSize.Value, baseline.Photo.Raster, followup.Photo.Raster, registration)
            : null;

    private static Verdict JudgeResubmission(IReadOnlyList<PhotoFingerprint> submitted, PhotoExamination photo) =>
        photo.Fingerprint is not null
            && DuplicatePhotos.Find([.. submitted, photo.Fingerprint]).FirstOrDefault(pair => pair.Second == photo.Entry) is { } repeated
            ? new Verdict(OutcomeStatus.Review, repeated.Reason)
            : Verdict.Ok;

    private static ComparedAreas AreasOf(SegmentedPhoto baseline, RegisteredFollowup followup)
    {
        LesionCondition condition = baseline.Calibrated.Photo.Entry.Condition;
        bool depigmented = condition.HasFlag(LesionCondition.Vitiligo);
        bool plaque = condition.HasFlag(LesionCondition.Dle);
        return new ComparedAreas(
            followup.Seen,
            depigmented ? baseline.Depigmented : null,
            depigmented ? followup.Depigmented : null,
            plaque ? baseline.Plaque : null,
            plaque ? followup.Plaque : null);
    }
}
