namespace LesionMetrics.Cli;

/// <summary>What the command returns to the shell.</summary>
internal static class ExitCode
{
    /// <summary>All was measured.</summary>
    internal const int AllMeasured = 0;

    /// <summary>Finished, but some photo or comparison failed; its row says why.</summary>
    internal const int SomeFailed = 1;

    /// <summary>Wrong usage or unusable input, said in one line on stderr.</summary>
    internal const int Unusable = 2;

    /// <summary>Interrupted; what was finished is kept.</summary>
    internal const int Interrupted = 130;
}
