using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using LesionMetrics.Reporting;

namespace LesionMetrics.Batch;

/// <summary>Keeps <c>run.json</c>: written when a run starts, so that a killed one can be told, and again when it ends. The only place that reads a clock.</summary>
public sealed class RunLog
{
    /// <summary>Name of the file in the results folder.</summary>
    public const string FileName = "run.json";

    private readonly ResultsFolder _results;
    private readonly RunSetup _setup;
    private readonly BatchOptions _options;
    private readonly DateTime _started = DateTime.UtcNow;
    private readonly long _startedTicks = Stopwatch.GetTimestamp();

    /// <summary>Notes that a run starts.</summary>
    /// <param name="results">The results folder.</param>
    /// <param name="setup">Program and options.</param>
    /// <param name="options">How the batch runs.</param>
    /// <param name="seriesTotal">Series that the run is to cover.</param>
    public RunLog(ResultsFolder results, RunSetup setup, BatchOptions options, int seriesTotal)
    {
        _results = results;
        _setup = setup;
        _options = options;
        Write("running", new BatchResult(0, 0, seriesTotal, Interrupted: false), finished: false);
    }

    /// <summary>Notes that the run has ended.</summary>
    /// <param name="state"><c>complete</c> or <c>interrupted</c>.</param>
    /// <param name="batch">What it did.</param>
    public void Finish(string state, BatchResult batch) => Write(state, batch, finished: true);

    /// <summary>The command that the <c>run.json</c> in <paramref name="folder"/> names; null where there is none, or it cannot be understood.</summary>
    internal static string? CommandOf(string folder)
    {
        string file = Path.Combine(folder, FileName);
        try
        {
            return File.Exists(file) && JsonNode.Parse(File.ReadAllBytes(file)) is JsonObject run ? run["command"]?.ToString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private void Write(string state, BatchResult batch, bool finished)
    {
        RunRecord record = new(
            _setup.Program,
            _setup.Build,
            state,
            "analyze",
            _setup.Fingerprint,
            _setup.Options,
            _setup.ModelSha256,
            _options.Shard?.ToString(),
            _results.Inputs,
            new RunMachine(
                RuntimeInformation.OSDescription,
                RuntimeInformation.ProcessArchitecture.ToString(),
                Environment.ProcessorCount,
                _options.Jobs,
                RuntimeInformation.FrameworkDescription),
            _started.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
            finished ? DateTime.UtcNow.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture) : null,
            finished ? Math.Round(Stopwatch.GetElapsedTime(_startedTicks).TotalSeconds, 3) : null,
            batch.Measured,
            batch.Resumed,
            batch.Total,
            _results.Audit.Head);
        ResultsStorage.Write(
            Path.Combine(_results.Path, FileName),
            JsonSerializer.SerializeToUtf8Bytes(record, ResultsJson.Indented.RunRecord));
    }
}
