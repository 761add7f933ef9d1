using LesionMetrics.Imaging;

namespace LesionMetrics.Registration;

/// <summary>
/// Finds how one photo's landmarks may lie over another's. Round spots look alike and have no direction of their own; it is their places among each other that
/// are particular. Every two of one photo propose the turn, scale and shift that carry them to two like ones of the other.
/// </summary>
internal static class Constellation
{
    /// <summary>The strongest landmarks of each photo, which propose; all of them vote.</summary>
    private const int Proposers = 56;

    /// <summary>Proposals that are polished, and most that are returned.</summary>
    private const int Kept = 200;
    private const int Most = 40;

    /// <summary>Least distance of two that propose, as a share of the longer side: near ones tell no turn.</summary>
    private const double LeastSpan = 0.12;

    /// <summary>Smallest and largest scale, and the cosine of the largest turn, that is believed.</summary>
    private const double SmallestScale = 0.55;
    private const double LargestScale = 1.8;
    private const double LeastCosine = 0.7;

    /// <summary>Smallest and largest size of a landmark over what the proposal makes of its fellow's.</summary>
    private const double SmallestRatio = 0.6;
    private const double LargestRatio = 1.7;

    /// <summary>Distance within which a landmark votes, as a share of the longer side.</summary>
    private const double Tolerance = 0.02;

    /// <summary>The same where landmarks are counted as evidence, and the logarithm of the number of proposals that were tried for it.</summary>
    private const double NearTolerance = 0.01;
    private const double ProposalsLog10 = 6;

    /// <summary>Fewest landmarks on which a homography is fitted, and how often.</summary>
    private const int FewestFitted = 6;
    private const int Rounds = 4;

    /// <summary>Two proposals this near, as a share of the longer side, are one.</summary>
    private const double SameShare = 0.03;

    /// <summary>Maps from baseline to follow-up, the best supported first.</summary>
    /// <param name="from">The baseline's landmarks.</param>
    /// <param name="to">The follow-up's.</param>
    /// <param name="baseline">Size of the baseline, working pixels.</param>
    /// <param name="followup">Size of the follow-up, working pixels.</param>
    public static List<Homography> Propose(IReadOnlyList<Landmark> from, IReadOnlyList<Landmark> to, ImageSize baseline, ImageSize followup)
    {
        Landmark[][] byKind = [.. Enumerable.Range(0, Landmark.KindCount).Select(kind => to.Where(l => l.Kind == kind).ToArray())];
        List<(double Votes, Homography Map)> proposals = Pairs(from, to, byKind, baseline, followup);
        List<(double Votes, Homography Map)> polished = [];
        foreach ((_, Homography start) in proposals)
        {
            (double votes, Homography map) = Polish(start, from, byKind, baseline, followup);
            if (!polished.Exists(other => other.Votes >= votes && IsSame(other.Map, map, baseline, followup)))
            {
                polished.Add((votes, map));
            }
        }

        return [.. polished.OrderByDescending(p => p.Votes).Take(Most).Select(p => p.Map)];
    }

    /// <summary>
    /// -log10 of the number of maps, among all that pairs of landmarks could propose, that would lay as many landmarks on like ones by chance; of the strongest
    /// few, more and all, whichever is least likely. See <see cref="GlobalFit.Surprise"/>.
    /// </summary>
    /// <param name="map">From baseline to follow-up.</param>
    /// <param name="from">The baseline's landmarks.</param>
    /// <param name="to">The follow-up's.</param>
    /// <param name="baseline">Size of the baseline, working pixels.</param>
    /// <param name="followup">Size of the follow-up, working pixels.</param>
    public static double Surprise(Homography map, IReadOnlyList<Landmark> from, IReadOnlyList<Landmark> to, ImageSize baseline, ImageSize followup)
    {
        double most = 0;
        List<Landmark> apart = Apart(from, SameShare * baseline.LongerSide);
        List<Landmark> others = Apart(to, SameShare * followup.LongerSide);
        foreach (int count in (ReadOnlySpan<int>)[8, 16, 32, 64])
        {
            most = Math.Max(most, Surprise(map, [.. apart.Take(count)], [.. others.Take(count)], Scale(map, baseline), followup) - ProposalsLog10);
        }

        return most;
    }

