namespace LesionMetrics.Measurement;

/// <summary>How lesions are compared with the skin around them. Lengths are shares of the square root of the analysis image's pixel count.</summary>
/// <param name="RingGapShare">Gap between a lesion and its perilesional ring: borders are blurred and may be inflamed. 0 to 0.1, default 0.006.</param>
/// <param name="RingWidthShare">Width of the ring, 0.002 to 0.3. Default 0.03: wide enough to average mottling, near enough to share the lesion's light.</param>
/// <param name="MinRingPixels">Fewest ring pixels that a contrast may rest on; with fewer, all unaffected skin serves, and there is no contrast where that has fewer, too. 1 to 1,000,000, default 200.</param>
/// <param name="SpotSearchShare">How far from a former lesion a new hyperpigmented spot may lie. 0 to 0.3, default 0.02.</param>
/// <param name="MinSpotShare">Smallest spot, as a share of visible skin. 0 to 0.1, default 3e-5.</param>
public sealed record MeasurementOptions(
    double RingGapShare = 0.006,
    double RingWidthShare = 0.03,
    int MinRingPixels = 200,
    double SpotSearchShare = 0.02,
    double MinSpotShare = 3e-5)
{
    /// <summary>Throws where a value is outside its range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside the range that its documentation states.</exception>
    public void Validate()
    {
        OptionRange.Require(RingGapShare, 0, 0.1);
        OptionRange.Require(RingWidthShare, 0.002, 0.3);
        OptionRange.Require(MinRingPixels, 1, 1_000_000);
        OptionRange.Require(SpotSearchShare, 0, 0.3);
        OptionRange.Require(MinSpotShare, 0, 0.1);
    }
}
