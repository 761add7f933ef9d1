using LesionMetrics.Segmentation;

namespace LesionMetrics.Measurement;

/// <summary>One lesion kind on one photo.</summary>
/// <param name="Kind">Which.</param>
/// <param name="AreaPixels">Area in upright photo pixels.</param>
/// <param name="AreaPercentOfSkin">Area as a share of visible skin, in per cent.</param>
/// <param name="LesionCount">Connected lesions.</param>
/// <param name="Indices">Color against the perilesional ring; null where there is no lesion, hair covers it, or too little unaffected skin is seen.</param>
public sealed record LesionMeasurement(LesionKind Kind, long AreaPixels, double AreaPercentOfSkin, int LesionCount, LesionIndices? Indices);
