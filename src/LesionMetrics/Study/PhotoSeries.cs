namespace LesionMetrics.Study;

/// <summary>All photos of one view of one subject, the unit of work of a batch: a baseline and its follow-ups.</summary>
/// <param name="Subject">Subject code.</param>
/// <param name="View">View name.</param>
/// <param name="Photos">The photos in order of day, at least one; the first is the baseline.</param>
public sealed record PhotoSeries(string Subject, string View, IReadOnlyList<PhotoEntry> Photos)
{
    /// <summary>Why <see cref="Baseline"/> may not be what changes should be held against; null where it was taken at the subject's first visit.</summary>
    public string? BaselineDoubt { get; init; }

    /// <summary>The first photo, which every later one is compared with.</summary>
    public PhotoEntry Baseline => Photos[0];
}
