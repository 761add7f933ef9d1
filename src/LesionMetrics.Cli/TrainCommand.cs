using System.CommandLine;
using LesionMetrics.Batch;
using LesionMetrics.Segmentation;
using LesionMetrics.Study;
using LesionMetrics.Training;

namespace LesionMetrics.Cli;

/// <summary><c>train</c>: fits a tissue model to synthetic photos and, where a study is given, to its reference masks.</summary>
internal static class TrainCommand
{
    private const int MostSeries = 100_000;

    private static readonly TrainingOptions Defaults = new();

    private static readonly Argument<string?> StudyArgument = new("study")
    {
        Description = "Study folder whose photos have reference masks beside them; without it, synthetic photos alone are learned from.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<string> OutOption = new("--out") { Description = "Model folder, for --model of analyze and validate. A model in it is replaced.", Required = true, HelpName = "folder" };

    private static readonly Option<int> SeriesOption = new("--series")
    {
        Description = "Synthetic series to learn pixels from, of two photos each, some with parts of these as photos of their own; a quarter as many of extensive vitiligo are added for what is skin, and half as many again serve for pieces.",
        HelpName = "n",
        DefaultValueFactory = _ => Defaults.SeriesCount,
    };

    private static readonly Option<ulong> SeedOption = new("--seed")
    {
        Description = "Seed of the first series. The same seed and photos give the same bytes.",
        HelpName = "number",
        DefaultValueFactory = _ => Defaults.Seed,
    };

    internal static Command Create(CancellationToken interruption)
    {
        Command command = new("train", "Fit the tissue model to synthetic photos and to reference masks.") { StudyArgument, OutOption, SeriesOption, SeedOption };
        command.SetAction(parsed => Run(
            parsed.GetValue(StudyArgument),
            parsed.GetRequiredValue(OutOption),
            Defaults with { SeriesCount = parsed.GetValue(SeriesOption), Seed = parsed.GetValue(SeedOption) },
            interruption));
        return command;
    }

    private static int Run(string? studyFolder, string modelFolder, TrainingOptions options, CancellationToken interruption)
    {
        if (options.SeriesCount is < 1 or > MostSeries)
        {
            throw new StudyException(FormattableString.Invariant($"--series takes a whole number from 1 to {MostSeries}: what is skin is learned from synthetic photos alone."));
        }

        StudyTrainingSet study = studyFolder is null ? StudyTrainingSet.Empty : Open(studyFolder, interruption);
        TissueModel model = TrainingRun.Train(modelFolder, options, study, BatchOptions.DefaultJobs(), Console.Error.WriteLine, interruption);
        Console.WriteLine(FormattableString.Invariant($"model {model.Sha256} from {options.PixelSeries.Count} + {options.PieceSeries.Count} + {options.ExtensiveSeries.Count} synthetic series and {study.Entries.Count} photos with reference masks in {modelFolder}"));
        return study.Refusals.Count > 0 ? ExitCode.SomeFailed : ExitCode.AllMeasured;
    }

    private static StudyTrainingSet Open(string studyFolder, CancellationToken interruption)
    {
        StudyTrainingSet study = StudyTrainingSet.Of(StudyReader.Read(studyFolder), interruption);
        if (study.Entries.Count == 0)
        {
            throw new StudyException(
                "No photo of the study has a usable reference mask for each lesion kind that it is to be measured for: add masks, or train without a study."
                + (study.Refusals.Count > 0 ? $" The first refusal: {study.Refusals[0]}" : ""));
        }

        if (study.PhotosWithoutReference > 0)
        {
            Console.Error.WriteLine(FormattableString.Invariant(
                $"lesion-metrics: {study.PhotosWithoutReference} photos lack a reference mask for a lesion kind that they are to be measured for and were left out; the column condition of manifest.csv says which kinds those are"));
        }

        foreach (string refusal in study.Refusals)
        {
            Console.Error.WriteLine($"lesion-metrics: left out: {refusal}");
        }

        return study;
    }
}
