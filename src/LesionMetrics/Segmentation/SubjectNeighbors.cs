using LesionMetrics.Filtering;
using LesionMetrics.Imaging;

namespace LesionMetrics.Segmentation;

/// <summary>What was found beside the plaque that a close-up was taken of: further plaques, and neither its flush nor the marker about it.</summary>
internal static class SubjectNeighbors
{
    /// <summary>Half the width of the narrowest neighbor that touches the subject, as a share of the side: narrower is the subject's rim, drawn otherwise.</summary>
    private const double RimShare = 0.008;

    /// <summary>Least area of such a neighbor, as a share of the photo.</summary>
    private const double LeastArea = 0.002;

    /// <summary>
    /// How many times the subject's area makes a body that touches it more than flush if it differs by <see cref="LeastOfLarge"/> of what the subject does. Flush has covered up to 2.5 times the area of a real close-up's subject, and 4.5 times
    /// with 0.56 of its difference; a plaque painted into that one has 0.80.
    /// </summary>
    private const double LargeShare = 3;

    private const double LeastOfLarge = 2.0 / 3;

    /// <summary>
    /// Pieces that lie apart from the subject, and of those that touch it what differs from unaffected skin at least as much as the subject itself does, or nearly and is much larger. How far what lies apart differs
    /// is not asked: a thick, dark plaque in the middle makes none of the flat, red ones about it.
    /// </summary>
    /// <param name="stage">The prepared photo.</param>
    /// <param name="subject">The plaque that it was taken of, at analysis size.</param>
    /// <param name="found">Plaques as they are judged, at that size.</param>
    public static Mask Of(LesionStage stage, LesionMask subject, Mask found)
    {
        ComponentMap pieces = ConnectedComponents.Label(found, eightConnected: true);
        Mask touching = pieces.Touching(subject.Lenient);
        ColorSums colors = ColorSums.Of(stage.Chromophores.Residual, pieces);
        Mask apart = MaskOperations.AndNot(pieces.Select(piece => !colors.IsInk(piece)), touching);
        Mask beyond = MaskOperations.AndNot(touching, subject.Lenient);
        return beyond.CountIn() == 0 ? apart : MaskOperations.Or(apart, Beyond(stage.Chromophores, subject, beyond));
    }

    /// <summary>Of what touches the subject, without it, the bodies that are no flush of it: flush fades from a lesion, and differs less than it.</summary>
    private static Mask Beyond(ChromophoreMap map, LesionMask subject, Mask touching)
    {
        double side = Math.Sqrt(touching.Size.PixelCount);
        int radius = Math.Max(1, (int)Math.Round(RimShare * side));
        ComponentMap bodies = ConnectedComponents.Label(Morphology.Open(touching, radius), eightConnected: true);
        Plane distance = map.Distance();
        double own = MaskedStatistics.Mean(distance, subject.Likely);
        double large = LargeShare * subject.Likely.CountIn();
        double[] sums = new double[bodies.Count + 1];
        for (int i = 0; i < touching.Pixels.Length; i++)
        {
            sums[bodies.Labels[i]] += distance.Samples[i];
        }

        ColorSums colors = ColorSums.Of(map.Residual, bodies);
        Mask kept = bodies.Select(body => body.AreaPixels >= LeastArea * touching.Size.PixelCount && sums[body.Label] >= Least(body) * body.AreaPixels && !colors.IsInk(body));

        // Opening rounds corners off, which lie within twice its radius.
        return kept.CountIn() == 0 ? kept : MaskOperations.And(Morphology.Dilate(kept, 2 * radius), touching);

        double Least(Component body) => body.AreaPixels >= large ? LeastOfLarge * own : own;
    }

    /// <summary>Changes of log red and log blue, summed over each piece.</summary>
    private sealed record ColorSums(double[] Red, double[] Blue)
    {
        public static ColorSums Of(LogImage residual, ComponentMap pieces)
        {
            ColorSums sums = new(new double[pieces.Count + 1], new double[pieces.Count + 1]);
            for (int i = 0; i < pieces.Labels.Length; i++)
            {
                int label = pieces.Labels[i];
                if (label > 0)
                {
                    sums.Red[label] += residual.Red.Samples[i];
                    sums.Blue[label] += residual.Blue.Samples[i];
                }
            }

            return sums;
        }

        public bool IsInk(Component piece) => InkColor.Is(Red[piece.Label] / piece.AreaPixels, Blue[piece.Label] / piece.AreaPixels);
    }
}
