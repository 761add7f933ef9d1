namespace LesionMetrics.Measurement;

/// <summary>Whether a plaque has resolved. Written as <c>resolved</c>, <c>not-resolved</c>, <c>cannot-tell</c>.</summary>
public enum PlaqueResolution
{
    /// <summary>Erythema and scaling at the former plaque lie within the spread of the subject's own unaffected skin.</summary>
    Resolved,

    /// <summary>They do not, or a connected residue is left.</summary>
    NotResolved,

    /// <summary>Quality or registration does not allow a verdict.</summary>
    CannotTell,
}
