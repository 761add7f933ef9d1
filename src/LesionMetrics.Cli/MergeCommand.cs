using System.CommandLine;
using LesionMetrics.Batch;
using LesionMetrics.Reporting;

namespace LesionMetrics.Cli;

/// <summary><c>merge</c>: the results of shards in, one results folder out.</summary>
internal static class MergeCommand
{
    private static readonly Argument<string[]> ShardsArgument = new("results-shard")
    {
        Description = "Results folders of all shards, in any order.",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string> OutOption = new("--out")
    {
        Description = "Results folder for the whole; none of the shards'.",
        Required = true,
        HelpName = "folder",
    };

    internal static Command Create()
    {
        Command command = new("merge", "Join the results of shards; tables and report are those of one run over the whole study.") { ShardsArgument, OutOption };
        command.SetAction(parsed =>
        {
            string results = parsed.GetRequiredValue(OutOption);
            (ResultsSummary summary, string auditHead) = ShardMerger.Merge(parsed.GetRequiredValue(ShardsArgument), results);
            SummaryPrinter.Print(results, summary, auditHead);
            return summary.AnyFailed ? ExitCode.SomeFailed : ExitCode.AllMeasured;
        });
        return command;
    }
}
