using LesionMetrics.Imaging;

namespace LesionMetrics.Registration;

/// <summary>From matches, right and wrong, to the homography that most of the skin follows.</summary>
internal static class GlobalFitter
{
    private const int Proposals = 12;
    private const int Rounds = 8;

    /// <summary>Distance from the map within which a match agrees, as a share of the longer side, first and last: a bent surface strays from its homography.</summary>
    private const double FirstTolerance = 0.05;
    private const double LastTolerance = 0.025;

    /// <summary>The best-supported homography; null where no proposal holds together.</summary>
    public static GlobalFit? Fit(IReadOnlyList<FeatureMatch> matches, ImageSize baseline, ImageSize followup)
    {
        GlobalFit? best = null;
        foreach ((Homography map, double _) in SimilarityVote.Propose(matches, followup.LongerSide, Proposals))
        {
            GlobalFit? fit = Polish(matches, map, baseline, followup);
            if (fit is not null && (best is null || fit.Score > best.Score))
            {
                best = fit;
            }
        }

        return best;
    }

    /// <summary>Fits, takes the matches that agree, and fits again, ever more strictly; null where the support falls apart.</summary>
    public static GlobalFit? Polish(IReadOnlyList<FeatureMatch> matches, Homography start, ImageSize baseline, ImageSize followup)
    {
        Homography map = start;
        List<FeatureMatch> inliers = [];
        List<HomographyFit.Pair> pairs = [];
        double score = 0;
        double tolerance = 0;
        for (int round = 0; round <= Rounds; round++)
        {
            double progress = (double)round / Rounds;
            tolerance = followup.LongerSide * (FirstTolerance + ((LastTolerance - FirstTolerance) * progress));
            inliers.Clear();
            pairs.Clear();
            score = 0;
            foreach (FeatureMatch match in matches)
            {
                (double x, double y) = map.Apply(match.From.X, match.From.Y);
                double dx = match.To.X - x;
                double dy = match.To.Y - y;
                double off = ((dx * dx) + (dy * dy)) / (tolerance * tolerance);
                if (off < 1 && SimilarityVote.Agrees(match, map))
                {
                    inliers.Add(match);
                    score += match.Weight * (1 - off);
                    pairs.Add(new HomographyFit.Pair(match.From.X, match.From.Y, match.To.X, match.To.Y, match.Weight * (1 - off)));
                }
            }

            if (round == Rounds)
            {
                break;
            }

            Homography? next = inliers.Count < 3
                ? null
                : HomographyFit.Fit(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(pairs), tolerance / 3, followup.LongerSide);
            if (next is null || !IsPlausible(next.Value, baseline))
            {
                return null;
            }

            map = next.Value;
        }

        return new GlobalFit(map, inliers, score, Surprise(matches.Count, inliers.Count, tolerance, followup));
    }

    /// <summary>Whether the map keeps handedness and stays off its horizon over the whole baseline.</summary>
    public static bool IsPlausible(Homography map, ImageSize baseline)
    {
        Span<(double X, double Y)> corners = [(0, 0), (baseline.Width - 1, 0), (0, baseline.Height - 1), (baseline.Width - 1, baseline.Height - 1)];
        double middle = map.Depth(baseline.Width / 2.0, baseline.Height / 2.0);
        foreach ((double x, double y) in corners)
        {
            if (map.Depth(x, y) < 0.3 * middle)
            {
                return false;
            }
        }

        (double xx, double xy, double yx, double yy) = map.Jacobian(baseline.Width / 2.0, baseline.Height / 2.0);
        double area = (xx * yy) - (xy * yx);
        return middle > 0 && area is > 0.1 and < 10;
    }

    private static double Surprise(int count, int agreeing, double tolerance, ImageSize followup)
    {
        // An unrelated match lands within the tolerance by its share of the area, and turns and grows alike by its share of turns and of scales.
        double place = Math.PI * tolerance * tolerance / followup.PixelCount;
        double chance = Math.Min(0.5, place * (SimilarityVote.TurnTolerance / Math.PI) * 0.5);
        double share = (double)agreeing / Math.Max(count, 1);
        if (share <= chance)
        {
            return -PortableMath.Log10(Math.Max(count, 1));
        }

        // Chernoff bound of the binomial tail, times the number of proposals.
        return (count * Divergence(share, chance) / PortableMath.Log(10)) - PortableMath.Log10(Math.Max(count, 1));
    }

    /// <summary>Relative entropy, nats, of a coin that falls so with <paramref name="share"/> from one with <paramref name="chance"/>, both in (0, 1].</summary>
    internal static double Divergence(double share, double chance) =>
        (share * PortableMath.Log(share / chance)) + (share < 1 ? (1 - share) * PortableMath.Log((1 - share) / (1 - chance)) : 0);
}
