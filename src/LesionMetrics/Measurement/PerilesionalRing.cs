using LesionMetrics.Filtering;
using LesionMetrics.Imaging;

namespace LesionMetrics.Measurement;

/// <summary>The skin that a lesion is compared with: a ring around it, a gap away, without any other lesion, hair, mole, lip or glare.</summary>
public static class PerilesionalRing
{
    /// <summary>
    /// The ring of <paramref name="lesion"/> within <paramref name="unaffected"/> skin; all of <paramref name="unaffected"/> where the ring
    /// would hold too few pixels to take a median of; empty where that holds too few, too.
    /// </summary>
    public static Mask Of(Mask lesion, Mask unaffected, MeasurementOptions options)
    {
        double side = Math.Sqrt(lesion.Size.PixelCount);
        int gap = Math.Max(1, (int)Math.Round(options.RingGapShare * side));
        int width = Math.Max(2, (int)Math.Round(options.RingWidthShare * side));
        Plane distance = DistanceTransform.ToMask(lesion);
        Mask ring = new(lesion.Size);
        ReadOnlySpan<float> samples = distance.Samples;
        ReadOnlySpan<byte> candidates = unaffected.Pixels;
        Span<byte> marks = ring.WritablePixels;
        for (int i = 0; i < marks.Length; i++)
        {
            float away = samples[i];
            marks[i] = away > gap & away <= gap + width ? candidates[i] : Mask.Out;
        }

        return ring.CountIn() >= options.MinRingPixels ? ring
            : unaffected.CountIn() >= options.MinRingPixels ? unaffected
            : new Mask(lesion.Size);
    }
}
