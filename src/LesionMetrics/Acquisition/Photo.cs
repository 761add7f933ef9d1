using LesionMetrics.Imaging;
using LesionMetrics.Study;

namespace LesionMetrics.Acquisition;

/// <summary>A decoded, upright photo in sRGB with its quality verdict.</summary>
/// <param name="Entry">Where it came from.</param>
/// <param name="Sha256">Lower-case hexadecimal SHA-256 of the file.</param>
/// <param name="Raster">Upright pixels, sRGB.</param>
/// <param name="Camera">What the file says of its camera.</param>
/// <param name="Quality">The quality verdict; never <c>Failed</c> here, for a photo that fails is refused with a <see cref="MeasurementException"/>.</param>
/// <param name="Roi">The region to measure in, upright full size, where the study gives one.</param>
public sealed record Photo(PhotoEntry Entry, string Sha256, RgbRaster Raster, CameraFacts Camera, PhotoQuality Quality, Mask? Roi);
