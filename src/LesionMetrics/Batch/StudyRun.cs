using LesionMetrics.Reporting;
using LesionMetrics.Review;
using LesionMetrics.Study;

namespace LesionMetrics.Batch;

/// <summary>A whole run: opens the results folder, measures, writes tables and report, and closes the books.</summary>
public static class StudyRun
{
    /// <summary>Measures <paramref name="plan"/> into <paramref name="resultsFolder"/>.</summary>
    /// <param name="plan">The study. Masks that were reviewed in <paramref name="resultsFolder"/> stand in place of the program's, see <see cref="ReviewedPlan"/>.</param>
    /// <param name="resultsFolder">The results folder; made if need be.</param>
    /// <param name="setup">Program and options.</param>
    /// <param name="options">Jobs, resume, shard.</param>
    /// <param name="measure">The pipeline.</param>
    /// <param name="progress">Told after each series; may be null.</param>
    /// <param name="internalError">Told of a fault of the program's own; may be null.</param>
    /// <param name="cancellation">Stops the run; what is finished is kept, and its tables are written.</param>
    /// <exception cref="StorageException">Results cannot be written.</exception>
    /// <exception cref="StudyException">The set-up cannot work.</exception>
    public static StudyRunResult Measure(
        StudyPlan plan,
        string resultsFolder,
        RunSetup setup,
        BatchOptions options,
        MeasureSeries measure,
        Action<BatchProgress>? progress,
        Action<PhotoSeries, Exception>? internalError,
        CancellationToken cancellation)
    {
        StudyRecord study = new(
            setup.Fingerprint,
            options.Shard?.ToString(),
            [.. plan.Series.Select(series => new StudySeries(series.Subject, series.View, [.. series.Photos.Select(photo => photo.Visit)]))]);
        using ResultsFolder results = ResultsFolder.Open(resultsFolder, study, options.Resume);
        results.Audit.Append("run", ("program", setup.Program), ("build", setup.Build), ("setup", setup.Fingerprint), ("shard", options.Shard?.ToString() ?? ""), results.StudyFact);

        // Not before the folder is this run's: a mask that is saved in between would be half seen.
        plan = ReviewedPlan.Attach(plan, resultsFolder, results.Audit);
        int total = ResultsBuilder.SeriesOf(study).Count();
        RunLog log = new(results, setup, options, total);
        BatchResult batch = new BatchRunner(results, setup, measure, internalError).Run(plan, options, progress, cancellation);
        ResultsSummary summary = ResultsBuilder.Build(results);
        log.Finish(batch.Interrupted ? "interrupted" : "complete", batch);
        return new StudyRunResult(batch, summary, results.Audit.Head) { ReviewedMasks = plan.Series.SelectMany(series => series.Photos).SelectMany(ReviewedPlan.MasksOf).Count(mask => mask.Fault is null) };
    }
}
