using LesionMetrics.Imaging;

namespace LesionMetrics.Segmentation;

/// <summary>Where a photo shows skin, and how much of that looks unaffected at first sight. At reference size.</summary>
/// <param name="Skin">Skin, lesions included.</param>
/// <param name="Unaffected">Probability in [0, 1] that a pixel, being skin, is unaffected.</param>
/// <param name="Depigmented">Probability that, being skin, it is depigmented.</param>
/// <param name="Plaque">Probability that, being skin, it is plaque.</param>
public sealed record SkinRegion(Mask Skin, Plane Unaffected, Plane Depigmented, Plane Plaque)
{
    /// <summary>Probability of eye, within skin or not.</summary>
    public required Plane Eye { get; init; }

    /// <summary>Probability of lip, whatever its shape.</summary>
    public required Plane Lip { get; init; }

    /// <summary>log10 of green light, hair and all, at a finer size.</summary>
    public required Plane Green { get; init; }
}
