using LesionMetrics.Filtering;
using LesionMetrics.Imaging;

namespace LesionMetrics.Segmentation;

/// <summary>
/// Moves the border of a plaque to where a person sees the edge: where it differs from the skin beside it by a good part of what its body does, where
/// the classifier is half as sure as it is of the body, and where the photo has an edge. A flush that is as red as a plaque's fringe fades without one.
/// </summary>
internal sealed class PlaqueBorder
{
    /// <summary>Share of the contrast at the likely border, before the classifier and the photo's edges are heard.</summary>
    public const double LikelyShare = 0.1;

    /// <summary>Sigma that takes grain out of the difference, as a share of the side.</summary>
    private const double SmoothingShare = 0.0015;

    /// <summary>Where in the distribution over a plaque its body lies.</summary>
    private const double BodyQuantile = 0.5;

    /// <summary>
    /// Share of the contrast that counts as much as odds of e. This, the share above, <see cref="SureShare"/> and the two of the walk were chosen on 173
    /// photos of synthetic plaques, with ten of foreign make in view; values half as large again or a third less change the mean Dice there by less than 0.005.
    /// </summary>
    private const double UnitShare = 0.25;

    /// <summary>Share of the log odds over a plaque's body at which the classifier is for neither side.</summary>
    private const double SureShare = 0.5;

    /// <summary>Log odds beyond which the classifier is not told apart from certain.</summary>
    private const double LeastLogOdds = -7;

    private const double MostLogOdds = 5;

    /// <summary>Log odds for or against where there is no contrast to go by.</summary>
    private const double FoundLogOdds = 4;

    /// <summary>Pixels of the walk, at most: it says on which side of an edge a pixel lies, and an edge is wider than a pixel.</summary>
    private const long MaxWalkPixels = 125_000;

    /// <summary>See <see cref="RandomWalker"/>: the share of the pixels that a sure pixel is heard among; edges in squared deviations of unaffected skin.</summary>
    private const double SpreadShare = 4e-5;

    private const double Edge = 1;

    private const double Tolerance = 3e-3;

    private readonly Plane _difference;
    private readonly Plane _walkDifference;
    private readonly Plane _probability;
    private readonly Mask _skin;
    private readonly ImageSize _walkSize;
    private readonly RandomWalker _walker;

    /// <param name="map">Melanin and blood, at analysis size.</param>
    /// <param name="skin">Where plaques may lie, at that size.</param>
    /// <param name="probability">Of plaque, any size.</param>
    public PlaqueBorder(ChromophoreMap map, Mask skin, Plane probability)
    {
        double side = Math.Sqrt(skin.Size.PixelCount);
        float sigma = Math.Max(PreparedPhoto.MinSigmaPixels, (float)(SmoothingShare * side));
        _difference = GaussianFilter.Blur(map.Distance(), sigma);
        _skin = skin;
        _walkSize = skin.Size.FitWithin(MaxWalkPixels);
        _walkDifference = Resampler.Resize(_difference, _walkSize);
        _probability = Resampler.Resize(probability, _walkSize);
        Plane[] guide =
        [
            PlaneArithmetic.Scale(Resampler.Resize(map.MelaninLoss, _walkSize), 0, 1 / map.MelaninNoise),
            PlaneArithmetic.Scale(Resampler.Resize(map.BloodGain, _walkSize), 0, 1 / map.BloodNoise),
        ];
        _walker = new RandomWalker(guide, SpreadShare * _walkSize.PixelCount, Edge);
    }

    /// <summary><paramref name="found"/> with its border moved, once for each of <paramref name="shares"/>.</summary>
    /// <param name="found">Plaques as the classifier sees them, at analysis size.</param>
    /// <param name="shares">Shares of the contrast at the border: 0.1, less for a lenient border, more for a strict one.</param>
    public IReadOnlyList<Mask> Move(Mask found, params IReadOnlyList<double> shares)
    {
        // Flush that the classifier takes in lowers what its plaque's body seems to differ by; what the first round leaves has the body's own level.
        Mask first = Settle(Round(found), LikelyShare);
        MoveRound second = Round(first);
        return [.. shares.Select(share => Settle(second, share))];
    }

    private MoveRound Round(Mask found)
    {
        ContrastLevels levels = ContrastLevels.Of(_difference, found, _skin, BodyQuantile);
        WalkSites sites = new(_walkSize, levels, found, _skin);
        return new MoveRound(found, levels, sites, Undecided(sites, levels.Inside.Count));
    }

    private Mask Settle(MoveRound round, double share)
    {
        Plane settled = _walker.Settle(Prior(round, share), Tolerance);
        return Edged(round.Found, round.Levels, Resampler.Resize(settled, round.Found.Size));
    }

    private Plane Prior(MoveRound round, double share)
    {
        (ContrastLevels levels, WalkSites sites) = (round.Levels, round.Sites);
        Plane prior = new(_walkSize);
        for (int i = 0; i < prior.Samples.Length; i++)
        {
            if (!sites.Skin[i])
            {
                prior.WritableSamples[i] = 0.5f;
            }
            else if (sites.Wide[i])
            {
                int group = sites.Group[i];
                float contrast = levels.Contrast(group);
                double odds = float.IsNaN(contrast)
                    ? sites.Found[i] ? FoundLogOdds : -FoundLogOdds
                    : ((_walkDifference.Samples[i] - levels.At(group, share)) / (UnitShare * contrast)) + LogOdds(_probability.Samples[i]) - round.Undecided[group];
                prior.WritableSamples[i] = (float)(1 / (1 + PortableMath.Exp(-odds)));
            }
        }

        return prior;
    }

    /// <summary>Log odds of each group at which the classifier is for neither side: half those of its body, be it sure of it or not.</summary>
    private double[] Undecided(WalkSites sites, int groupCount)
    {
        List<double>[] body = [.. Enumerable.Range(0, groupCount).Select(_ => new List<double>())];
        for (int i = 0; i < sites.Group.Count; i++)
        {
            if (sites.Found[i] && sites.Skin[i])
            {
                body[sites.Group[i]].Add(LogOdds(_probability.Samples[i]));
            }
        }

        return [.. body.Select(values => values.Count == 0 ? 0 : SureShare * Math.Max(0, values.Order().ElementAt(values.Count / 2)))];
    }

    private static double LogOdds(float probability) =>
        probability <= 0 ? LeastLogOdds
        : probability >= 1 ? MostLogOdds
        : Math.Clamp(PortableMath.Log(probability / (1.0 - probability)), LeastLogOdds, MostLogOdds);

    private Mask Edged(Mask found, ContrastLevels levels, Plane settled)
    {
        Mask edged = new(found.Size);
        for (int i = 0; i < edged.Pixels.Length; i++)
        {
            if (levels.Wide.Pixels[i] != Mask.Out && _skin.Pixels[i] != Mask.Out)
            {
                bool hasContrast = !float.IsNaN(levels.Contrast(levels.Groups.Labels[i]));
                edged.WritablePixels[i] = (hasContrast ? settled.Samples[i] >= 0.5f : found.Pixels[i] != Mask.Out) ? Mask.In : Mask.Out;
            }
        }

        return edged;
    }

    /// <summary>What was found, and what moving its border rests on.</summary>
    private sealed record MoveRound(Mask Found, ContrastLevels Levels, WalkSites Sites, double[] Undecided);
}
