using LesionMetrics.Filtering;
using LesionMetrics.Imaging;

namespace LesionMetrics.Measurement;

/// <summary>
/// Graded repigmentation: what share of the lost melanin came back, whether or not a border was crossed. Depth is 0 on perilesional skin and 1
/// where the baseline lesions are palest.
/// </summary>
public static class DepigmentationDepth
{
    /// <summary>Share of the baseline lesion that is less pale than what counts as depth 1.</summary>
    private const double FullDepthQuantile = 0.9;

    /// <summary>100 (1 - sum D1 / sum D0) over <paramref name="region"/>, both planes in one frame; null where the baseline has no lesion or no depth.</summary>
    public static double? RepigmentationPercent(Plane baselineLoss, Plane followupLoss, Mask baselineLesion, Mask region)
    {
        if (baselineLesion.CountIn() == 0)
        {
            return null;
        }

        double full = Quantiles.Of(baselineLoss, baselineLesion, [FullDepthQuantile])[0];
        if (full <= 0)
        {
            return null;
        }

        double before = 0;
        double after = 0;
        for (int i = 0; i < region.Pixels.Length; i++)
        {
            float second = followupLoss.Samples[i];
            if (region.Pixels[i] != Mask.Out && !float.IsNaN(second))
            {
                before += Math.Clamp(baselineLoss.Samples[i] / full, 0, 1);
                after += Math.Clamp(second / full, 0, 1);
            }
        }

        return before > 0 ? 100 * (1 - (after / before)) : null;
    }
}
