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

    /// <summary>As <see cref="Of(string, string[])"/>, with a runtime switch set, for example <c>DOTNET_EnableAVX2=0</c>.</summary>
    internal static CommandRun With(string runtimeSwitch, string workingFolder, params string[] arguments)
    {
        string[] parts = runtimeSwitch.Split('=', 2);
        ProcessStartInfo start = Describe(workingFolder, arguments);
        start.Environment[parts[0]] = parts[1];
        using Process process = Start(start);
        return Wait(process);
    }

    internal static Process Start(string workingFolder, params string[] arguments) => Start(Describe(workingFolder, arguments));

    private static Process Start(ProcessStartInfo start)
    {
        Process process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }

    private static ProcessStartInfo Describe(string workingFolder, string[] arguments)
    {
        return new ProcessStartInfo(Program, arguments)
        {
            WorkingDirectory = workingFolder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
    }

    internal static CommandRun Wait(Process process)
    {
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return new CommandRun(process.ExitCode, output.Result, error);
    }
}
