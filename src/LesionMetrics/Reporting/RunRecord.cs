using System.Text.Json;

namespace LesionMetrics.Reporting;

/// <summary>
/// Where results come from (<c>run.json</c>). The only file that holds a clock or a machine, hence the only one that differs between two runs
/// over the same input.
/// </summary>
/// <param name="Program">Program name and version.</param>
/// <param name="Build">Identity of the built library: changes with any line of its code.</param>
/// <param name="State"><c>running</c>, also where it was killed or the run itself failed; <c>complete</c>; <c>interrupted</c>.</param>
/// <param name="Command">What was run: <c>analyze</c>.</param>
/// <param name="Setup">SHA-256 over program, model and options; shards that are merged agree on it.</param>
/// <param name="Options">The options in effect, every one, defaults included.</param>
/// <param name="ModelSha256">Hash of the tissue model; null where none is used.</param>
/// <param name="Shard">For example <c>2/3</c>; null for a whole study.</param>
/// <param name="InputSha256">SHA-256 of each input file by its path inside the study, photos and companions.</param>
/// <param name="Machine">The machine.</param>
/// <param name="StartedUtc">Start, UTC, ISO 8601.</param>
/// <param name="FinishedUtc">End, UTC; null while running.</param>
/// <param name="Seconds">Wall-clock seconds; null while running.</param>
/// <param name="SeriesMeasured">Series measured in this run.</param>
/// <param name="SeriesResumed">Series taken over from an earlier run.</param>
/// <param name="SeriesTotal">Series that the run was to cover.</param>
/// <param name="AuditHead">SHA-256 of the last line of <c>audit.jsonl</c> when this was written.</param>
public sealed record RunRecord(
    string Program,
    string Build,
    string State,
    string Command,
    string Setup,
    JsonElement? Options,
    string? ModelSha256,
    string? Shard,
    SortedDictionary<string, string> InputSha256,
    RunMachine Machine,
    string StartedUtc,
    string? FinishedUtc,
    double? Seconds,
    int SeriesMeasured,
    int SeriesResumed,
    int SeriesTotal,
    string AuditHead);
