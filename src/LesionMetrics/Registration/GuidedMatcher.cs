namespace LesionMetrics.Registration;

/// <summary>Matches features again, now that it is roughly known where each must lie.</summary>
internal static class GuidedMatcher
{
    /// <summary>Largest ratio of the nearest to the second-nearest distance among the few that lie near.</summary>
    private const double Ratio = 0.92;

    /// <summary>Mutual matches within <paramref name="radius"/> pixels of where <paramref name="map"/> puts them, turned and scaled as it does there.</summary>
    public static List<FeatureMatch> Match(FeatureSet baseline, FeatureSet followup, BentMap map, double radius)
    {
        var cells = new Dictionary<(int X, int Y), List<int>>();
        for (int j = 0; j < followup.Count; j++)
        {
            (int X, int Y) key = ((int)Math.Floor(followup.Points[j].X / radius), (int)Math.Floor(followup.Points[j].Y / radius));
            if (!cells.TryGetValue(key, out List<int>? members))
            {
                cells[key] = members = [];
            }

            members.Add(j);
        }

        int[] choice = new int[baseline.Count];
        double[] weight = new double[baseline.Count];
        int[] owner = new int[followup.Count];
        float[] owned = new float[followup.Count];
        Array.Fill(owner, -1);
        Array.Fill(owned, float.MinValue);
        for (int i = 0; i < baseline.Count; i++)
        {
            choice[i] = -1;
            Keypoint from = baseline.Points[i];
            (double x, double y) = map.Apply(from.X, from.Y);
            int cx = (int)Math.Floor(x / radius);
            int cy = (int)Math.Floor(y / radius);
            float best = float.MinValue;
            float second = float.MinValue;
            for (int k = 0; k < 9; k++)
            {
                if (!cells.TryGetValue((cx + (k % 3) - 1, cy + (k / 3) - 1), out List<int>? members))
                {
                    continue;
                }

                foreach (int j in members)
                {
                    Keypoint to = followup.Points[j];
                    double dx = to.X - x;
                    double dy = to.Y - y;
                    if ((dx * dx) + (dy * dy) > radius * radius || !SimilarityVote.Agrees(new FeatureMatch(from, to, 1), map.Rigid))
                    {
                        continue;
                    }

                    float product = DescriptorMatcher.Product(baseline.Descriptor(i), followup.Descriptor(j));
                    if (product > owned[j])
                    {
                        owned[j] = product;
                        owner[j] = i;
                    }

                    if (product > best)
                    {
                        second = best;
                        best = product;
                        choice[i] = j;
                    }
                    else if (product > second)
                    {
                        second = product;
                    }
                }
            }

            double nearest = DescriptorMatcher.Distance(best);
            double next = DescriptorMatcher.Distance(Math.Max(second, 0.5 * DescriptorExtractor.SquaredNorm));
            weight[i] = choice[i] >= 0 && nearest <= Ratio * next ? DescriptorMatcher.Distinction(nearest, next) : 0;
        }

        List<FeatureMatch> matches = [];
        for (int i = 0; i < choice.Length; i++)
        {
            if (weight[i] > 0 && owner[choice[i]] == i)
            {
                matches.Add(new FeatureMatch(baseline.Points[i], followup.Points[choice[i]], weight[i]));
            }
        }

        return matches;
    }
}
