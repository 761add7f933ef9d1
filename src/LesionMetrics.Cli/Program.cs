using System.CommandLine;
using System.CommandLine.Help;
using LesionMetrics;
using LesionMetrics.Cli;
using LesionMetrics.Reporting;

using Interruption interruption = new();
RootCommand root = new("Repigmentation and erythema indices from clinical photos of two or more visits. Research use; not a medical device.")
{
    AnalyzeCommand.Create(interruption.Token),
    MergeCommand.Create(),
    ReportCommand.Create(),
    ReviewCommand.Create(interruption.Token),
    ValidateCommand.Create(interruption.Token),
    VerifyCommand.Create(interruption.Token),
    PhantomCommand.Create(interruption.Token),
    TrainCommand.Create(interruption.Token),
};

ParseResult parsed = root.Parse(args);
if (parsed.Errors.Count > 0 && parsed.Action is not HelpAction)
{
    return Refuse(string.Join(' ', parsed.Errors.Select(error => error.Message)) + " See lesion-metrics --help.");
}

try
{
    return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
}
catch (Exception e) when (e is StudyException or StorageException)
{
    return Refuse(e.Message);
}
catch (OperationCanceledException) when (interruption.Token.IsCancellationRequested)
{
    return ExitCode.Interrupted;
}
catch (Exception e)
{
    return Refuse(InternalError.Describe(e));
}

static int Refuse(string message)
{
    Console.Error.WriteLine("lesion-metrics: " + message.ReplaceLineEndings(" "));
    return ExitCode.Unusable;
}
