using System.CommandLine;
using LesionMetrics.Batch;
using LesionMetrics.Reporting;
using LesionMetrics.Segmentation;
using LesionMetrics.Study;

namespace LesionMetrics.Cli;

/// <summary><c>analyze</c>: a study in, a results folder out.</summary>
internal static class AnalyzeCommand
{
    private static readonly StudyArguments Arguments = new("Results folder. Made if need be; results of an earlier run in it are replaced, unless --resume is given.");

    private static readonly Option<bool> ResumeOption = new("--resume")
    {
        Description = "Keep the views of an earlier run whose photos, options and evidence are unchanged.",
    };

    private static readonly Option<string?> ShardOption = new("--shard")
    {
        Description = "Measure one part only, for example 2/8; join the parts with merge.",
        HelpName = "i/n",
    };

    internal static Command Create(CancellationToken interruption)
    {
        Command command = new("analyze", "Measure a study: masks, indices, comparisons with the baseline, and a report.") { ResumeOption, ShardOption };
        Arguments.AddTo(command);
        command.SetAction(parsed => Run(
            StudyReader.Read(Arguments.Study(parsed)),
            Arguments.Out(parsed),
            BatchOptionsOf(parsed),
            Arguments.Options(parsed),
            Arguments.Model(parsed),
            interruption));
        return command;
    }

    private static BatchOptions BatchOptionsOf(ParseResult parsed)
    {
        Shard? shard = null;
        if (parsed.GetValue(ShardOption) is { } text && !Shard.TryParse(text, out shard))
        {
            throw new StudyException($"--shard takes i/n with i from 1 to n, for example 2/8, not '{text}'.");
        }

        return new BatchOptions(Arguments.Jobs(parsed), parsed.GetValue(ResumeOption), shard);
    }

    private static int Run(StudyPlan plan, string resultsFolder, BatchOptions batchOptions, PipelineOptions options, TissueModel model, CancellationToken interruption)
    {
        StudyArguments.TellNotices(plan);

        // With fewer views than jobs, the jobs that would stand idle examine a pair's second photo beside its first.
        bool photosInParallel = plan.Series.Count < batchOptions.Jobs;
        RunSetup setup = RunSetup.Of(OptionsFile.ToJson(options), model.Sha256);
        if (batchOptions.Resume && ResultsFolder.HasOtherSetup(resultsFolder, setup))
        {
            Console.Error.WriteLine("lesion-metrics: the results were measured with other options, another model or another build: every view is measured again.");
        }

        using ProgressDisplay display = ProgressDisplay.Start();
        StudyRunResult run = StudyRun.Measure(
            plan,
            resultsFolder,
            setup,
            batchOptions,
            (series, evidence, cancellation) => SeriesPipeline.Measure(series, options, model, evidence, cancellation, photosInParallel),
            display.Show,
            (series, error) => display.Warn($"{series.Subject}/{series.View}: {InternalError.Describe(error)}"),
            interruption);
        display.Dispose();
        if (run.ReviewedMasks > 0)
        {
            Console.Error.WriteLine(FormattableString.Invariant($"lesion-metrics: masks that a person reviewed in the results folder stand in place of the program's: {run.ReviewedMasks}"));
        }

        SummaryPrinter.Print(resultsFolder, run.Summary, run.AuditHead);
        if (run.Batch.Interrupted)
        {
            int kept = run.Batch.Measured + run.Batch.Resumed;
            Console.Error.WriteLine($"lesion-metrics: interrupted with {kept} of {run.Batch.Total} views finished and kept, and of those in work the pairs finished; run the same command with --resume to go on.");
            return ExitCode.Interrupted;
        }

        return run.Summary.AnyFailed ? ExitCode.SomeFailed : ExitCode.AllMeasured;
    }
}
