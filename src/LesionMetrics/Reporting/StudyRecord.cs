namespace LesionMetrics.Reporting;

/// <summary>
/// What a results folder is the result of (<c>study.json</c>): every series of the study in study order, of all shards, and how it is measured.
/// Written before anything is measured; it also marks a folder as results of this program.
/// </summary>
/// <param name="Setup">SHA-256 over program, model and options. Shards can be merged only where it is the same.</param>
/// <param name="Shard">The part that this folder holds, for example <c>2/3</c>; null for the whole study.</param>
/// <param name="Series">The series of the whole study, in study order.</param>
public sealed record StudyRecord(string Setup, string? Shard, IReadOnlyList<StudySeries> Series);
