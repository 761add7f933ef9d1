namespace LesionMetrics.Registration;

/// <summary>A spot of the texture that can be found again.</summary>
/// <param name="X">Column in working pixels, to a fraction.</param>
/// <param name="Y">Row in working pixels, to a fraction.</param>
/// <param name="Sigma">Its size: the Gaussian scale, in working pixels, at which it stands out most.</param>
/// <param name="Angle">Direction of its gradients, radians.</param>
/// <param name="Strength">Contrast against its surroundings, in local deviations.</param>
internal readonly record struct Keypoint(float X, float Y, float Sigma, float Angle, float Strength);
