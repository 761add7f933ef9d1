using LesionMetrics.Filtering;
using LesionMetrics.Imaging;

namespace LesionMetrics.Measurement;

/// <summary>
/// "Resolved" is a claim of equivalence, so absence of a detection does not suffice: erythema and scaling over the former plaque must lie within
/// what patches of the same size of the subject's own unaffected skin show at the same visit, and no connected residue may be left.
/// </summary>
public static class ResolutionRule
{
    /// <summary>Width of the equivalence margins in robust standard deviations of unaffected patches: 95 % of them lie within, or 97.5 % below.</summary>
    private const double MarginDeviations = 1.96;

    /// <summary>Least margin, erythema index units: a change of 1 is 2.3 % of R/G, below what an observer sees.</summary>
    private const double MinErythemaMargin = 1.0;

    /// <summary>Fewest patches of unaffected skin that a spread may rest on.</summary>
    private const int MinPatches = 8;

    /// <summary>Least share of a patch that must be unaffected skin.</summary>
    private const double MinPatchShare = 0.6;

    /// <summary>Share of scale, in per cent, up to which skin counts as free of it, be the subject's own freer still: single flakes are dry skin.</summary>
    private const double MinScalingMarginPercent = 3;

    /// <summary>The verdict on <paramref name="formerPlaque"/>, a non-empty mask in the baseline's frame.</summary>
    /// <param name="followup">The follow-up in that frame.</param>
    /// <param name="formerPlaque">Plaque at baseline, as far as the follow-up shows it.</param>
    /// <param name="now">What is measured there at the follow-up.</param>
    public static PlaqueResolution Judge(RegisteredFollowup followup, Mask formerPlaque, LesionIndices now)
    {
        if (MaskOperations.IntersectionCount(followup.Plaque, formerPlaque) > 0)
        {
            return PlaqueResolution.NotResolved;
        }

        Mask unaffected = MaskOperations.AndNot(MaskOperations.And(followup.Unaffected, followup.Seen), followup.Hair);
        int side = Math.Max(4, (int)Math.Sqrt(formerPlaque.CountIn()));
        double[] erythema = Patches(followup.Erythema, unaffected, side, Median);
        if (erythema.Length < MinPatches || double.IsNaN(now.ErythemaContrast) || double.IsNaN(now.ScalingIndex))
        {
            return PlaqueResolution.CannotTell;
        }

        // Pores, fine hairs and JPEG blocks pass for scale on skin that has none; on some it is a tenth, and the former plaque is held to no stricter measure.
        double[] scaling = Patches(followup.ScaleSignal, unaffected, side, signals => 100.0 * signals.Count(signal => signal > now.ScaleLevel) / signals.Count);
        double erythemaMargin = Math.Max(MinErythemaMargin, MarginDeviations * Deviation(erythema));
        double scalingMargin = Math.Max(MinScalingMarginPercent, Median([.. scaling]) + (MarginDeviations * Deviation(scaling)));
        return Math.Abs(now.ErythemaContrast) <= erythemaMargin && now.ScalingIndex <= scalingMargin
            ? PlaqueResolution.Resolved
            : PlaqueResolution.NotResolved;
    }

    /// <summary><paramref name="statistic"/> of the values in each square patch of <paramref name="side"/> pixels that lies mostly <paramref name="inside"/>.</summary>
    private static double[] Patches(Plane plane, Mask inside, int side, Func<List<double>, double> statistic)
    {
        List<double> patches = [];
        for (int top = 0; top + side <= plane.Height; top += side)
        {
            for (int left = 0; left + side <= plane.Width; left += side)
            {
                List<double> values = Values(plane, inside, left, top, side);
                if (values.Count >= MinPatchShare * side * side)
                {
                    patches.Add(statistic(values));
                }
            }
        }

        return [.. patches];
    }

    private static List<double> Values(Plane plane, Mask inside, int left, int top, int side)
    {
        List<double> values = new(side * side);
        for (int y = top; y < top + side; y++)
        {
            for (int x = left; x < left + side; x++)
            {
                float value = plane[x, y];
                if (inside[x, y] && !float.IsNaN(value))
                {
                    values.Add(value);
                }
            }
        }

        return values;
    }

    /// <summary>Robust standard deviation about the median.</summary>
    private static double Deviation(double[] values)
    {
        double center = Median([.. values]);
        return 1.4826 * Median([.. values.Select(value => Math.Abs(value - center))]);
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        int middle = values.Count / 2;
        return values.Count % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
