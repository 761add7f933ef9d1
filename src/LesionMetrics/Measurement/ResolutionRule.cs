using LesionMetrics.Filtering;
using LesionMetrics.Imaging;

namespace LesionMetrics.Measurement;

/// <summary>
/// "Resolved" is a claim of equivalence, so absence of a detection does not suffice: erythema and scaling over the former plaque must lie within
/// what patches of the same size of the subject's own unaffected skin show at the same visit, and no connected residue may be left.
/// </summary>
public static class ResolutionRule
{
    /// <summary>Half-width of the equivalence margin in robust standard deviations of unaffected patches: 95 % of them lie within.</summary>
    private const double MarginDeviations = 1.96;

    /// <summary>Least margin, erythema index units: a change of 1 is 2.3 % of R/G, below what an observer sees.</summary>
    private const double MinErythemaMargin = 1.0;

    /// <summary>Fewest patches of unaffected skin that a spread may rest on.</summary>
    private const int MinPatches = 8;

    /// <summary>Share of scale, in per cent, up to which skin counts as free of it; unaffected skin reads about 1.</summary>
    private const double MaxScalingPercent = 3;

    /// <summary>The verdict on <paramref name="formerPlaque"/>, a non-empty mask in the baseline's frame.</summary>
    public static PlaqueResolution Judge(RegisteredFollowup followup, Mask formerPlaque, double erythemaContrast, double scalingIndex)
    {
        if (MaskOperations.IntersectionCount(followup.Plaque, formerPlaque) > 0)
        {
            return PlaqueResolution.NotResolved;
        }

        Mask unaffected = MaskOperations.And(followup.Unaffected, followup.Seen);
        double? spread = PatchSpread(followup.Erythema, unaffected, formerPlaque.CountIn());
        if (spread is null || double.IsNaN(erythemaContrast) || double.IsNaN(scalingIndex))
        {
            return PlaqueResolution.CannotTell;
        }

        double margin = Math.Max(MinErythemaMargin, MarginDeviations * spread.Value);
        return Math.Abs(erythemaContrast) <= margin && scalingIndex <= MaxScalingPercent ? PlaqueResolution.Resolved : PlaqueResolution.NotResolved;
    }

    /// <summary>Robust standard deviation of the median over square patches of <paramref name="areaPixels"/>; null with too few patches.</summary>
    private static double? PatchSpread(Plane plane, Mask inside, long areaPixels)
    {
        int side = Math.Max(4, (int)Math.Sqrt(areaPixels));
        List<double> medians = [];
        for (int top = 0; top + side <= plane.Height; top += side)
        {
            for (int left = 0; left + side <= plane.Width; left += side)
            {
                double? median = PatchMedian(plane, inside, left, top, side);
                if (median is not null)
                {
                    medians.Add(median.Value);
                }
            }
        }

        if (medians.Count < MinPatches)
        {
            return null;
        }

        double center = Median(medians);
        return 1.4826 * Median([.. medians.Select(value => Math.Abs(value - center))]);
    }

    private static double? PatchMedian(Plane plane, Mask inside, int left, int top, int side)
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

        return values.Count >= side * side * 0.6 ? Median(values) : null;
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        int middle = values.Count / 2;
        return values.Count % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
