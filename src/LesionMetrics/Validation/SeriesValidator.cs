using LesionMetrics.Registration;
using LesionMetrics.Segmentation;
using LesionMetrics.Study;

namespace LesionMetrics.Validation;

/// <summary>One view of one subject: each photo with references is scored, then each follow-up against the baseline. Follow-ups without are not opened.</summary>
internal static class SeriesValidator
{
    /// <summary>Validates <paramref name="series"/>.</summary>
    /// <exception cref="OperationCanceledException">Cancelled between photos.</exception>
    public static SeriesValidation Validate(
        PhotoSeries series, PipelineOptions options, TissueModel model, ValidationPictures pictures, CancellationToken cancellation)
    {
        if (!series.Photos.Any(HasReference))
        {
            return new SeriesValidation([], []);
        }

        cancellation.ThrowIfCancellationRequested();
        ScoredPhoto baseline = PhotoScorer.Score(PhotoExaminer.ExamineBaseline(series, options, model), pictures);
        List<PhotoAgreement> photos = [.. baseline.Rows];
        List<PairAgreement> pairs = [];
        using SideBySide alone = new(false);
        foreach (PhotoEntry entry in series.Photos.Skip(1).Where(HasReference))
        {
            cancellation.ThrowIfCancellationRequested();
            (PhotoExamination examination, RegistrationResult? registration) =
                PairExaminer.Examine(baseline.Examination, PhotoExaminer.Segment(entry, options, model), options, model, alone);
            ScoredPhoto followup = PhotoScorer.Score(PhotoExaminer.Measure(examination, options), pictures);
            photos.AddRange(followup.Rows);
            pairs.AddRange(PairScorer.Score(baseline, followup, registration));
        }

        return new SeriesValidation(photos, pairs);
    }

    private static bool HasReference(PhotoEntry entry) => ReferenceMask.KindsOf(entry).Count > 0;

    /// <summary>The rows of a series on which the program itself failed, so that every reference given is accounted for.</summary>
    public static SeriesValidation Failed(PhotoSeries series, Exception error)
    {
        string reason = error is OutOfMemoryException
            ? "internal error: not enough memory for this series; run again with a smaller --jobs."
            : $"internal error ({error.GetType().Name}): not measured; please report it, other series are not affected.";
        IReadOnlyList<LesionKind> atBaseline = ReferenceMask.KindsOf(series.Baseline);
        return new SeriesValidation(
            [.. from photo in series.Photos
                from kind in ReferenceMask.KindsOf(photo)
                select new PhotoAgreement(photo.Subject, photo.Visit, photo.Day, photo.View, kind, OutcomeStatus.Failed, reason, null, null, null, null, null)],
            [.. from followup in series.Photos.Skip(1)
                from kind in atBaseline.Intersect(ReferenceMask.KindsOf(followup))
                select new PairAgreement(
                    series.Subject, series.View, series.Baseline.Visit, followup.Visit, followup.Day - series.Baseline.Day, kind, OutcomeStatus.Failed, reason, null, null, null, null, null)]);
    }
}
