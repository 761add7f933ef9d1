using System.CommandLine;
using LesionMetrics.Batch;
using LesionMetrics.Reporting;

namespace LesionMetrics.Cli;

/// <summary><c>report</c>: tables and report again, from the stored evidence.</summary>
internal static class ReportCommand
{
    private static readonly Argument<string> ResultsArgument = new("results") { Description = "Results folder that analyze or merge wrote." };

    internal static Command Create()
    {
        Command command = new("report", "Rebuild tables and report from the stored evidence; measures nothing.") { ResultsArgument };
        command.SetAction(parsed =>
        {
            string folder = parsed.GetRequiredValue(ResultsArgument);
            using ResultsFolder results = ResultsFolder.OpenExisting(folder);
            ResultsSummary summary = ResultsBuilder.Build(results);
            SummaryPrinter.Print(folder, summary, results.Audit.Head);
            return summary.AnyFailed || summary.SeriesMissing > 0 ? ExitCode.SomeFailed : ExitCode.AllMeasured;
        });
        return command;
    }
}
