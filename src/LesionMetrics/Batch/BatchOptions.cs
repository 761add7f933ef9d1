namespace LesionMetrics.Batch;

/// <summary>How a batch runs. Nothing here changes a number.</summary>
/// <param name="Jobs">Series measured side by side, at least 1. It also bounds memory, for a series that waits holds none.</param>
/// <param name="Resume">Take over finished series whose input and evidence are unchanged; else start anew.</param>
/// <param name="Shard">The part of the study to measure; null for all of it.</param>
public sealed record BatchOptions(int Jobs, bool Resume = false, Shard? Shard = null)
{
    /// <summary>
    /// What one series may need at its peak, in bytes. Measured: 0.7 GB with photos of 3 and of 12 megapixels, 1.1 GB with 100; photos are reduced for
    /// analysis, so larger ones add little more than their own pixels.
    /// </summary>
    private const long BytesPerSeries = 1280L << 20;

    /// <summary>The default of <see cref="Jobs"/>: one a processor, but no more than the memory open to the process can hold.</summary>
    public static int DefaultJobs()
    {
        long bySpace = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / BytesPerSeries;
        return (int)Math.Clamp(bySpace, 1, Environment.ProcessorCount);
    }
}
