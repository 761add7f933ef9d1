namespace LesionMetrics.Segmentation;

/// <summary>What segmentation may assume. Lengths are shares of the square root of the analysis image's pixel count, so no result depends on the camera's resolution.</summary>
/// <param name="HairWidthShare">Widest hair, as a share of the side, 0.001 to 0.05: 0.010 is 14 px at 2 MP. Wider dark marks are moles, ink or clothing.</param>
/// <param name="ReferenceSigmaShare">Sigma of the perilesional reference, as a share of the longer side, 0.02 to 0.5. Wide against a lesion, narrow against a limb's shading. Default 0.12.</param>
/// <param name="MinLesionShare">Smallest lesion, as a share of visible skin, 0 to 0.1. Default 1e-4: a 2 mm spot on a 20 cm field.</param>
/// <param name="ReferencePixels">Size at which skin and its reference are estimated, in pixels, 10,000 to 1,000,000. Both are smooth, so 40,000 suffice.</param>
public sealed record SegmentationOptions(
    double HairWidthShare = 0.010,
    double ReferenceSigmaShare = 0.12,
    double MinLesionShare = 1e-4,
    int ReferencePixels = 40_000)
{
    /// <summary>Fewest pixels that anything may have to be told from noise.</summary>
    private const long FewestPixels = 12;

    /// <summary>Area of the smallest lesion, in pixels of the image that has <paramref name="skinPixels"/> of visible skin: <see cref="MinLesionShare"/> of it, and 12 at least.</summary>
    internal long MinLesionPixels(long skinPixels) => Math.Max(FewestPixels, (long)(MinLesionShare * skinPixels));

    /// <summary>Throws where a value is outside its range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside the range that its documentation states.</exception>
    public void Validate()
    {
        OptionRange.Require(HairWidthShare, 0.001, 0.05);
        OptionRange.Require(ReferenceSigmaShare, 0.02, 0.5);
        OptionRange.Require(MinLesionShare, 0, 0.1);
        OptionRange.Require(ReferencePixels, 10_000, 1_000_000);
    }
}
