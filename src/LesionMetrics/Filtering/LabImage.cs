using LesionMetrics.Imaging;

namespace LesionMetrics.Filtering;

/// <summary>CIELAB planes, D65 white.</summary>
/// <param name="Lightness">L*, 0 (black) to 100 (white).</param>
/// <param name="A">a*, positive toward red, negative toward green.</param>
/// <param name="B">b*, positive toward yellow, negative toward blue.</param>
public sealed record LabImage(Plane Lightness, Plane A, Plane B)
{
    /// <summary>Width and height, in pixels.</summary>
    public ImageSize Size => Lightness.Size;
}
