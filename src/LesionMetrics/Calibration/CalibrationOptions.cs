namespace LesionMetrics.Calibration;

/// <summary>How a photo is brought to analysis size.</summary>
/// <param name="MaxAnalysisPixels">
/// Largest analysis size, in pixels (at least 10,000). Default 2,000,000: hair, follicular islands and lesion borders of a photo of a limb are
/// still several pixels wide there, and time and memory do not grow with the camera.
/// </param>
public sealed record CalibrationOptions(long MaxAnalysisPixels = 2_000_000);
