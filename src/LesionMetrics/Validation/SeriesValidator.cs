using LesionMetrics.Segmentation;
using LesionMetrics.Study;

namespace LesionMetrics.Validation;

/// <summary>One view of one subject: each photo with references is scored, then each follow-up against the baseline. Photos without are not opened.</summary>
internal static class SeriesValidator
{
    /// <summary>Validates <paramref name="series"/>.</summary>
    /// <exception cref="OperationCanceledException">Cancelled between photos.</exception>
    public static SeriesValidation Validate(
        PhotoSeries series, PipelineOptions options, TissueModel model, ValidationPictures pictures, CancellationToken cancellation)
    {
        List<PhotoAgreement> photos = [];
        List<PairAgreement> pairs = [];
        ScoredPhoto? baseline = null;
        foreach (PhotoEntry entry in series.Photos.Where(entry => ReferenceMask.KindsOf(entry).Count > 0))
        {
            cancellation.ThrowIfCancellationRequested();
            ScoredPhoto scored = PhotoScorer.Score(entry, options, model, pictures);
            photos.AddRange(scored.Rows);
            if (entry == series.Baseline)
            {
                baseline = scored;
            }
            else if (baseline is not null)
            {
                pairs.AddRange(PairScorer.Score(baseline, scored, options));
            }
        }

        return new SeriesValidation(photos, pairs);
    }

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
