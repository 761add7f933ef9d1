using System.CommandLine;
using LesionMetrics.Cli.Review;
using LesionMetrics.Review;

namespace LesionMetrics.Cli;

/// <summary><c>review</c>: a page on this machine, on which a person accepts or corrects masks.</summary>
internal static class ReviewCommand
{
    private const int DefaultPort = 8417;

    private static readonly Argument<string> ResultsArgument = new("results") { Description = "Results folder that analyze or merge wrote." };

    private static readonly Option<int> PortOption = new("--port")
    {
        Description = "Port of the page; only this machine can reach it.",
        HelpName = "P",
        DefaultValueFactory = _ => DefaultPort,
    };

    internal static Command Create(CancellationToken interruption)
    {
        Command command = new("review", "See and correct masks on a page of this machine; analyze --resume then measures them.") { ResultsArgument, PortOption };
        command.SetAction(parsed =>
        {
            string results = parsed.GetRequiredValue(ResultsArgument);
            int port = parsed.GetValue(PortOption);
            if (port is < 1 or > ushort.MaxValue)
            {
                throw new StudyException("--port takes a number from 1 to 65535.");
            }

            ReviewDesk desk = new(results);
            using ReviewServer server = ReviewServer.Start(desk, port);
            Console.WriteLine(server.Address);
            Console.Error.WriteLine("lesion-metrics: open this address in a browser; Ctrl-C ends it. Everything saved is kept.");
            server.Run(interruption);
            int waiting = desk.List().NotYetMeasured;
            Console.Error.WriteLine(waiting == 0
                ? "lesion-metrics: every review is measured."
                : $"lesion-metrics: {waiting} reviewed {(waiting == 1 ? "mask is" : "masks are")} not measured yet: run analyze on the study with --out {results} --resume, and the other options of the first run.");
            return ExitCode.AllMeasured;
        });
        return command;
    }
}
