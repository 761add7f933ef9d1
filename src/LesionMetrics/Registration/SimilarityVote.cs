namespace LesionMetrics.Registration;

/// <summary>
/// Finds the turn, scale and shift that most matches agree on. Each match proposes its own; there is nothing to draw, so the answer is the same each time and
/// a handful of right matches among hundreds of wrong ones is enough.
/// </summary>
internal static class SimilarityVote
{
    /// <summary>Matches that propose; the most distinctive ones.</summary>
    private const int MostProposals = 500;

    /// <summary>Most matches that vote.</summary>
    private const int MostVoters = 2000;

    /// <summary>Distance from the proposal at which a vote still counts, as a share of the longer side: a bent surface strays by a few per cent.</summary>
    private const double NearTolerance = 0.015;

    /// <summary>What is added for each pixel of distance from the proposing match, whose turn and scale are only roughly known.</summary>
    private const double FarTolerance = 0.15;

    /// <summary>Largest difference of a voter's own turn from the proposal's, radians (30 degrees).</summary>
    public const double TurnTolerance = Math.PI / 6;

    /// <summary>Largest ratio of a voter's own scale to the proposal's.</summary>
    public const double ScaleTolerance = 1.6;

    /// <summary>Smallest and largest change of scale that is believed.</summary>
    private const double LargestScale = 2.5;

    /// <summary>The <paramref name="count"/> proposals with most votes, best first.</summary>
    /// <param name="matches">Matches, right and wrong.</param>
    /// <param name="longerSide">Longer side of the follow-up in working pixels.</param>
    /// <param name="count">Most proposals to return.</param>
    public static List<(Homography Map, double Votes)> Propose(IReadOnlyList<FeatureMatch> matches, int longerSide, int count)
    {
        FeatureMatch[] voters = [.. matches.OrderByDescending(m => m.Weight).Take(MostVoters)];
        List<(Homography Map, double Votes)> proposals = [];
        for (int i = 0; i < Math.Min(voters.Length, MostProposals); i++)
        {
            double scale = voters[i].To.Sigma / voters[i].From.Sigma;
            if (scale is <= LargestScale and >= 1 / LargestScale)
            {
                proposals.Add(Vote(voters, i, scale, longerSide));
            }
        }

        return [.. proposals.OrderByDescending(p => p.Votes).Take(count)];
    }

    /// <summary>Whether a match's own turn and scale agree with those of <paramref name="map"/> where it starts.</summary>
    public static bool Agrees(FeatureMatch match, Homography map)
    {
        (double xx, double xy, double yx, double yy) = map.Jacobian(match.From.X, match.From.Y);
        double scale = Math.Sqrt(Math.Abs((xx * yy) - (xy * yx)));
        double turn = PortableMath.Atan2(yx - xy, xx + yy);
        return Agrees(match, turn, scale);
    }

    private static bool Agrees(FeatureMatch match, double turn, double scale)
    {
        double own = match.To.Angle - match.From.Angle;
        double ratio = match.To.Sigma / (match.From.Sigma * scale);
        return ratio is < ScaleTolerance and > 1 / ScaleTolerance && Math.Abs(Math.IEEERemainder(own - turn, 2 * Math.PI)) < TurnTolerance;
    }

    private static (Homography Map, double Votes) Vote(FeatureMatch[] voters, int index, double scale, int longerSide)
    {
        FeatureMatch seed = voters[index];
        double turn = seed.To.Angle - seed.From.Angle;
        double p = scale * PortableMath.Cos(turn);
        double q = scale * PortableMath.Sin(turn);
        Homography map = Homography.Similarity(
            p, q, seed.To.X - (p * seed.From.X) + (q * seed.From.Y), seed.To.Y - (q * seed.From.X) - (p * seed.From.Y));
        double votes = 0;
        foreach (FeatureMatch voter in voters)
        {
            double dx = voter.From.X - seed.From.X;
            double dy = voter.From.Y - seed.From.Y;
            double rx = voter.To.X - seed.To.X - ((p * dx) - (q * dy));
            double ry = voter.To.Y - seed.To.Y - ((q * dx) + (p * dy));
            double reach = (NearTolerance * longerSide) + (FarTolerance * scale * Math.Sqrt((dx * dx) + (dy * dy)));
            double off = ((rx * rx) + (ry * ry)) / (reach * reach);
            if (off < 1 && Agrees(voter, turn, scale))
            {
                votes += voter.Weight * (1 - off);
            }
        }

        return (map, votes);
    }
}
