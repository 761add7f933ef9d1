using System.CommandLine;
using LesionMetrics.Batch;
using LesionMetrics.Reporting;
using LesionMetrics.Segmentation;
using LesionMetrics.Study;
using LesionMetrics.Validation;
using LesionMetrics.Validation.Html;

namespace LesionMetrics.Cli;

/// <summary><c>validate</c>: the program's masks against reference masks drawn beside the photos.</summary>
internal static class ValidateCommand
{
    internal static Command Create(CancellationToken interruption)
    {
        StudyArguments arguments = new("Folder for tables, page and pictures. Made if need be; an earlier validation in it is replaced.");
        Command command = new("validate", "Score the masks against reference masks beside the photos: Dice, HD95, area error, Bland-Altman, ICC(2,1).");
        arguments.AddTo(command);
        command.SetAction(parsed =>
        {
            StudyPlan plan = StudyReader.Read(arguments.Study(parsed));
            return Run(plan, arguments.Out(parsed), arguments.Jobs(parsed), arguments.Options(parsed), arguments.Model(parsed), interruption);
        });
        return command;
    }

    private static int Run(StudyPlan plan, string resultsFolder, int jobs, PipelineOptions options, TissueModel model, CancellationToken interruption)
    {
        _ = StudyValidator.RequireReferences(plan);
        StudyArguments.TellNotices(plan);
        using ProgressDisplay display = ProgressDisplay.Start();
        StudyValidator validator = new(options, model, (series, error) => display.Warn($"{series.Subject}/{series.View}: {InternalError.Describe(error)}"));
        using ValidationFolder folder = ValidationFolder.Open(resultsFolder, RunSetup.Of(OptionsFile.ToJson(options), model.Sha256), plan);
        ValidationResult result = validator.Run(plan, resultsFolder, jobs, display.Show, interruption);
        folder.Write(result);
        display.Dispose();
        if (result.PhotosSkipped > 0)
        {
            Console.Error.WriteLine(FormattableString.Invariant($"lesion-metrics: {result.PhotosSkipped} photos have no reference mask for what they are to be measured for and were left out"));
        }

        Print(resultsFolder, result);
        return result.AnyFailed ? ExitCode.SomeFailed : ExitCode.AllMeasured;
    }

    private static void Print(string resultsFolder, ValidationResult result)
    {
        foreach (GroupAgreement group in result.Agreement.Where(group => group.Group == ToneGroups.All))
        {
            string change = group.Lesion == LesionKind.Depigmented ? "repigmentation" : "area change";
            Console.WriteLine(FormattableString.Invariant($"{CellText.Lesion(group.Lesion),-12} {group.PhotosScored} photos scored, {group.PhotosFailed} failed, {group.PhotosWithLesion} with a lesion in the reference"));
            Console.WriteLine($"  Dice         mean {Cell(group.MeanDice, 3)}, median {Cell(group.MedianDice, 3)}; Jaccard mean {Cell(group.MeanJaccard, 3)}; HD95 median {Cell(group.MedianHausdorff95Pixels, 1)} px");
            Line("area", "% of skin", group.Area, group.AreaCorrelation, 2);
            Line(change, "points", group.Change, group.ChangeCorrelation, 1);
        }

        Console.WriteLine($"report         {Path.Combine(resultsFolder, ValidationPage.FileName)}");
    }

    private static void Line(string name, string unit, BlandAltman? limits, IntraclassCorrelation? correlation, int digits)
    {
        if (limits is not null)
        {
            Console.WriteLine(FormattableString.Invariant(
                $"  {name}: bias {CellText.Number(limits.Bias, digits)} {unit}, limits of agreement {Cell(limits.LowerLimit, digits)} to {Cell(limits.UpperLimit, digits)}, ICC(2,1) {Cell(correlation?.Value, 3)} (n = {limits.Count})"));
        }
    }

    private static string Cell(double? value, int digits) => value is null ? "-" : CellText.Number(value, digits);
}
