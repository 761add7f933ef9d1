namespace LesionMetrics.Imaging;

/// <summary>
/// The memory of planes. Left to itself, the collector lets large arrays pile up to several times those in use before it looks for them: a stage that has
/// left some hundred megabytes behind says so.
/// </summary>
internal static class PlaneMemory
{
    /// <summary>Makes the memory of planes that nothing refers to any more available to those that come next. Takes a few milliseconds; moves nothing.</summary>
    public static void Reclaim() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: false);
}
