namespace LesionMetrics.Calibration;

/// <summary>How a photo is brought to analysis size.</summary>
/// <param name="MaxAnalysisPixels">
/// Largest analysis size, in pixels (10,000 to 50,000,000). Default 2,000,000: hair, follicular islands and lesion borders of a photo of a limb are
/// still several pixels wide there, and time and memory do not grow with the camera.
/// </param>
public sealed record CalibrationOptions(long MaxAnalysisPixels = 2_000_000)
{
    /// <summary>Throws where a value is outside its range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside the range that its documentation states.</exception>
    public void Validate() => OptionRange.Require(MaxAnalysisPixels, 10_000, 50_000_000);
}
