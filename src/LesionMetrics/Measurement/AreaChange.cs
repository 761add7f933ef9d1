using LesionMetrics.Filtering;
using LesionMetrics.Imaging;

namespace LesionMetrics.Measurement;

/// <summary>Areas of one lesion kind at both visits over the skin that both show, in baseline photo pixels.</summary>
/// <param name="BaselineAreaPixels">A0.</param>
/// <param name="FollowupAreaPixels">A1.</param>
/// <param name="GainedAreaPixels">Lesion at baseline, none at follow-up.</param>
/// <param name="LostAreaPixels">None at baseline, lesion at follow-up.</param>
public sealed record AreaChange(double BaselineAreaPixels, double FollowupAreaPixels, double GainedAreaPixels, double LostAreaPixels)
{
    /// <summary>100 (A1 - A0) / A0; null at A0 = 0.</summary>
    public double? ChangePercent => Share(FollowupAreaPixels - BaselineAreaPixels);

    /// <summary>100 (A0 - A1) / A0, negative where it spread; null at A0 = 0.</summary>
    public double? RepigmentationPercent => Share(BaselineAreaPixels - FollowupAreaPixels);

    /// <summary>100 |M0 and not M1| / A0; null at A0 = 0.</summary>
    public double? GainedPercent => Share(GainedAreaPixels);

    /// <summary>100 |M1 and not M0| / A0; null at A0 = 0.</summary>
    public double? LostPercent => Share(LostAreaPixels);

    /// <summary>Counts over <paramref name="seen"/>; one analysis pixel is <paramref name="photoPixels"/> photo pixels.</summary>
    public static AreaChange Of(Mask baseline, Mask followup, Mask seen, double photoPixels)
    {
        Mask first = MaskOperations.And(baseline, seen);
        Mask second = MaskOperations.And(followup, seen);
        long both = MaskOperations.IntersectionCount(first, second);
        long before = first.CountIn();
        long after = second.CountIn();
        return new AreaChange(before * photoPixels, after * photoPixels, (before - both) * photoPixels, (after - both) * photoPixels);
    }

    private double? Share(double area) => BaselineAreaPixels > 0 ? 100 * area / BaselineAreaPixels : null;
}
