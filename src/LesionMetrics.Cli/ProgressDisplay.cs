using LesionMetrics.Batch;
using LesionMetrics.Reporting;
using Spectre.Console;

namespace LesionMetrics.Cli;

/// <summary>Progress on stderr: a bar where stderr is a terminal, else one line a view, fit for a log.</summary>
internal sealed class ProgressDisplay : IDisposable
{
    private readonly Lock _gate = new();
    private readonly ManualResetEventSlim _finished = new();
    private readonly IAnsiConsole? _console;
    private readonly Thread? _bar;
    private ProgressTask? _task;

    private ProgressDisplay(bool terminal)
    {
        if (!terminal)
        {
            return;
        }

        _console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        using ManualResetEventSlim started = new();
        _bar = new Thread(() => _console.Progress().AutoClear(true).Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(context =>
            {
                _task = context.AddTask("measuring");
                started.Set();
                _finished.Wait();
            }))
        { IsBackground = true };
        _bar.Start();
        started.Wait();
    }

    /// <summary>Starts a display that suits stderr.</summary>
    internal static ProgressDisplay Start() => new(!Console.IsErrorRedirected);

    /// <summary>Shows that one more view is done.</summary>
    internal void Show(BatchProgress progress)
    {
        if (_task is { } task)
        {
            task.MaxValue = progress.Total;
            task.Value = progress.Done;
            task.Description = Markup.Escape($"{progress.Subject}/{progress.View}");
            return;
        }

        string kept = progress.Resumed ? " (kept)" : "";
        Warn(FormattableString.Invariant($"[{progress.Done}/{progress.Total}] {progress.Subject}/{progress.View} {CellText.Status(progress.Worst)}{kept}"));
    }

    /// <summary>Writes a line beside the progress.</summary>
    internal void Warn(string line)
    {
        lock (_gate)
        {
            if (_console is { } console && !_finished.IsSet)
            {
                console.WriteLine(line);
            }
            else
            {
                Console.Error.WriteLine(line);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_finished.IsSet)
        {
            _finished.Set();
            _bar?.Join();
        }
    }
}
