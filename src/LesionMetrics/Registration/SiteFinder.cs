using System.Runtime.InteropServices;

namespace LesionMetrics.Registration;

/// <summary>
/// A second, closer look for the homography between two photos whose features by themselves agreed on none, or on one that led nowhere: smooth, dark or hairy
/// skin. Constellations of landmarks, lesions among them, propose; features matched near where a proposal puts them refine it and tell how likely it is.
/// </summary>
internal static class SiteFinder
{
    /// <summary>Features of each channel that choose among the proposals: the strongest of every neighborhood.</summary>
    private const int FewFeatures = 1200;

    /// <summary>Proposals that all features are asked about.</summary>
    private const int Finalists = 6;

    /// <summary>Search radius of each round as a share of the longer side.</summary>
    private static readonly double[] Radii = [0.06, 0.05, 0.04, 0.03];

    /// <summary>Distance from the map within which a match agrees, as a share of the longer side, first and last.</summary>
    private const double FirstTolerance = 0.03;
    private const double LastTolerance = 0.01;
    private const int Rounds = 8;

    /// <summary>Distance at which matches agree on a shift, as a share of the longer side, and what is added for each pixel between them.</summary>
    private const double NearTolerance = 0.008;
    private const double FarTolerance = 0.03;

    /// <summary>Side of what counts as one place, as a share of the longer side.</summary>
    private const double PlaceShare = 0.015;

    /// <summary>Fewest matches that a homography is fitted to.</summary>
    private const int FewestMatches = 8;

    /// <summary>The map that most of what stands out agrees on; null where no proposal holds together.</summary>
    /// <param name="baseline">The baseline, lesions included.</param>
    /// <param name="followup">The follow-up, lesions included.</param>
    /// <returns><see cref="GlobalFit.Surprise"/> is of the features found where they must lie, or of the landmarks, whichever tells more.</returns>
    public static GlobalFit? Find(DescribedTexture baseline, DescribedTexture followup)
    {
        List<Landmark> from = LandmarkDetector.Find(baseline.Texture);
        List<Landmark> to = LandmarkDetector.Find(followup.Texture);
        List<Homography> proposals = Constellation.Propose(from, to, baseline.Texture.Size, followup.Texture.Size);
        if (Aligner.FitGlobally(baseline, followup) is { } global)
        {
            proposals.Insert(0, global.Fit.Map);
        }

        DescribedTexture few = baseline.First(FewFeatures);
        DescribedTexture others = followup.First(FewFeatures);
        IEnumerable<GlobalFit> finalists = proposals.Select(map => Refine(few, others, map, Radii.AsSpan(0, 2)))
            .OfType<GlobalFit>().Select(WithLandmarks).OrderByDescending(fit => fit.Surprise).Take(Finalists);
        return finalists.Select(fit => Refine(baseline, followup, fit.Map, Radii)).OfType<GlobalFit>().Select(WithLandmarks).MaxBy(fit => fit.Surprise);

        GlobalFit WithLandmarks(GlobalFit fit) => fit with
        {
            Surprise = Math.Max(fit.Surprise, Constellation.Surprise(fit.Map, from, to, baseline.Texture.Size, followup.Texture.Size)),
        };
    }

    private static GlobalFit? Refine(DescribedTexture baseline, DescribedTexture followup, Homography start, ReadOnlySpan<double> radii)
    {
        int side = followup.Texture.Size.LongerSide;
        GlobalFit? best = null;
        Homography map = start;
        foreach (double radius in radii)
        {
            BentMap plane = new(map, new SplineField(baseline.Texture.Size.Width, baseline.Texture.Size.Height, side));
            List<FeatureMatch> matches = [];
            for (int channel = 0; channel < Texture.ChannelCount; channel++)
            {
                matches.AddRange(GuidedMatcher.Match(baseline.Features[channel], followup.Features[channel], plane, radius * side));
            }

            if (Agreed(matches, map, baseline.Texture, side) is not var (next, inliers))
            {
                break;
            }

            map = next;
            List<FeatureMatch> places = OnePerPlace(matches, side);
            double surprise = Surprise(places.Count, places.Count(new HashSet<FeatureMatch>(inliers).Contains), LastTolerance / radius);
            if (best is null || surprise > best.Surprise)
            {
                best = new GlobalFit(map, inliers, inliers.Sum(match => match.Weight), surprise);
            }
        }

        return best;
    }

