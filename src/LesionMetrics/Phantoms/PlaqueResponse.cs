namespace LesionMetrics.Phantoms;

/// <summary>What becomes of the plaques after the baseline.</summary>
public enum PlaqueResponse
{
    /// <summary>Nothing changes beyond a faint drift.</summary>
    Stable,

    /// <summary>The plaque becomes smaller.</summary>
    Shrink,

    /// <summary>Redness and scale weaken, the outline stays.</summary>
    Fade,

    /// <summary>Redness and scale go, often leaving a darker or paler area.</summary>
    Resolve,

    /// <summary>The plaque grows, reddens and scales more.</summary>
    Worsen,
}
