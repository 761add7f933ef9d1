using LesionMetrics.Filtering;
using LesionMetrics.Imaging;

namespace LesionMetrics.Segmentation;

/// <summary>
/// The classical rule: a pixel is lesion where its chromophore change exceeds half of what the lesion's own core shows, and never less than a
/// multiple of what the subject's unaffected skin does by itself.
/// </summary>
public static class LesionRule
{
    /// <summary>Change of a core pixel, in standard deviations of unaffected skin.</summary>
    private const double CoreDeviations = 3;

    /// <summary>Least change of any lesion pixel, in standard deviations of unaffected skin.</summary>
    private const double BorderDeviations = 2.5;

    /// <summary>A border lies where the change is half of the core's.</summary>
    private const double BorderShare = 0.5;

    /// <summary>Typical change a connected lesion must reach, in standard deviations.</summary>
    private const double LesionDeviations = 3.5;

    /// <summary>Lesions on the scale of <paramref name="change"/> (zero on unaffected skin, noise <paramref name="noise"/>) within <paramref name="region"/>.</summary>
    public static Mask Find(Plane change, double noise, Mask region, int coreRadiusPixels, long minAreaPixels)
    {
        Mask strong = Above(change, (float)(CoreDeviations * noise), region);
        Mask core = Morphology.Open(strong, coreRadiusPixels);
        if (core.CountIn() < minAreaPixels)
        {
            return new Mask(change.Size);
        }

        double peak = Quantiles.Of(change, core, [0.8])[0];
        Mask candidates = Above(change, (float)Math.Max(BorderShare * peak, BorderDeviations * noise), region);
        return KeepConvincing(candidates, change, (float)(LesionDeviations * noise), minAreaPixels);
    }

    private static Mask Above(Plane change, float threshold, Mask region)
    {
        Mask result = new(change.Size);
        Span<byte> marks = result.WritablePixels;
        for (int i = 0; i < marks.Length; i++)
        {
            marks[i] = change.Samples[i] > threshold && region.Pixels[i] != Mask.Out ? Mask.In : Mask.Out;
        }

        return result;
    }

    private static Mask KeepConvincing(Mask candidates, Plane change, float threshold, long minAreaPixels)
    {
        ComponentMap map = ConnectedComponents.Label(candidates, eightConnected: true);
        long[] area = new long[map.Count + 1];
        long[] convincing = new long[map.Count + 1];
        for (int i = 0; i < candidates.Pixels.Length; i++)
        {
            area[map.Labels[i]]++;
            convincing[map.Labels[i]] += change.Samples[i] > threshold ? 1 : 0;
        }

        Mask kept = new(candidates.Size);
        for (int i = 0; i < kept.Pixels.Length; i++)
        {
            int label = map.Labels[i];
            kept.WritablePixels[i] = label > 0 && area[label] >= minAreaPixels && convincing[label] >= 0.4 * area[label] ? Mask.In : Mask.Out;
        }

        return kept;
    }
}
