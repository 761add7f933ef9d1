namespace LesionMetrics.Reporting;

/// <summary>One series as <c>study.json</c> lists it.</summary>
/// <param name="Subject">Subject code.</param>
/// <param name="View">View name.</param>
/// <param name="Visits">Its visits in order of day, the baseline first.</param>
public sealed record StudySeries(string Subject, string View, IReadOnlyList<string> Visits);
