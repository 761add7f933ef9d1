namespace LesionMetrics.Reporting;

/// <summary>A finished series as stored in its <c>series.json</c>, the last file of a series to be written.</summary>
/// <param name="InputKey">
/// SHA-256 over everything that the outcome depends on: photos, companions, options, program. A resumed run takes the outcome over only where
/// its own key is the same.
/// </param>
/// <param name="Complete">False where the program itself failed on the series (an internal error), or was interrupted after some of its pairs: its rows are shown, but a resumed run tries again.</param>
/// <param name="Outcome">The rows.</param>
/// <param name="Evidence">SHA-256 of each evidence file, by its path relative to the series' folder, in ordinal order.</param>
public sealed record SeriesRecord(string InputKey, bool Complete, SeriesOutcome Outcome, SortedDictionary<string, string> Evidence);
