using LesionMetrics.Acquisition;
using LesionMetrics.Calibration;
using LesionMetrics.Measurement;
using LesionMetrics.Registration;
using LesionMetrics.Segmentation;

namespace LesionMetrics;

/// <summary>One options record a stage. Made once from the command line and the config file, written into <c>run.json</c>, never changed after.</summary>
public sealed record PipelineOptions
{
    /// <summary>Limits and quality thresholds of photo files.</summary>
    public AcquisitionOptions Acquisition { get; init; } = new();

    /// <summary>Analysis size.</summary>
    public CalibrationOptions Calibration { get; init; } = new();

    /// <summary>Skin and lesions.</summary>
    public SegmentationOptions Segmentation { get; init; } = new();

    /// <summary>Laying follow-ups over baselines.</summary>
    public RegistrationOptions Registration { get; init; } = new();

    /// <summary>Rings and spots.</summary>
    public MeasurementOptions Measurement { get; init; } = new();
}
