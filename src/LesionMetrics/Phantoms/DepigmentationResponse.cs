namespace LesionMetrics.Phantoms;

/// <summary>What becomes of the depigmented patches after the baseline.</summary>
public enum DepigmentationResponse
{
    /// <summary>Nothing changes beyond a faint drift.</summary>
    Stable,

    /// <summary>Pigment returns as islands about hair follicles, which grow and join.</summary>
    Perifollicular,

    /// <summary>The border moves inward.</summary>
    Marginal,

    /// <summary>The whole patch darkens, unevenly.</summary>
    Diffuse,

    /// <summary>Islands, border and diffuse return together.</summary>
    Mixed,

    /// <summary>The patches grow, and small new ones appear.</summary>
    Progress,
}
