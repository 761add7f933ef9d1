using LesionMetrics.Imaging;

namespace LesionMetrics.Acquisition;

/// <summary>What the decoder makes of a file.</summary>
/// <param name="Raster">Upright pixels, sRGB.</param>
/// <param name="Orientation">EXIF orientation 1..8 as stored; already applied.</param>
/// <param name="ProfileName">Description of the embedded profile that was converted from; null where none was used.</param>
/// <param name="ReviewReasons">What a person should know of the file; sentences without a full stop, in the order found.</param>
internal sealed record DecodedPhoto(RgbRaster Raster, int Orientation, string? ProfileName, IReadOnlyList<string> ReviewReasons);
