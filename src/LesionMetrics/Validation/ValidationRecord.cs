using System.Text.Json;

namespace LesionMetrics.Validation;

/// <summary>Where the figures of a validation come from, its <c>run.json</c>. It holds no clock and no machine: the same study gives the same bytes.</summary>
/// <param name="Program">Program name and version.</param>
/// <param name="Build">Identity of the built library: changes with any line of its code.</param>
/// <param name="State"><c>running</c>, or <c>complete</c> once every other file has been written.</param>
/// <param name="Command">Always <c>validate</c>.</param>
/// <param name="Setup">SHA-256 over program, model and options.</param>
/// <param name="Options">The options in effect, every one, defaults included.</param>
/// <param name="ModelSha256">Hash of the tissue model.</param>
/// <param name="InputSha256">SHA-256 of each photo and companion used, by its path inside the study.</param>
/// <param name="PhotosSkipped">Photos without a reference mask.</param>
/// <param name="OutputSha256">SHA-256 of each table and of the page; empty while running.</param>
public sealed record ValidationRecord(
    string Program,
    string Build,
    string State,
    string Command,
    string Setup,
    JsonElement Options,
    string? ModelSha256,
    SortedDictionary<string, string> InputSha256,
    int PhotosSkipped,
    SortedDictionary<string, string> OutputSha256);
