using LesionMetrics.Filtering;
using LesionMetrics.Imaging;

namespace LesionMetrics.Segmentation;

/// <summary>
/// Where a figure ends whose place is known roughly: along the photo's own edges, with what has its color within and what has the ground's beyond. No threshold of distance
/// says that of a thing that fades on one side, or whose crust differs from skin more than its flush does.
/// </summary>
/// <remarks>
/// A minimum cut between two normal distributions of color (Boykov and Jolly 2001, doi 10.1109/ICCV.2001.937505), as GrabCut takes it (Rother et al. 2004, doi 10.1145/1015706.1015720),
/// but in one round and with one distribution a side: more of either agreed no better with outlines of our own.
/// </remarks>
internal sealed class FigureCut
{
    /// <summary>Half the width of the band in which the border is sought, as a share of the radius of a disc as large.</summary>
    private const double BandShare = 0.3;

    /// <summary>Log odds beyond which colors say no more: they are no normal distributions far out.</summary>
    private const double MostLogOdds = 6;

    /// <summary>What it costs, in log odds, to part two neighbors of one color.</summary>
    private const double EvenCost = 30;

    /// <summary>By how much log odds may err: as much as a photo's own colors change the odds elsewhere.</summary>
    private const double PlausibleLogOdds = 2;

    /// <summary>Floor of the variances, log10 units squared: 0.7 % of light.</summary>
    private const double VarianceFloor = 1e-5;

    /// <summary>Costs are whole numbers of 1 / this.</summary>
    private const double Resolution = 1000;

    /// <summary>Sigma that takes the steps out of the borders, in pixels.</summary>
    private const float BorderSigma = 1;

    /// <summary>Where colors must speak for it by <see cref="PlausibleLogOdds"/>, where they do, and where they must not speak against it by that much.</summary>
    private static readonly float[] Probabilities = [1, 0.6f, 0.4f];

    /// <summary>Right, down and aslant, by the inverse of their distance: so a border costs what it is long.</summary>
    private static readonly (int X, int Y, double Weight)[] Steps = [(1, 0, 1), (0, 1, 1), (1, 1, 0.70710678118654752), (-1, 1, 0.70710678118654752)];

    private readonly Mask _core;
    private readonly int[] _bandPixels;
    private readonly MinimumCut _cut;

    private FigureCut(LogImage image, Mask piece, Mask core, Mask reach)
    {
        _core = core;
        Mask free = MaskOperations.AndNot(reach, core);
        _bandPixels = [.. Enumerable.Range(0, free.Pixels.Length).Where(i => free.Pixels[i] != Mask.Out)];
        _cut = new MinimumCut(_bandPixels.Length);
        Lean(image, piece);
        Tie(image);
    }

    /// <summary>How probably each pixel belongs to the figure; null where it is too thin to have a middle that surely does, or nothing lies beyond it.</summary>
    /// <param name="image">The photo without grain, at reference size.</param>
    /// <param name="piece">The figure as far as it is known, one piece of the same size.</param>
    /// <param name="barred">What is no part of it, of the same size; null for nothing.</param>
    public static Plane? Belonging(LogImage image, Mask piece, Mask? barred)
    {
        int band = Math.Max(1, (int)Math.Round(BandShare * Math.Sqrt(piece.CountIn() / Math.PI)));
        Mask core = Morphology.Erode(piece, band);
        Mask reach = Morphology.Dilate(piece, band);
        reach = barred is null ? reach : MaskOperations.AndNot(reach, barred);
        return core.CountIn() == 0 || piece.CountIn() == piece.Pixels.Length ? null : new FigureCut(image, piece, core, reach).Belonging();
    }

    private Plane Belonging()
    {
        Plane belonging = new(_core.Size);
        foreach (float probability in Probabilities)
        {
            Mask within = Within();
            for (int i = 0; i < within.Pixels.Length; i++)
            {
                belonging.WritableSamples[i] = Math.Max(belonging.Samples[i], within.Pixels[i] != Mask.Out ? probability : 0);
            }

            for (int node = 0; node < _bandPixels.Length; node++)
            {
                _cut.Lean(node, Cost(PlausibleLogOdds));
            }
        }

        return GaussianFilter.Blur(belonging, BorderSigma);
    }

