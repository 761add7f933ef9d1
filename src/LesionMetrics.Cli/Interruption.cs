using System.Runtime.InteropServices;

namespace LesionMetrics.Cli;

/// <summary>Turns Ctrl-C and a polite kill into a request to stop, so that what is finished is kept. A second one ends the process at once.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration[] _signals;

    internal Interruption()
    {
        _signals = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP }.Select(signal => PosixSignalRegistration.Create(signal, Stop))];
    }

    /// <summary>Set once the user has asked to stop.</summary>
    internal CancellationToken Token => _source.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        Array.ForEach(_signals, signal => signal.Dispose());
        _source.Dispose();
    }

    private void Stop(PosixSignalContext context)
    {
        if (_source.IsCancellationRequested)
        {
            Environment.Exit(ExitCode.Interrupted);
        }

        context.Cancel = true;
        Console.Error.WriteLine("lesion-metrics: stopping; what is in work is finished or dropped, what is finished is kept. Press Ctrl-C again to stop at once.");
        _source.Cancel();
    }
}
