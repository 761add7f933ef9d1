namespace LesionMetrics.Acquisition;

/// <summary>What the file says of its camera. Nothing that identifies a person or a device: no GPS, no serial number, no owner.</summary>
/// <param name="Make">Maker, if stated.</param>
/// <param name="Model">Model, if stated.</param>
/// <param name="Orientation">EXIF orientation 1..8 as stored; 1 where absent. Already applied to the pixels.</param>
/// <param name="ProfileName">Description of the embedded ICC profile that was converted from; null where none was embedded.</param>
/// <param name="ExposureSeconds">Exposure time in seconds, if stated.</param>
/// <param name="Iso">ISO speed, if stated.</param>
/// <param name="FlashFired">Whether the flash fired, if stated.</param>
public sealed record CameraFacts(string? Make, string? Model, int Orientation, string? ProfileName, double? ExposureSeconds, int? Iso, bool? FlashFired);
