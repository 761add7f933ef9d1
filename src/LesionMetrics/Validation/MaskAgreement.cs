using LesionMetrics.Filtering;
using LesionMetrics.Imaging;

namespace LesionMetrics.Validation;

/// <summary>
/// A reference mask and the program's, compared. Where the reference is empty, Dice, Jaccard and HD95 are null: the convention that two empty masks
/// agree perfectly would raise every mean by the share of photos without lesions; false area says what was found there by mistake.
/// </summary>
/// <param name="ReferencePixels">Area of the reference, in pixels.</param>
/// <param name="MeasuredPixels">Area of the program's mask, in pixels.</param>
/// <param name="CommonPixels">Area of their intersection, in pixels.</param>
/// <param name="Hausdorff95Pixels">See <see cref="SurfaceDistance.Hausdorff95"/>; null where either is empty.</param>
public sealed record MaskAgreement(long ReferencePixels, long MeasuredPixels, long CommonPixels, double? Hausdorff95Pixels)
{
    /// <summary>2 |R and M| / (|R| + |M|), 0 to 1 (Dice 1945, doi 10.2307/1932409); null where the reference is empty.</summary>
    public double? Dice => ReferencePixels > 0 ? 2.0 * CommonPixels / (ReferencePixels + MeasuredPixels) : null;

    /// <summary>|R and M| / |R or M|, 0 to 1 (Jaccard 1912, doi 10.1111/j.1469-8137.1912.tb05611.x); null where the reference is empty.</summary>
    public double? Jaccard => ReferencePixels > 0 ? (double)CommonPixels / (ReferencePixels + MeasuredPixels - CommonPixels) : null;

    /// <summary>Area of the program's mask outside the reference, in pixels.</summary>
    public long FalsePixels => MeasuredPixels - CommonPixels;

    /// <summary>Area of the reference outside the program's mask, in pixels.</summary>
    public long MissedPixels => ReferencePixels - CommonPixels;

    /// <summary>Compares two masks of one size.</summary>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    public static MaskAgreement Of(Mask reference, Mask measured) => new(
        reference.CountIn(), measured.CountIn(), MaskOperations.IntersectionCount(reference, measured), SurfaceDistance.Hausdorff95(reference, measured));
}
