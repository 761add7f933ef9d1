using LesionMetrics.Reporting;

namespace LesionMetrics.Batch;

/// <summary>The results folder of a shard and what its audit log says.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="Head">Hash of the log's last line.</param>
/// <param name="Entries">The log.</param>
internal sealed record ShardLog(string Folder, string Head, IReadOnlyList<AuditEntry> Entries)
{
    /// <summary>Reads and checks the log of <paramref name="folder"/>.</summary>
    /// <exception cref="StudyException">It is missing, cannot be read, or was changed.</exception>
    public static ShardLog Read(string folder)
    {
        string name = ResultsFolder.NameOf(folder);
        try
        {
            IReadOnlyList<AuditEntry> entries = AuditLog.Read(folder, out string head);
            return new ShardLog(folder, head, entries);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new StudyException($"'{name}': {AuditLog.FileName} is missing or cannot be read: measure that shard again.", unreadable);
        }
        catch (StudyException broken)
        {
            throw new StudyException($"'{name}': {broken.Message}", broken);
        }
    }

    /// <summary>Whether the closing file of <paramref name="series"/> is the one that the log's last word on it names.</summary>
    public bool Names(StudySeries series) =>
        Entries.LastOrDefault(entry => entry.Event == "series" && entry.Facts["subject"] == series.Subject && entry.Facts["view"] == series.View) is { } logged
        && logged.Facts["sha256"] == new EvidenceStore(Folder).HashOfRecord(series.Subject, series.View);
}
