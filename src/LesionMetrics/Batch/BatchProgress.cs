namespace LesionMetrics.Batch;

/// <summary>Said after each series.</summary>
/// <param name="Done">Series finished so far, this one included.</param>
/// <param name="Total">Series to do.</param>
/// <param name="Subject">Subject code of this one.</param>
/// <param name="View">View name of this one.</param>
/// <param name="Resumed">Whether it was taken over from an earlier run.</param>
/// <param name="Worst">The worst verdict among its photos and comparisons.</param>
public sealed record BatchProgress(int Done, int Total, string Subject, string View, bool Resumed, OutcomeStatus Worst);
