using LesionMetrics.Reporting;
using LesionMetrics.Study;

namespace LesionMetrics.Batch;

/// <summary>
/// Measures the series of a study side by side. Each series is kept the moment it is finished, so that whatever ends the run, a kill included,
/// costs only the series in work; of one that was cancelled, the pairs finished so far stay in the tables.
/// </summary>
/// <param name="results">The results folder, open for this run.</param>
/// <param name="setup">Program and options.</param>
/// <param name="measure">The pipeline.</param>
/// <param name="internalError">Told of a fault of the program's own, from the thread that met it; may be null.</param>
public sealed class BatchRunner(ResultsFolder results, RunSetup setup, MeasureSeries measure, Action<PhotoSeries, Exception>? internalError = null)
{
    private readonly Lock _gate = new();

    /// <summary>Measures what <paramref name="options"/> selects of <paramref name="plan"/>.</summary>
    /// <param name="plan">The study.</param>
    /// <param name="options">Jobs, resume, shard.</param>
    /// <param name="progress">Told after each series, one call at a time; may be null.</param>
    /// <param name="cancellation">Stops the run; what is finished is kept.</param>
    /// <exception cref="StorageException">Results cannot be written: the run stops at once.</exception>
    /// <exception cref="StudyException">The set-up cannot work, for example a library is missing: the run stops at once.</exception>
    public BatchResult Run(StudyPlan plan, BatchOptions options, Action<BatchProgress>? progress, CancellationToken cancellation)
    {
        int[] places = [.. Enumerable.Range(0, plan.Series.Count).Where(i => options.Shard?.Takes(i) ?? true)];
        FinishedSeries?[] finished = new FinishedSeries?[places.Length];
        int claimed = -1;
        int done = 0;
        int logged = 0;
        Exception? fatal = null;
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);

        void Work()
        {
            int slot;
            while (!stop.IsCancellationRequested && (slot = Interlocked.Increment(ref claimed)) < places.Length)
            {
                try
                {
                    PhotoSeries series = plan.Series[places[slot]];
                    FinishedSeries result = Measure(series, plan.RootPath, options.Resume, stop.Token);
                    lock (_gate)
                    {
                        finished[slot] = result;
                        logged = LogInStudyOrder(plan, places, finished, logged);
                        if (!result.Whole)
                        {
                            return;
                        }

                        done++;
                        progress?.Invoke(new BatchProgress(done, places.Length, series.Subject, series.View, result.Resumed, result.Worst));
                    }
                }
                catch (OperationCanceledException) when (stop.IsCancellationRequested)
                {
                    return;
                }
                catch (Exception e)
                {
                    // Neither a photo's fault nor one series': nothing more can be kept, so the others stop too.
                    Interlocked.CompareExchange(ref fatal, e, null);
                    stop.Cancel();
                    return;
                }
            }
        }

        Thread[] workers = [.. Enumerable.Range(0, Math.Clamp(places.Length, 1, options.Jobs)).Select(i => new Thread(Work) { Name = $"series {i}" })];
        Array.ForEach(workers, worker => worker.Start());
        Array.ForEach(workers, worker => worker.Join());
        if (fatal is not null)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(fatal);
        }

        for (int slot = logged; slot < places.Length; slot++)
        {
            Log(plan.Series[places[slot]], finished[slot]);
        }

        int resumed = finished.Count(f => f is { Resumed: true });
        return new BatchResult(done - resumed, resumed, places.Length, done < places.Length);
    }

    private FinishedSeries Measure(PhotoSeries series, string studyRoot, bool resume, CancellationToken cancellation)
    {
        SeriesInput input = SeriesInput.Of(series, studyRoot, setup);
        if (resume && results.Evidence.TryReadSeries(series, input.Key) is { } known && IsAsLogged(series))
        {
            return Finish(series, known, input, resumed: true);
        }

        results.Evidence.BeginSeries(series);
        cancellation.ThrowIfCancellationRequested();
        SeriesOutcome outcome;
        bool complete = true;
        try
        {
            outcome = measure(series, results.Evidence, cancellation);
        }
        catch (Exception e) when (e is not (StorageException or StudyException) && !(e is OperationCanceledException && cancellation.IsCancellationRequested))
        {
            // A fault of the program's own: this series is lost, and said to be; the others are not.
            results.Evidence.BeginSeries(series);
            outcome = FailedSeries.Of(series, e);
            complete = false;
            internalError?.Invoke(series, e);
        }

        bool whole = outcome.Photos.Count == series.Photos.Count;
        results.Evidence.WriteSeries(outcome, input.Key, complete && whole);
        return Finish(series, outcome, input, resumed: false) with { Whole = whole };
    }

    private bool IsAsLogged(PhotoSeries series) =>
        !results.Audit.Contradicts(series.Subject, series.View, results.Evidence.HashOfRecord(series.Subject, series.View));

    private FinishedSeries Finish(PhotoSeries series, SeriesOutcome outcome, SeriesInput input, bool resumed) =>
        new(resumed, ResultsSummary.WorstOf(outcome), input.Files, results.Evidence.HashOfRecord(series.Subject, series.View));

    // The audit log lists series in study order, whichever was finished first.
    private int LogInStudyOrder(StudyPlan plan, int[] places, FinishedSeries?[] finished, int logged)
    {
        while (logged < places.Length && finished[logged] is { } result)
        {
            Log(plan.Series[places[logged]], result);
            logged++;
        }

        return logged;
    }

    private void Log(PhotoSeries series, FinishedSeries? result)
    {
        if (result is not null)
        {
            results.Audit.AppendSeries(series.Subject, series.View, result.RecordSha256);
            results.AddInputs(result.InputFiles);
        }
    }

    private sealed record FinishedSeries(bool Resumed, OutcomeStatus Worst, IReadOnlyDictionary<string, string> InputFiles, string RecordSha256)
    {
        /// <summary>Whether all of its photos were measured; false where the run was cancelled after some of its pairs, whose rows are shown and measured again by a resumed run.</summary>
        public bool Whole { get; init; } = true;
    }
}
