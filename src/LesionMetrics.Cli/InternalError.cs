using System.Diagnostics;

namespace LesionMetrics.Cli;

/// <summary>How a fault of the program's own is told on stderr: what and where, but no message, for system messages carry absolute paths.</summary>
internal static class InternalError
{
    private const int Frames = 6;

    /// <summary>One line.</summary>
    internal static string Describe(Exception error)
    {
        IEnumerable<string> frames = new StackTrace(error, fNeedFileInfo: false).GetFrames()
            .Select(DiagnosticMethodInfo.Create)
            .Where(method => method is not null)
            .Select(method => $"{method!.DeclaringTypeName?.Split('.')[^1]}.{method.Name}")
            .Take(Frames);
        string cause = error.InnerException is { } inner ? $" from {inner.GetType().Name}" : "";
        return $"internal error: {error.GetType().Name}{cause} at {string.Join(" < ", frames)}. Please report it.";
    }
}
