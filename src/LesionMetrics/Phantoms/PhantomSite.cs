namespace LesionMetrics.Phantoms;

/// <summary>What the synthetic photo shows.</summary>
public enum PhantomSite
{
    /// <summary>A close-up: skin to every edge, nearly flat. Photo width 35 to 140 mm.</summary>
    Flat,

    /// <summary>A limb that crosses the photo, background on both sides.</summary>
    Limb,

    /// <summary>The side of a body part: one edge and a background beyond it.</summary>
    Side,

    /// <summary>A wide view of a trunk, gently curved.</summary>
    Trunk,

    /// <summary>Lips, chin and jaw.</summary>
    Chin,

    /// <summary>An eye with its lids, lashes and brow.</summary>
    Periorbital,
}
