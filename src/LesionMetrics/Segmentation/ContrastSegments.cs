using LesionMetrics.Filtering;
using LesionMetrics.Imaging;

namespace LesionMetrics.Segmentation;

/// <summary>
/// For each pixel, the piece of skin about it that is set off best: of all pieces that exceed some level and hold the pixel, the one whose outline runs along
/// the steepest edge (after the extremal regions of Matas et al. 2004, doi 10.1016/j.imavis.2004.02.006). A faint patch is told by its outline, which mottling
/// of the same depth lacks; a pixel and blurred surroundings do not show it.
/// </summary>
/// <param name="Edge">Mean step across the outline, in typical steps of unaffected skin; 0 where no piece holds the pixel.</param>
/// <param name="Contrast">Mean change over the piece, in deviations of unaffected skin at this resolution; 0 likewise.</param>
/// <param name="Area">log10 of its share of skin; <see cref="NoArea"/> likewise.</param>
/// <param name="Shape">log10 of outline squared over area, 1.3 for a disc; 0 likewise.</param>
internal sealed record ContrastSegments(Plane Edge, Plane Contrast, Plane Area, Plane Shape)
{
    /// <summary>Pixels at which pieces are sought, at most.</summary>
    public const long MaxPixels = 125_000;

    /// <summary>What <see cref="Area"/> is where no piece holds the pixel.</summary>
    public const float NoArea = -5;

    /// <summary>Levels between the lowest and the highest, at equal ratios.</summary>
    private const int LevelCount = 40;

    /// <summary>Lowest level, in deviations of unaffected skin.</summary>
    private const double LowestLevel = 0.7;

    /// <summary>Share of skin below the highest level.</summary>
    private const double HighestShare = 0.998;

    /// <summary>Area of a piece as a share of skin, least and most.</summary>
    private const double LeastShare = 2e-4;

    private const double MostShare = 0.5;

    /// <summary>Sigma that takes out what is left of noise, in pixels.</summary>
    private const float Sigma = 0.8f;

    /// <summary>Least deviation, and least step, in log10 units: a flat picture has none.</summary>
    private const double Floor = 1e-4;

    private const double Ln10 = 2.302585092994046;

    /// <summary>Finds the pieces of <paramref name="change"/>.</summary>
    /// <param name="change">How much a chromophore differs from unaffected skin, log10 units; above 0 where as a lesion does.</param>
    /// <param name="skin">Skin, at the same size.</param>
    /// <param name="unaffected">Skin that the reference rests on, at the same size.</param>
    public static ContrastSegments Of(Plane change, Mask skin, Mask unaffected)
    {
        Plane none = new(skin.Size);
        none.WritableSamples.Fill(NoArea);
        ContrastSegments found = new(new Plane(skin.Size), new Plane(skin.Size), none, new Plane(skin.Size));
        Mask reference = MaskOperations.And(unaffected, skin);
        if (reference.CountIn() == 0)
        {
            return found;
        }

        Plane smooth = GaussianFilter.Blur(change, Sigma);
        double step = Math.Max(Floor, Quantiles.Median(Steps(smooth), reference));
        double[] quartiles = Quantiles.Of(smooth, reference, [0.25, 0.5, 0.75]);
        double deviation = Math.Max(Floor, (quartiles[2] - quartiles[0]) / Quantiles.NormalQuartileWidth);
        double highest = (Quantiles.Of(smooth, skin, [HighestShare])[0] - quartiles[1]) / deviation;
        if (highest > LowestLevel)
        {
            Plane standard = PlaneArithmetic.Scale(smooth, (float)quartiles[1], (float)(1 / deviation));
            found.Fill(LevelTree.Grow(standard, Levels(standard, skin, highest), skin, LevelCount), skin.CountIn(), step / deviation);
        }

        return found;
    }

    /// <summary>The level that each pixel reaches, from 0; -1 off skin and below the lowest.</summary>
    private static sbyte[] Levels(Plane standard, Mask skin, double highest)
    {
        float[] thresholds = [.. Enumerable.Range(0, LevelCount).Select(k => (float)(LowestLevel * PortableMath.Pow(highest / LowestLevel, k / (double)LevelCount)))];
        sbyte[] levels = new sbyte[skin.Size.PixelCount];
        for (int i = 0; i < levels.Length; i++)
        {
            int at = skin.Pixels[i] == Mask.Out ? -1 : Array.BinarySearch(thresholds, standard.Samples[i]);
            levels[i] = (sbyte)(at < -1 ? ~at - 1 : at);
        }

        return levels;
    }

    private void Fill(LevelTree tree, double skinArea, double step)
    {
        int[] best = tree.BestAbove((area, steepness) => area >= LeastShare * skinArea && area <= MostShare * skinArea ? steepness : 0);
        (float Edge, float Contrast, float Area, float Shape)[] told = new (float, float, float, float)[best.Length];
        for (int n = 0; n < best.Length; n++)
        {
            if (best[n] == n)
            {
                LevelTree.Node piece = tree.Nodes[n];
                double shape = Math.Max(1, piece.Outline * piece.Outline / piece.Area);
                told[n] = ((float)(piece.Steepness / step), (float)(piece.Sum / piece.Area), Log10(piece.Area / skinArea), Log10(shape));
            }
        }

        ReadOnlySpan<int> nodes = tree.NodeOfPixel;
        for (int i = 0; i < nodes.Length; i++)
        {
            int node = nodes[i] < 0 ? -1 : best[nodes[i]];
            if (node >= 0)
            {
                (Edge.WritableSamples[i], Contrast.WritableSamples[i], Area.WritableSamples[i], Shape.WritableSamples[i]) = told[node];
            }
        }

        static float Log10(double x) => (float)(PortableMath.Log(x) / Ln10);
    }

    /// <summary>Half the sum of the steps to the pixels to the right and below.</summary>
    private static Plane Steps(Plane plane)
    {
        Plane steps = new(plane.Size);
        for (int y = 0; y < plane.Height; y++)
        {
            ReadOnlySpan<float> row = plane.Row(y);
            ReadOnlySpan<float> below = plane.Row(Math.Min(plane.Height - 1, y + 1));
            for (int x = 0; x < plane.Width; x++)
            {
                steps.WritableRow(y)[x] = 0.5f * (Math.Abs(row[Math.Min(plane.Width - 1, x + 1)] - row[x]) + Math.Abs(below[x] - row[x]));
            }
        }

        return steps;
    }
}
