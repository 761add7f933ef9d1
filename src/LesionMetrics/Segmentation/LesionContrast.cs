using LesionMetrics.Filtering;
using LesionMetrics.Imaging;

namespace LesionMetrics.Segmentation;

/// <summary>
/// How far each pixel lies on the way from the skin beside a lesion to the lesion's body, along the color in which the two differ in this very photo. A
/// chromophore is read along an axis that holds for skin and cameras in general, with weights that follow the noise of what passes for unaffected skin; where
/// the camera clips a channel, or that noise is misjudged, it may hardly show a patch that anybody sees.
/// </summary>
internal static class LesionContrast
{
    /// <summary>How far the ring of skin beside a lesion begins, and how wide it is, as a share of the side: borders that move stay off it.</summary>
    private const double RingShare = 0.014;

    /// <summary>Fewest pixels that a color may rest on.</summary>
    private const int MinPixels = 300;

    /// <summary>
    /// About 1 on the body of what was found and 0 beside it, at analysis size (Fisher's linear discriminant, doi 10.1111/j.1469-1809.1936.tb02137.x, both
    /// sides' covariances counting alike); null where there is too little of either, or they do not differ.
    /// </summary>
    /// <param name="residual">log10 R, G, B minus unaffected skin.</param>
    /// <param name="found">Lesions as the classifier sees them.</param>
    /// <param name="body">Of these what it is sure of.</param>
    /// <param name="skin">Where lesions may lie.</param>
    public static Plane? Of(LogImage residual, Mask found, Mask body, Mask skin)
    {
        int ring = Math.Max(1, (int)Math.Round(RingShare * Math.Sqrt(skin.Size.PixelCount)));
        Mask near = Morphology.Dilate(found, ring);
        Mask beside = MaskOperations.And(MaskOperations.AndNot(Morphology.Dilate(near, ring), near), skin);
        Mask inside = body.CountIn() < MinPixels ? found : body;
        if (beside.CountIn() < MinPixels || inside.CountIn() < MinPixels)
        {
            return null;
        }

        ResidualStatistics from = ResidualStatistics.Of(residual, beside);
        ResidualStatistics to = ResidualStatistics.Of(residual, inside);
        double[] covariance = [.. from.Covariance.Zip(to.Covariance, (first, second) => (first + second) / 2)];
        double[] way = [.. to.Median.Zip(from.Median, (second, first) => second - first)];
        double[] inverse = new ResidualStatistics(way, covariance).Inverse();
        double squared = ResidualStatistics.SquaredDistance(inverse, way[0], way[1], way[2]);
        return squared > 0 ? Project(residual, from.Median, Weights(inverse, way, squared)) : null;
    }

    private static double[] Weights(double[] inverse, double[] way, double squared) =>
        [.. Enumerable.Range(0, 3).Select(i => ((inverse[3 * i] * way[0]) + (inverse[(3 * i) + 1] * way[1]) + (inverse[(3 * i) + 2] * way[2])) / squared)];

    private static Plane Project(LogImage residual, double[] origin, double[] weights)
    {
        Plane contrast = Plane.Uninitialized(residual.Size);
        ReadOnlySpan<float> red = residual.Red.Samples;
        ReadOnlySpan<float> green = residual.Green.Samples;
        ReadOnlySpan<float> blue = residual.Blue.Samples;
        Span<float> samples = contrast.WritableSamples;
        for (int i = 0; i < samples.Length; i++)
        {
            samples[i] = (float)((weights[0] * (red[i] - origin[0])) + (weights[1] * (green[i] - origin[1])) + (weights[2] * (blue[i] - origin[2])));
        }

        return contrast;
    }
}
