using System.CommandLine;
using System.Globalization;
using LesionMetrics.Batch;
using LesionMetrics.Reporting;
using LesionMetrics.Review;
using LesionMetrics.Segmentation;
using LesionMetrics.Study;

namespace LesionMetrics.Cli;

/// <summary><c>verify</c>: whether results are as they were left, and whether the photos still give them.</summary>
internal static class VerifyCommand
{
    private static readonly Argument<string> ResultsArgument = new("results") { Description = "Results folder that analyze or merge wrote." };

    private static readonly Option<string?> StudyOption = new("--study")
    {
        Description = "Study folder that was measured: its views are measured again and held against the results, byte by byte.",
        HelpName = "folder",
    };

    private static readonly Option<string[]> OnlyOption = new("--only")
    {
        Description = "Replay this view alone, for example S001/chin; may be given more than once. Needs --study.",
        HelpName = "subject/view",
    };

    private static readonly Option<string?> ModelOption = new("--model")
    {
        Description = "Folder of the tissue model that was used, in place of the built-in one.",
        HelpName = "folder",
    };

    internal static Command Create(CancellationToken interruption)
    {
        Command command = new("verify", "Check hashes, audit chain, tables and report of results, and replay views from their photos.")
        {
            ResultsArgument, StudyOption, OnlyOption, ModelOption,
        };
        command.SetAction(parsed =>
        {
            string results = parsed.GetRequiredValue(ResultsArgument);
            string[] only = parsed.GetValue(OnlyOption) ?? [];
            string? study = parsed.GetValue(StudyOption);
            if (study is null && only.Length > 0)
            {
                throw new StudyException("--only needs the photos to replay from: give their folder with --study.");
            }

            Verification stored = ResultsVerifier.Check(results);
            Report(stored.Problems);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"stored    {stored.SeriesCount} views, {stored.FileCount} evidence files, {stored.Problems.Count} problems"));
            Console.WriteLine($"audit head {stored.AuditHead ?? "unreadable"}");
            int replayProblems = study is null ? 0 : Replay(results, study, only, parsed.GetValue(ModelOption), interruption);
            return stored.Problems.Count + replayProblems == 0 ? ExitCode.AllMeasured : ExitCode.SomeFailed;
        });
        return command;
    }

    private static int Replay(string results, string study, string[] only, string? modelFolder, CancellationToken interruption)
    {
        StudyPlan plan = ReviewedPlan.Attach(StudyReader.Read(study), results, AuditLog.TryRead(results));
        PipelineOptions options = OptionsFile.OfRun(results);
        TissueModel model = modelFolder is null ? TissueModel.Load() : TissueModel.LoadFrom(modelFolder);
        RunSetup setup = RunSetup.Of(OptionsFile.ToJson(options), model.Sha256);
        string[] unknown = [.. only.Where(name => !plan.Series.Any(series => NameOf(series) == name))];
        if (unknown.Length > 0)
        {
            throw new StudyException($"The study has no '{unknown[0]}': --only takes subject/view, for example {NameOf(plan.Series[0])}.");
        }

        StudyRecord stored = ResultsFolder.ReadStudy(results);
        HashSet<string> held = [.. ResultsBuilder.SeriesOf(stored).Select(series => $"{series.Subject}/{series.View}")];
        List<PhotoSeries> chosen = [.. plan.Series.Where(series =>
            only.Length > 0 ? only.Contains(NameOf(series)) : stored.Shard is null || held.Contains(NameOf(series)))];
        int problems = 0;
        foreach (PhotoSeries series in chosen)
        {
            interruption.ThrowIfCancellationRequested();
            IReadOnlyList<string> found = SeriesReplay.Run(
                series,
                plan.RootPath,
                results,
                setup,
                (again, evidence, cancellation) => SeriesPipeline.Measure(again, options, model, evidence, cancellation, photosInParallel: true),
                interruption);
            Report(found);
            problems += found.Count;
            Console.Error.WriteLine($"{NameOf(series)} {(found.Count == 0 ? "same" : "differs")}");
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"replayed  {chosen.Count} views, {problems} problems"));
        return problems;
    }

    private static string NameOf(PhotoSeries series) => $"{series.Subject}/{series.View}";

    private static void Report(IEnumerable<string> problems)
    {
        foreach (string problem in problems)
        {
            Console.WriteLine(problem);
        }
    }
}
