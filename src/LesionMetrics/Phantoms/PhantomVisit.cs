using LesionMetrics.Imaging;

namespace LesionMetrics.Phantoms;

/// <summary>One visit's synthetic photo and its truth.</summary>
/// <param name="Name">Folder name: <c>baseline</c>, <c>month-6</c>, <c>day-40</c>.</param>
/// <param name="Day">Days since the baseline.</param>
/// <param name="Photo">8-bit sRGB, before JPEG.</param>
/// <param name="Masks">What every pixel truly is.</param>
/// <param name="JpegQuality">Quality at which the camera would write it, 60-95.</param>
public sealed record PhantomVisit(string Name, int Day, RgbRaster Photo, PhantomMasks Masks, int JpegQuality);
