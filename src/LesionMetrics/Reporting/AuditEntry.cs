namespace LesionMetrics.Reporting;

/// <summary>One line of <c>audit.jsonl</c>. No clock: the same run writes the same lines.</summary>
/// <param name="Sequence">0 for the first line, then one more a line.</param>
/// <param name="Previous">SHA-256 of the line before, without its line feed; 64 zeros for the first.</param>
/// <param name="Event">What happened: <c>run</c>, <c>series</c>, <c>tables</c>, <c>merge</c> and others.</param>
/// <param name="Facts">What it concerned, by name: hashes, versions, subject and view.</param>
public sealed record AuditEntry(long Sequence, string Previous, string Event, SortedDictionary<string, string> Facts);
