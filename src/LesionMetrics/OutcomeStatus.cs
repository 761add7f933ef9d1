namespace LesionMetrics;

/// <summary>What became of a photo or a pair. Written to tables as <c>ok</c>, <c>review</c>, <c>failed</c>.</summary>
public enum OutcomeStatus
{
    /// <summary>Measured.</summary>
    Ok,

    /// <summary>Measured, but a person should look; the reason says at what.</summary>
    Review,

    /// <summary>Not measured; the reason says why.</summary>
    Failed,
}
