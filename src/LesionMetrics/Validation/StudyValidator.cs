using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using LesionMetrics.Batch;
using LesionMetrics.Reporting;
using LesionMetrics.Segmentation;
using LesionMetrics.Study;

namespace LesionMetrics.Validation;

/// <summary>Validates a study, series side by side; the rows come in study order whichever series was done first.</summary>
/// <param name="options">Options of every stage.</param>
/// <param name="model">The tissue model.</param>
/// <param name="internalError">Told of a fault of the program's own, from the thread that met it; may be null.</param>
public sealed class StudyValidator(PipelineOptions options, TissueModel model, Action<PhotoSeries, Exception>? internalError = null)
{
    private readonly Lock _gate = new();

    /// <summary>Photos of <paramref name="plan"/> that have a reference mask for what they are to be measured for.</summary>
    /// <exception cref="StudyException">There is none.</exception>
    public static int RequireReferences(StudyPlan plan)
    {
        int references = plan.Series.Sum(series => series.Photos.Count(photo => ReferenceMask.KindsOf(photo).Count > 0));
        return references > 0
            ? references
            : throw new StudyException(
                "No photo of the study has a reference mask for what it is to be measured for: put <view>.depigmented.png or <view>.plaque.png beside the photo, 0 = out, 255 = in.");
    }

    /// <summary>Scores every photo with references and every pair of such photos.</summary>
    /// <param name="plan">The study.</param>
    /// <param name="resultsFolder">Where pictures go.</param>
    /// <param name="jobs">Series side by side, at least 1; changes no byte.</param>
    /// <param name="progress">Told after each series, one call at a time; may be null.</param>
    /// <param name="cancellation">Stops between photos.</param>
    /// <exception cref="StudyException">No photo has a reference mask, or the set-up cannot work.</exception>
    /// <exception cref="StorageException">Pictures cannot be written.</exception>
    /// <exception cref="OperationCanceledException">Cancelled: a validation of part of a study would tell of another study.</exception>
    public ValidationResult Run(StudyPlan plan, string resultsFolder, int jobs, Action<BatchProgress>? progress, CancellationToken cancellation)
    {
        int references = RequireReferences(plan);
        PhotoSeries[] chosen = [.. plan.Series.Where(series => series.Photos.Any(photo => ReferenceMask.KindsOf(photo).Count > 0))];
        SeriesValidation[] done = new SeriesValidation[chosen.Length];
        ValidationPictures pictures = new(resultsFolder);
        int count = 0;
        ParallelOptions parallel = new() { MaxDegreeOfParallelism = jobs, CancellationToken = cancellation };
        try
        {
            Parallel.ForEach(Partitioner.Create(Enumerable.Range(0, chosen.Length), EnumerablePartitionerOptions.NoBuffering), parallel, i =>
            {
                done[i] = Validate(chosen[i], pictures, cancellation);
                lock (_gate)
                {
                    count++;
                    progress?.Invoke(new BatchProgress(count, chosen.Length, chosen[i].Subject, chosen[i].View, Resumed: false, done[i].Worst));
                }
            });
        }
        catch (AggregateException failures)
        {
            ExceptionDispatchInfo.Throw(failures.InnerExceptions[0]);
        }

        int photos = plan.Series.Sum(series => series.Photos.Count);
        return new ValidationResult([.. done.SelectMany(series => series.Photos)], [.. done.SelectMany(series => series.Pairs)], photos - references);
    }

    private SeriesValidation Validate(PhotoSeries series, ValidationPictures pictures, CancellationToken cancellation)
    {
        try
        {
            return SeriesValidator.Validate(series, options, model, pictures, cancellation);
        }
        catch (Exception e) when (e is not (StorageException or StudyException) && !(e is OperationCanceledException && cancellation.IsCancellationRequested))
        {
            internalError?.Invoke(series, e);
            return SeriesValidator.Failed(series, e);
        }
    }
}