    /// <summary>The strongest of each place, strongest first: a patch's corners, or a mole in both channels, are one witness.</summary>
    private static List<Landmark> Apart(IReadOnlyList<Landmark> landmarks, double distance)
    {
        List<Landmark> apart = [];
        foreach (Landmark landmark in landmarks.OrderByDescending(l => l.Weight))
        {
            if (!apart.Exists(l => ((l.X - landmark.X) * (l.X - landmark.X)) + ((l.Y - landmark.Y) * (l.Y - landmark.Y)) < distance * distance))
            {
                apart.Add(landmark);
            }
        }

        return apart;
    }

    private static double Surprise(Homography map, Landmark[] from, Landmark[] to, double scale, ImageSize followup)
    {
        double reach = NearTolerance * followup.LongerSide;
        double spot = Math.PI * reach * reach / followup.PixelCount;
        int shown = 0;
        double chance = 0;
        HashSet<int> taken = [];
        foreach (Landmark landmark in from)
        {
            (double x, double y) = map.Apply(landmark.X, landmark.Y);
            if (x < 0 || y < 0 || x > followup.Width || y > followup.Height)
            {
                continue;
            }

            shown++;
            int nearest = -1;
            double least = reach * reach;
            for (int k = 0; k < to.Length; k++)
            {
                if (to[k].Kind == landmark.Kind && IsAlike(landmark, to[k], scale))
                {
                    chance += spot;
                    double off = ((to[k].X - x) * (to[k].X - x)) + ((to[k].Y - y) * (to[k].Y - y));
                    (least, nearest) = off < least ? (off, k) : (least, nearest);
                }
            }

            _ = nearest >= 0 && taken.Add(nearest);
        }

        chance = Math.Min(0.5, chance / Math.Max(1, shown));
        double share = (double)taken.Count / Math.Max(1, shown);
        return share <= chance ? 0 : shown * GlobalFitter.Divergence(share, chance) / PortableMath.Log(10);
    }

    private static List<(double Votes, Homography Map)> Pairs(
        IReadOnlyList<Landmark> from, IReadOnlyList<Landmark> to, Landmark[][] byKind, ImageSize baseline, ImageSize followup)
    {
        Landmark[] first = [.. from.OrderByDescending(l => l.Weight).Take(Proposers)];
        Landmark[] second = [.. to.OrderByDescending(l => l.Weight).Take(Proposers)];
        List<(double Votes, Homography Map)> proposals = [];
        for (int i = 0; i < first.Length; i++)
        {
            for (int j = i + 1; j < first.Length; j++)
            {
                (Landmark a, Landmark b) = (first[i], first[j]);
                double dx = b.X - a.X;
                double dy = b.Y - a.Y;
                double span = Math.Sqrt((dx * dx) + (dy * dy));
                if (span < LeastSpan * baseline.LongerSide)
                {
                    continue;
                }

                foreach (Landmark c in second)
                {
                    foreach (Landmark d in second)
                    {
                        double ex = d.X - c.X;
                        double ey = d.Y - c.Y;
                        double length = Math.Sqrt((ex * ex) + (ey * ey));
                        double scale = length / span;
                        if (c.Kind != a.Kind || d.Kind != b.Kind || scale < SmallestScale || scale > LargestScale || !IsAlike(a, c, scale) || !IsAlike(b, d, scale)
                            || (dx * ex) + (dy * ey) < LeastCosine * span * length)
                        {
                            continue;
                        }

                        double p = ((dx * ex) + (dy * ey)) / (span * span);
                        double q = ((dx * ey) - (dy * ex)) / (span * span);
                        Homography map = Homography.Similarity(p, q, c.X - (p * a.X) + (q * a.Y), c.Y - (q * a.X) - (p * a.Y));
                        proposals.Add((Vote(map, scale, from, byKind, followup, null), map));
                        if (proposals.Count == 50 * Kept)
                        {
                            proposals = Best(proposals);
                        }
                    }
                }
            }
        }

        return Best(proposals);
    }

