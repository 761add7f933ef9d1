namespace LesionMetrics.Registration;

/// <summary>Follows the surface's own motion from features alone: matches near the map so far bend it, the bent map finds more of them, ever nearer.</summary>
internal static class CoarseBender
{
    /// <summary>Search radius of each round as a share of the longer side: skin strays from a homography by up to 3 %.</summary>
    private static readonly double[] Radii = [0.05, 0.035, 0.025, 0.018, 0.018];

    /// <summary>Distance of the knots as a share of the longer side.</summary>
    private const double KnotShare = 1.0 / 14;

    /// <summary>Stiffness of the first and the last round.</summary>
    private const double FirstStiffness = 10;
    private const double LastStiffness = 2;

    /// <summary>Weight of a fully distinctive match: its place is good to about two pixels.</summary>
    private const double MatchWeight = 0.25;

    /// <summary>The bent map and the matches that follow it.</summary>
    public static (BentMap Map, List<FieldSample> Samples) Bend(
        IReadOnlyList<(FeatureSet Baseline, FeatureSet Followup)> features, GlobalFit fit, Texture first, Texture second)
    {
        int side = second.Size.LongerSide;
        BentMap map = new(fit.Map, new SplineField(first.Size.Width, first.Size.Height, first.Size.LongerSide * KnotShare));
        List<FieldSample> kept = [];
        for (int round = 0; round < Radii.Length; round++)
        {
            List<FieldSample> samples = [];
            foreach ((FeatureSet baseline, FeatureSet followup) in features)
            {
                samples.AddRange(GuidedMatcher.Match(baseline, followup, map, Radii[round] * side).Select(match => ToSample(match, map.Rigid)));
            }

            double stiffness = FirstStiffness * PortableMath.Pow(LastStiffness / FirstStiffness, (double)round / (Radii.Length - 1));
            (SplineField field, double[] trust) = SplineFit.Fit(map.Bend, samples, stiffness, Math.Max(3, Radii[round] * side / 6));
            map = map with { Bend = field };
            kept = [.. samples.Where((_, k) => trust[k] > 0.25)];
        }

        return (map, kept);
    }

    private static FieldSample ToSample(FeatureMatch match, Homography rigid)
    {
        (double x, double y) = rigid.Apply(match.From.X, match.From.Y);
        return new FieldSample(match.From.X, match.From.Y, match.To.X - x, match.To.Y - y, MatchWeight * match.Weight);
    }
}
