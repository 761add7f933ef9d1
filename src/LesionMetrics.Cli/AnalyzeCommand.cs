using System.CommandLine;
using LesionMetrics.Batch;
using LesionMetrics.Reporting;
using LesionMetrics.Segmentation;
using LesionMetrics.Study;

namespace LesionMetrics.Cli;

/// <summary><c>analyze</c>: a study in, a results folder out.</summary>
internal static class AnalyzeCommand
{
    private static readonly Argument<string> StudyArgument = new("study")
    {
        Description = "Study folder: photos/<subject>/<visit>/<view>.jpg, or a manifest.csv that lists the photos.",
    };

    private static readonly Option<string> OutOption = new("--out")
    {
        Description = "Results folder. Made if need be; results of an earlier run in it are replaced, unless --resume is given.",
        Required = true,
        HelpName = "folder",
    };

    private static readonly Option<int> JobsOption = new("--jobs")
    {
        Description = "Views measured side by side. Changes no number. [default: one a processor, as far as memory allows]",
        HelpName = "n",
    };

    private static readonly Option<bool> ResumeOption = new("--resume")
    {
        Description = "Keep the views of an earlier run whose photos, options and evidence are unchanged.",
    };

    private static readonly Option<string?> ShardOption = new("--shard")
    {
        Description = "Measure one part only, for example 2/8; join the parts with merge.",
        HelpName = "i/n",
    };

    private static readonly Option<string?> ConfigOption = new("--config")
    {
        Description = "JSON file with options that differ from the defaults; run.json of any run shows all of them under \"options\".",
        HelpName = "file",
    };

    internal static Command Create(CancellationToken interruption)
    {
        Command command = new("analyze", "Measure a study: masks, indices, comparisons with the baseline, and a report.")
        {
            StudyArgument, OutOption, JobsOption, ResumeOption, ShardOption, ConfigOption,
        };
        command.SetAction(parsed => Run(
            parsed.GetRequiredValue(StudyArgument),
            parsed.GetRequiredValue(OutOption),
            BatchOptionsOf(parsed),
            parsed.GetValue(ConfigOption) is { } config ? OptionsFile.Read(config) : new PipelineOptions(),
            interruption));
        return command;
    }

    private static BatchOptions BatchOptionsOf(ParseResult parsed)
    {
        bool jobsGiven = parsed.GetResult(JobsOption) is { Implicit: false };
        int jobs = jobsGiven ? parsed.GetValue(JobsOption) : BatchOptions.DefaultJobs();
        if (jobs < 1)
        {
            throw new StudyException("--jobs takes a whole number of at least 1.");
        }

        Shard? shard = null;
        if (parsed.GetValue(ShardOption) is { } text && !Shard.TryParse(text, out shard))
        {
            throw new StudyException($"--shard takes i/n with i from 1 to n, for example 2/8, not '{text}'.");
        }

        return new BatchOptions(jobs, parsed.GetValue(ResumeOption), shard);
    }

    private static int Run(string studyFolder, string resultsFolder, BatchOptions batchOptions, PipelineOptions options, CancellationToken interruption)
    {
        StudyPlan plan = StudyReader.Read(studyFolder);
        RefuseResultsAmongPhotos(studyFolder, resultsFolder);

        // With fewer views than jobs, the jobs that would stand idle examine a pair's second photo beside its first.
        bool photosInParallel = plan.Series.Count < batchOptions.Jobs;
        TissueModel model = TissueModel.Load();
        RunSetup setup = RunSetup.Of(OptionsFile.ToJson(options), model.Sha256);
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
        SummaryPrinter.Print(resultsFolder, run.Summary, run.AuditHead);
        if (run.Batch.Interrupted)
        {
            int kept = run.Batch.Measured + run.Batch.Resumed;
            Console.Error.WriteLine($"lesion-metrics: interrupted with {kept} of {run.Batch.Total} views finished and kept; run the same command with --resume to go on.");
            return ExitCode.Interrupted;
        }

        return run.Summary.AnyFailed ? ExitCode.SomeFailed : ExitCode.AllMeasured;
    }

    private static void RefuseResultsAmongPhotos(string studyFolder, string resultsFolder)
    {
        string photos = Path.Combine(Path.GetFullPath(studyFolder), "photos") + Path.DirectorySeparatorChar;
        if ((Path.GetFullPath(resultsFolder) + Path.DirectorySeparatorChar).StartsWith(photos, StringComparison.Ordinal))
        {
            throw new StudyException("The results folder lies among the study's photos, where it would be read as a subject: choose another with --out.");
        }
    }
}
