using LesionMetrics.Filtering;
using LesionMetrics.Imaging;

namespace LesionMetrics.Measurement;

/// <summary>Color of a lesion against its perilesional ring: medians, so that a hair or a glint does not count.</summary>
/// <param name="ErythemaIndex">Median of 100 log10(R/G) over the lesion.</param>
/// <param name="ErythemaIndexSkin">The same over the ring.</param>
/// <param name="MelaninContrast">Median of 100 log10(1/R), lesion minus ring: negative where paler.</param>
/// <param name="ScalingIndex">Share of the lesion, in per cent, whose scale signal exceeds what 99 % of the ring stays under: 1 on unaffected skin.</param>
/// <param name="DeltaE2000">CIEDE2000 between the median colors (Sharma 2005, doi 10.1002/col.20070).</param>
public sealed record LesionIndices(double ErythemaIndex, double ErythemaIndexSkin, double MelaninContrast, double ScalingIndex, double DeltaE2000)
{
    /// <summary>Share of unaffected skin below the level at which a pixel counts as scale.</summary>
    private const double UnaffectedQuantile = 0.99;

    /// <summary>Least scale signal, log10 units: 0.03 is 7 %, what a flake must stand out by to be seen.</summary>
    private const double MinScaleSignal = 0.03;

    /// <summary>Scale signal from which a pixel counts as scale, log10 units.</summary>
    public double ScaleLevel { get; init; }

    /// <summary>Erythema index of the lesion minus that of its ring; the primary measure, for raw indices rank melanin as redness.</summary>
    public double ErythemaContrast => ErythemaIndex - ErythemaIndexSkin;

    /// <summary>Measures <paramref name="lesion"/> against <paramref name="ring"/>; null where either is empty.</summary>
    public static LesionIndices? Measure(IndexPlanes planes, Mask lesion, Mask ring)
    {
        if (lesion.CountIn() == 0 || ring.CountIn() == 0)
        {
            return null;
        }

        double scaleLevel = Math.Max(MinScaleSignal, Quantiles.Of(planes.ScaleSignal, ring, [UnaffectedQuantile])[0]);
        long scaling = 0;
        for (int i = 0; i < lesion.Pixels.Length; i++)
        {
            scaling += lesion.Pixels[i] != Mask.Out && planes.ScaleSignal.Samples[i] > scaleLevel ? 1 : 0;
        }

        double deltaE = CiedeE2000.Difference(
            Quantiles.Median(planes.Lab.Lightness, lesion),
            Quantiles.Median(planes.Lab.A, lesion),
            Quantiles.Median(planes.Lab.B, lesion),
            Quantiles.Median(planes.Lab.Lightness, ring),
            Quantiles.Median(planes.Lab.A, ring),
            Quantiles.Median(planes.Lab.B, ring));
        return new LesionIndices(
            Quantiles.Median(planes.Erythema, lesion),
            Quantiles.Median(planes.Erythema, ring),
            Quantiles.Median(planes.Melanin, lesion) - Quantiles.Median(planes.Melanin, ring),
            100.0 * scaling / lesion.CountIn(),
            deltaE)
        {
            ScaleLevel = scaleLevel,
        };
    }
}
