using LesionMetrics.Imaging;

namespace LesionMetrics.Segmentation;

/// <summary>
/// The decimal logarithm of linear R, G, B, floored at 1/255 (so in [-2.41, 0]). Light and shading add here, and so do chromophores
/// (Beer-Lambert), which is why segmentation works on logarithms.
/// </summary>
/// <param name="Red">log10 R.</param>
/// <param name="Green">log10 G.</param>
/// <param name="Blue">log10 B.</param>
public sealed record LogImage(Plane Red, Plane Green, Plane Blue)
{
    /// <summary>Width and height, in pixels.</summary>
    public ImageSize Size => Green.Size;

    /// <summary>The three planes in the order R, G, B.</summary>
    public IReadOnlyList<Plane> Planes => [Red, Green, Blue];

    /// <summary>Applies <paramref name="operation"/> to each plane.</summary>
    public LogImage Select(Func<Plane, Plane> operation) => new(operation(Red), operation(Green), operation(Blue));
}
