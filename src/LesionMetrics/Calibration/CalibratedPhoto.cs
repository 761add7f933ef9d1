using LesionMetrics.Acquisition;
using LesionMetrics.Imaging;

namespace LesionMetrics.Calibration;

/// <summary>A photo at analysis size in linear light.</summary>
/// <param name="Photo">The photo it came from.</param>
/// <param name="Linear">
/// R, G, B in linear light, [0, 1], at analysis size. Analysis pixel (x, y) covers photo pixels around
/// ((x + 0.5) * W / w - 0.5, (y + 0.5) * H / h - 0.5), where W x H is the photo's size and w x h the analysis size.
/// </param>
/// <param name="Roi">Region to measure in, at analysis size, where the study gives one.</param>
public sealed record CalibratedPhoto(Photo Photo, PlanarImage Linear, Mask? Roi)
{
    /// <summary>Analysis size, in pixels.</summary>
    public ImageSize AnalysisSize => Linear.Size;

    /// <summary>Upright photo size, in pixels.</summary>
    public ImageSize PhotoSize { get; } = Photo.Raster.Size;
}
