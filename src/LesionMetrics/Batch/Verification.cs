namespace LesionMetrics.Batch;

/// <summary>What a check of results found.</summary>
/// <param name="SeriesCount">Series that the folder is to hold.</param>
/// <param name="FileCount">Evidence files whose hash was compared.</param>
/// <param name="Problems">One sentence for each thing that does not hold, in study order; empty where all holds.</param>
public sealed record Verification(int SeriesCount, int FileCount, IReadOnlyList<string> Problems)
{
    /// <summary>Hash of the audit log's last line, to hold against the one noted when the run ended, as long as no table was rebuilt since; null where the log cannot be read or its chain is broken.</summary>
    public string? AuditHead { get; init; }
}
