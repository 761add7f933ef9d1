using LesionMetrics.Filtering;
using LesionMetrics.Imaging;

namespace LesionMetrics.Segmentation;

/// <summary>
/// Where a lesion is drawn in this very photo: of all contours of a probability the one across which the photo changes most, or the middle of those across which it does. A classifier is too
/// sure, or not sure enough, of skin that is more uneven or lit otherwise than what it learned from; the edge of a lesion is where it is whatever the classifier makes of it.
/// </summary>
/// <param name="Level">Log odds along it.</param>
/// <param name="Found">What lies within.</param>
internal sealed record Contour(double Level, Mask Found)
{
    /// <summary>Log odds from the lowest level that is tried to 0, and from 0 to the highest.</summary>
    private const double Span = 4;

    private const double Step = 0.5;

    /// <summary>By how much less well a contour is borne out that counts 1/e of the best.</summary>
    private const double Tie = 0.04;

    /// <summary>How many times that a contour may fall short to count, as may all between it and the best: the edge of a lesion and that of its flush have no mean.</summary>
    private const double MostTies = 3;

    /// <summary>Width of the ring of skin that a contour's inside is held against, in pixels.</summary>
    private const int Ring = 7;

    /// <summary>Fewest pixels within a contour, in its ring, and along it, that it can be judged by.</summary>
    private const int LeastArea = 60;

    private const int LeastRing = 30;

    private const int LeastOutline = 20;

    /// <summary>The best contour; null where none can be judged.</summary>
    /// <param name="ground">The photo.</param>
    /// <param name="kind">The lesion kind.</param>
    /// <param name="logOdds">Of its probability, at the ground's size.</param>
    /// <param name="core">Below a level of 0 only pieces that touch it count: a low level draws lesions, and makes none.</param>
    public static Contour? Find(ContourGround ground, LesionKind kind, Plane logOdds, Mask core)
    {
        List<(double Level, double Score)> tried = [];
        for (double level = -Span; level <= Span; level += Step)
        {
            tried.Add((level, Score(ground, kind, logOdds, Within(ground, logOdds, level, core), level)));
        }

        return BestLevel(tried) is { } best ? new Contour(best, Within(ground, logOdds, best, core)) : null;
    }

    /// <summary>
    /// The mean of the levels that are borne out about as well as the best, weighted by how nearly: where several are, as across one sharp edge, a camera's noise would else choose, and with it
    /// the area.
    /// </summary>
    /// <param name="tried">Levels in ascending order with their scores; negative infinity where nobody can tell.</param>
    /// <returns>Null where nobody can tell of any.</returns>
    internal static double? BestLevel(IReadOnlyList<(double Level, double Score)> tried)
    {
        double highest = tried.Max(contour => contour.Score);
        if (double.IsNegativeInfinity(highest))
        {
            return null;
        }

        int first = tried.TakeWhile(contour => contour.Score < highest).Count();
        int last = first;
        while (first > 0 && IsNear(first - 1))
        {
            first--;
        }

        while (last < tried.Count - 1 && IsNear(last + 1))
        {
            last++;
        }

        (double sum, double weights) = (0, 0);
        for (int i = first; i <= last; i++)
        {
            double weight = PortableMath.Exp((tried[i].Score - highest) / Tie);
            sum += weight * tried[i].Level;
            weights += weight;
        }

        return sum / weights;

        bool IsNear(int i) => tried[i].Score >= highest - (MostTies * Tie);
    }

    private static Mask Within(ContourGround ground, Plane logOdds, double level, Mask core)
    {
        Mask found = Above(ground, logOdds, level);
        return level < 0 ? ConnectedComponents.Label(found, eightConnected: true).Touching(core) : found;
    }

    /// <summary>Skin whose log odds are above <paramref name="level"/>.</summary>
    public static Mask Above(ContourGround ground, Plane logOdds, double level)
    {
        Mask above = new(ground.Size);
        for (int i = 0; i < above.Pixels.Length; i++)
        {
            above.WritablePixels[i] = ground.Skin.Pixels[i] != Mask.Out && logOdds.Samples[i] > level ? Mask.In : Mask.Out;
        }

        return above;
    }

    /// <summary>How well a contour is borne out; negative infinity where nobody can tell.</summary>
    private static double Score(ContourGround ground, LesionKind kind, Plane logOdds, Mask found, double level)
    {
        long area = found.CountIn();
        Mask ring = MaskOperations.And(MaskOperations.AndNot(Morphology.Dilate(found, Ring), found), ground.Skin);
        if (area < LeastArea || ring.CountIn() < LeastRing)
        {
            return double.NegativeInfinity;
        }

        ColorStep step = new(ColorMoments.Of(ground.Colors, found), ColorMoments.Of(ground.Colors, ring));
        (double along, double noise) = Across(ground, logOdds, found, step);
        ContourWeights weights = ContourWeights.Of(kind);
        return double.IsNaN(along) ? double.NegativeInfinity : weights.Score(along, noise, step.Distance, area / (double)ground.Skin.CountIn(), level);
    }

    /// <summary>Mean step of color across the outline of <paramref name="found"/>, from outside inward, a pixel: as color, and over its noise. Not numbers where the outline is too short.</summary>
    private static (double Color, double OverNoise) Across(ContourGround ground, Plane logOdds, Mask found, ColorStep step)
    {
        Mask outline = MaskOperations.And(MaskOperations.AndNot(found, Morphology.Erode(found, 1)), ground.Inner);
        (double color, double overNoise, long count) = (0, 0, 0);
        int width = found.Width;
        for (int i = 0; i < outline.Pixels.Length; i++)
        {
            if (outline.Pixels[i] == Mask.Out)
            {
                continue;
            }

            (double x, double y) = Slope(logOdds.Samples, i, width);
            double length = Math.Sqrt((x * x) + (y * y)) + 1e-9;
            for (int c = 0; c < ground.Colors.Count; c++)
            {
                (double dx, double dy) = Slope(ground.Colors[c].Samples, i, width);
                double inward = ((dx * x) + (dy * y)) / length;
                color += step.Direction[c] * inward;
                overNoise += step.Discriminant[c] * inward;
            }

            count++;
        }

        return count < LeastOutline ? (double.NaN, double.NaN) : (color / count, overNoise / count);
    }

    /// <summary>Sobel's gradient, a pixel; <paramref name="at"/> must not lie on the edge.</summary>
    private static (double X, double Y) Slope(ReadOnlySpan<float> samples, int at, int width)
    {
        (int above, int below) = (at - width, at + width);
        double x = samples[above + 1] - samples[above - 1] + (2.0 * (samples[at + 1] - samples[at - 1])) + samples[below + 1] - samples[below - 1];
        double y = samples[below - 1] - samples[above - 1] + (2.0 * (samples[below] - samples[above])) + samples[below + 1] - samples[above + 1];
        return (x / 8, y / 8);
    }
}