    private static List<(double Votes, Homography Map)> Best(List<(double Votes, Homography Map)> proposals) =>
        [.. proposals.OrderByDescending(p => p.Votes).Take(Kept)];

    private static (double Votes, Homography Map) Polish(
        Homography start, IReadOnlyList<Landmark> from, Landmark[][] byKind, ImageSize baseline, ImageSize followup)
    {
        Homography map = start;
        List<HomographyFit.Pair> pairs = [];
        for (int round = 0; round < Rounds; round++)
        {
            pairs.Clear();
            Vote(map, Scale(map, baseline), from, byKind, followup, pairs);
            Homography? next = pairs.Count < FewestFitted ? null
                : HomographyFit.Fit(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(pairs), Tolerance * followup.LongerSide / 3, followup.LongerSide);
            if (next is null || !GlobalFitter.IsPlausible(next.Value, baseline))
            {
                break;
            }

            map = next.Value;
        }

        return (Vote(map, Scale(map, baseline), from, byKind, followup, null), map);
    }

    /// <summary>The weight of the landmarks that find a like one where the map puts them, less the further off it lies.</summary>
    private static double Vote(
        Homography map, double scale, IReadOnlyList<Landmark> from, Landmark[][] byKind, ImageSize followup, List<HomographyFit.Pair>? pairs)
    {
        double reach = Tolerance * followup.LongerSide;
        double votes = 0;
        foreach (Landmark landmark in from)
        {
            (double x, double y) = map.Apply(landmark.X, landmark.Y);
            if (x < -reach || y < -reach || x > followup.Width + reach || y > followup.Height + reach)
            {
                continue;
            }

            double best = 0;
            Landmark nearest = default;
            foreach (Landmark other in byKind[landmark.Kind])
            {
                double dx = other.X - x;
                double dy = other.Y - y;
                double off = ((dx * dx) + (dy * dy)) / (reach * reach);
                double vote = off < 1 && IsAlike(landmark, other, scale) ? (1 - off) * Math.Min(landmark.Weight, other.Weight) : 0;
                (best, nearest) = vote > best ? (vote, other) : (best, nearest);
            }

            votes += best;
            if (best > 0)
            {
                pairs?.Add(new HomographyFit.Pair(landmark.X, landmark.Y, nearest.X, nearest.Y, landmark.Weight));
            }
        }

        return votes;
    }

    private static bool IsAlike(Landmark a, Landmark b, double scale)
    {
        double ratio = b.Sigma / (a.Sigma * scale);
        return ratio is > SmallestRatio and < LargestRatio;
    }

    private static double Scale(Homography map, ImageSize baseline)
    {
        (double xx, double xy, double yx, double yy) = map.Jacobian(baseline.Width / 2.0, baseline.Height / 2.0);
        return Math.Sqrt(Math.Abs((xx * yy) - (xy * yx)));
    }

    private static bool IsSame(Homography first, Homography second, ImageSize baseline, ImageSize followup)
    {
        double same = SameShare * followup.LongerSide;
        return Distance(baseline.Width / 2.0, baseline.Height / 2.0) < same && Distance(0, 0) < 2 * same && Distance(baseline.Width, 0) < 2 * same;

        double Distance(double x, double y)
        {
            (double x1, double y1) = first.Apply(x, y);
            (double x2, double y2) = second.Apply(x, y);
            return Math.Sqrt(((x1 - x2) * (x1 - x2)) + ((y1 - y2) * (y1 - y2)));
        }
    }
}
