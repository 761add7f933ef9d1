using System.CommandLine;
using LesionMetrics.Batch;
using LesionMetrics.Phantoms;
using LesionMetrics.Reporting;

namespace LesionMetrics.Cli;

/// <summary><c>phantom</c>: writes a synthetic study whose answer is known.</summary>
internal static class PhantomCommand
{
    private static readonly PhantomOptions Defaults = new();

    private static readonly Option<string> OutOption = new("--out") { Description = "Study folder to write.", Required = true, HelpName = "folder" };

    private static readonly Option<int> SubjectsOption = new("--subjects")
    {
        Description = "Number of subjects.",
        HelpName = "n",
        DefaultValueFactory = _ => Defaults.SubjectCount,
    };

    private static readonly Option<ulong> SeedOption = new("--seed")
    {
        Description = "The same seed gives the same bytes.",
        HelpName = "number",
        DefaultValueFactory = _ => Defaults.Seed,
    };

    private static readonly Option<double> MegapixelsOption = new("--megapixels")
    {
        Description = "Size of each photo, 0.05 to 24 million pixels.",
        HelpName = "number",
        DefaultValueFactory = _ => Defaults.Megapixels,
    };

    private static readonly Option<bool> SampleOption = new("--sample")
    {
        Description = "Write the four subjects with known stories that sample-images holds, in place of random ones.",
    };

    internal static Command Create(CancellationToken interruption)
    {
        Command command = new("phantom", "Write a synthetic study with its exact truth as companion masks.") { OutOption, SubjectsOption, SeedOption, MegapixelsOption, SampleOption };
        command.SetAction(parsed => Run(
            parsed.GetRequiredValue(OutOption),
            Defaults with
            {
                SubjectCount = parsed.GetValue(SubjectsOption),
                Seed = parsed.GetValue(SeedOption),
                Megapixels = parsed.GetValue(MegapixelsOption),
                Preset = parsed.GetValue(SampleOption) ? PhantomPreset.SampleStudy : PhantomPreset.Random,
            },
            interruption));
        return command;
    }

    private static int Run(string studyFolder, PhantomOptions options, CancellationToken interruption)
    {
        int written = 0;
        try
        {
            PhantomStudy.Write(studyFolder, options, BatchOptions.DefaultJobs(), (subject, view) =>
            {
                written++;
                Console.Error.WriteLine($"{subject}/{view}");
            }, interruption);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException || e is AggregateException { InnerException: IOException or UnauthorizedAccessException })
        {
            throw ResultsStorage.Explain(e is AggregateException aggregate ? aggregate.InnerException! : e);
        }

        Console.WriteLine(FormattableString.Invariant($"{written} synthetic views with their true masks in {studyFolder}"));
        return ExitCode.AllMeasured;
    }
}
