using System.Diagnostics;

namespace LesionMetrics.Tests.Cli;

/// <summary>The built command as a user starts it: its exit code and what it said.</summary>
internal sealed record CommandRun(int ExitCode, string Output, string Error)
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "lesion-metrics.exe" : "lesion-metrics");

    internal static CommandRun Of(string workingFolder, params string[] arguments)
    {
        using Process process = Start(workingFolder, arguments);
        return Wait(process);
    }

    internal static Process Start(string workingFolder, params string[] arguments)
    {
        ProcessStartInfo start = new(Program, arguments)
        {
            WorkingDirectory = workingFolder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        Process process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }

    internal static CommandRun Wait(Process process)
    {
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return new CommandRun(process.ExitCode, output.Result, error);
    }
}