    private static (Homography Map, List<FeatureMatch> Inliers)? Agreed(List<FeatureMatch> matches, Homography start, Texture baseline, int side)
    {
        if (matches.Count < FewestMatches)
        {
            return null;
        }

        Homography map = Shifted(matches, start, side);
        List<FeatureMatch> inliers = [];
        List<HomographyFit.Pair> pairs = [];
        for (int round = 0; ; round++)
        {
            double tolerance = side * (FirstTolerance + ((LastTolerance - FirstTolerance) * round / Rounds));
            inliers.Clear();
            pairs.Clear();
            foreach (FeatureMatch match in matches)
            {
                (double x, double y) = map.Apply(match.From.X, match.From.Y);
                double off = (((match.To.X - x) * (match.To.X - x)) + ((match.To.Y - y) * (match.To.Y - y))) / (tolerance * tolerance);
                if (off < 1)
                {
                    inliers.Add(match);
                    pairs.Add(new HomographyFit.Pair(match.From.X, match.From.Y, match.To.X, match.To.Y, match.Weight * (1 - off)));
                }
            }

            if (inliers.Count < FewestMatches)
            {
                return null;
            }

            if (round == Rounds)
            {
                return (map, inliers);
            }

            if (HomographyFit.Fit(CollectionsMarshal.AsSpan(pairs), tolerance / 3, side) is not { } next || !GlobalFitter.IsPlausible(next, baseline.Size))
            {
                return null;
            }

            map = next;
        }
    }

    /// <summary>The map after the shift that most matches agree on: a proposal may be off by more than the first tolerance.</summary>
    private static Homography Shifted(List<FeatureMatch> matches, Homography map, int side)
    {
        (double X, double Y)[] shifts = new (double X, double Y)[matches.Count];
        for (int i = 0; i < shifts.Length; i++)
        {
            (double x, double y) = map.Apply(matches[i].From.X, matches[i].From.Y);
            shifts[i] = (matches[i].To.X - x, matches[i].To.Y - y);
        }

        double most = 0;
        (double X, double Y) best = default;
        for (int i = 0; i < shifts.Length; i++)
        {
            double votes = 0;
            for (int j = 0; j < shifts.Length; j++)
            {
                double dx = matches[j].From.X - matches[i].From.X;
                double dy = matches[j].From.Y - matches[i].From.Y;
                double reach = (NearTolerance * side) + (FarTolerance * Math.Sqrt((dx * dx) + (dy * dy)));
                double rx = shifts[j].X - shifts[i].X;
                double ry = shifts[j].Y - shifts[i].Y;
                double off = ((rx * rx) + (ry * ry)) / (reach * reach);
                votes += off < 1 ? matches[j].Weight * (1 - off) : 0;
            }

            (most, best) = votes > most ? (votes, shifts[i]) : (most, best);
        }

        return Homography.Scaling(1, 1, best.X, best.Y).After(map);
    }

    /// <summary>The most distinctive match of each place: a mole is found at several scales and in both channels, but is one witness.</summary>
    private static List<FeatureMatch> OnePerPlace(List<FeatureMatch> matches, int side)
    {
        double cell = PlaceShare * side;
        return [.. matches.GroupBy(match => ((int)(match.From.X / cell), (int)(match.From.Y / cell))).Select(place => place.MaxBy(match => match.Weight))];
    }

    /// <summary>-log10 of the chance of as many agreements among matches that lie anywhere within their search radius.</summary>
    private static double Surprise(int count, int agreeing, double toleranceOfRadius)
    {
        double chance = toleranceOfRadius * toleranceOfRadius;
        double share = (double)agreeing / count;
        return share <= chance ? 0 : count * GlobalFitter.Divergence(share, chance) / PortableMath.Log(10);
    }
}