    /// <summary>The middle and what is divided off with it, without holes.</summary>
    private Mask Within()
    {
        Mask within = _core.Copy();
        bool[] first = _cut.Divide();
        for (int node = 0; node < first.Length; node++)
        {
            within.WritablePixels[_bandPixels[node]] = first[node] ? Mask.In : Mask.Out;
        }

        return HoleFilling.Fill(ConnectedComponents.Label(within, eightConnected: true).Touching(_core), within.Size.PixelCount);
    }

    /// <summary>What the colors say of each pixel of the band, less what they may err by.</summary>
    private void Lean(LogImage image, Mask piece)
    {
        NormalColor inside = Color(image, piece);
        NormalColor outside = Color(image, MaskOperations.Not(piece));
        for (int node = 0; node < _bandPixels.Length; node++)
        {
            int i = _bandPixels[node];
            (float r, float g, float b) = (image.Red.Samples[i], image.Green.Samples[i], image.Blue.Samples[i]);
            double logOdds = Math.Clamp(inside.LogDensity(r, g, b) - outside.LogDensity(r, g, b), -MostLogOdds, MostLogOdds);
            _cut.Lean(node, Cost(logOdds - PlausibleLogOdds));
        }
    }

    private static NormalColor Color(LogImage image, Mask where)
    {
        ColorMoments moments = ColorMoments.Of(image.Planes, where);
        return new NormalColor(moments.Mean, [.. moments.Covariance.Select((c, k) => c + (k % 4 == 0 ? VarianceFloor : 0))]);
    }

    /// <summary>Ties neighbors the more, the less their colors differ by the measure of the photo: those in the band to each other, and to what is settled beside it.</summary>
    private void Tie(LogImage image)
    {
        int[] nodes = new int[_core.Pixels.Length];
        Array.Fill(nodes, -1);
        for (int node = 0; node < _bandPixels.Length; node++)
        {
            nodes[_bandPixels[node]] = node;
        }

        double typical = Differences(image).Average(pair => pair.Squared);
        foreach ((int one, int other, double weight, double squared) in Differences(image))
        {
            int cost = Cost(EvenCost * weight * (typical > 0 ? PortableMath.Exp(-squared / (2 * typical)) : 1));
            if (nodes[one] >= 0 && nodes[other] >= 0)
            {
                _cut.Tie(nodes[one], nodes[other], cost);
            }
            else if (nodes[one] >= 0 || nodes[other] >= 0)
            {
                (int node, int settled) = nodes[one] >= 0 ? (nodes[one], other) : (nodes[other], one);
                _cut.Lean(node, _core.Pixels[settled] != Mask.Out ? cost : -cost);
            }
        }
    }

    /// <summary>Each pair of neighbors, its weight, and by how much their colors differ.</summary>
    private static IEnumerable<(int One, int Other, double Weight, double Squared)> Differences(LogImage image)
    {
        (int width, int height) = (image.Size.Width, image.Size.Height);
        foreach ((int stepX, int stepY, double weight) in Steps)
        {
            for (int y = 0; y < height - stepY; y++)
            {
                for (int x = Math.Max(0, -stepX); x < width - Math.Max(0, stepX); x++)
                {
                    int one = (y * width) + x;
                    int other = one + (stepY * width) + stepX;
                    yield return (one, other, weight, Squared(image.Red, one, other) + Squared(image.Green, one, other) + Squared(image.Blue, one, other));
                }
            }
        }
    }

    private static double Squared(Plane plane, int one, int other)
    {
        double change = plane.Samples[one] - plane.Samples[other];
        return change * change;
    }

    private static int Cost(double logOdds) => (int)Math.Round(Resolution * logOdds);
}
