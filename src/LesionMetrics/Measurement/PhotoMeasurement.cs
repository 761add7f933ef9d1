namespace LesionMetrics.Measurement;

/// <summary>What one photo yields by itself.</summary>
/// <param name="SkinPercent">Visible skin as a share of the photo, in per cent.</param>
/// <param name="ItaDegrees">Individual typology angle of the unaffected skin's median color, in degrees (Chardon 1991).</param>
/// <param name="Planes">The index planes, for comparison with other visits.</param>
/// <param name="Lesions">One entry a lesion kind that the condition asks for.</param>
public sealed record PhotoMeasurement(double SkinPercent, double ItaDegrees, IndexPlanes Planes, IReadOnlyList<LesionMeasurement> Lesions);
