namespace LesionMetrics;

/// <summary>
/// A photo or a pair that cannot be measured. Thrown by any stage, caught in one place, turned into a row whose status is <c>failed</c>.
/// </summary>
/// <param name="stage">The stage that refused, for example <c>acquisition</c>.</param>
/// <param name="reason">A clear sentence for trial staff: what is wrong and what to do. No absolute path, no patient name.</param>
/// <param name="inner">What caused it, if anything.</param>
public sealed class MeasurementException(string stage, string reason, Exception? inner = null) : Exception(reason, inner)
{
    /// <summary>The stage that refused.</summary>
    public string Stage { get; } = stage;

    /// <summary>The sentence shown in <c>status_reason</c>.</summary>
    public string Reason { get; } = reason;
}
