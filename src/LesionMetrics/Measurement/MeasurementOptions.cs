namespace LesionMetrics.Measurement;

/// <summary>How lesions are compared with the skin around them. Lengths are shares of the square root of the analysis image's pixel count.</summary>
/// <param name="RingGapShare">Gap between a lesion and its perilesional ring: borders are blurred and may be inflamed. Default 0.006.</param>
/// <param name="RingWidthShare">Width of the ring. Default 0.03: wide enough to average mottling, near enough to share the lesion's light.</param>
/// <param name="MinRingPixels">Fewest ring pixels that a contrast may rest on; with fewer, all unaffected skin serves. Default 200.</param>
/// <param name="SpotSearchShare">How far from a former lesion a new hyperpigmented spot may lie. Default 0.02.</param>
/// <param name="MinSpotShare">Smallest spot, as a share of visible skin. Default 3e-5.</param>
public sealed record MeasurementOptions(
    double RingGapShare = 0.006,
    double RingWidthShare = 0.03,
    int MinRingPixels = 200,
    double SpotSearchShare = 0.02,
    double MinSpotShare = 3e-5);
