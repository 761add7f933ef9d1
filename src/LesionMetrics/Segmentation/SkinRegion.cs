using LesionMetrics.Imaging;

namespace LesionMetrics.Segmentation;

/// <summary>Where a photo shows skin, and how much of that looks unaffected at first sight. At reference size.</summary>
/// <param name="Skin">Skin, lesions included.</param>
/// <param name="Unaffected">Probability in [0, 1] that a pixel, being skin, is unaffected.</param>
public sealed record SkinRegion(Mask Skin, Plane Unaffected);
