namespace LesionMetrics.Registration;

/// <summary>An observed displacement at one spot of the baseline, working pixels.</summary>
/// <param name="X">Baseline column.</param>
/// <param name="Y">Baseline row.</param>
/// <param name="U">Displacement along x beyond the homography.</param>
/// <param name="V">Displacement along y beyond the homography.</param>
/// <param name="Weight">Confidence: the inverse of the variance, 1 for a spread of one working pixel.</param>
internal readonly record struct FieldSample(double X, double Y, double U, double V, double Weight);
