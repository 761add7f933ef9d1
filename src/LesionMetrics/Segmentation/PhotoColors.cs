using LesionMetrics.Filtering;
using LesionMetrics.Imaging;

namespace LesionMetrics.Segmentation;

/// <summary>
/// What the photo's own colors say of each pixel, once most of a lesion has been seen: two normal distributions, one of what lies within the contour, one of the skin beside
/// it (quadratic discriminant analysis, Smith 1946, doi 10.1111/j.1469-1809.1946.tb02368.x). The classifier knows lesions of all skins, this one of this skin under this light.
/// </summary>
internal static class PhotoColors
{
    /// <summary>Log odds beyond which colors say no more: they are no normal distributions far out.</summary>
    private const double MostLogOdds = 4;

    /// <summary>Log odds, from the contour, beyond which the classifier counts as certain.</summary>
    private const double CertainLogOdds = 6;

    /// <summary>Squared deviations beyond which a pixel within the contour is no part of the lesion's color.</summary>
    private const double MostSquaredDistance = 9;

    /// <summary>Floor of the variances, log10 units squared: 0.3 %.</summary>
    private const double VarianceFloor = 1e-5;

    /// <summary>What either side's covariance takes of the other's: few pixels tell little of theirs.</summary>
    private const double Shared = 0.25;

    /// <summary>Fewest pixels, each counted by how certain it is, on either side.</summary>
    private const double LeastWithin = 30;

    private const double LeastBeside = 100;

    /// <summary>Fewest pixels that the contour's inside may be shrunk to.</summary>
    private const int LeastShrunk = 40;

    /// <summary>Log odds of lesion against unaffected skin by color, at the ground's size; 0 off skin but for a blur of a pixel, and throughout where there is too little of either.</summary>
    /// <param name="ground">The photo.</param>
    /// <param name="contour">What is drawn so far.</param>
    /// <param name="logOdds">Of the probability that it is a contour of.</param>
    public static Plane LogOdds(ContourGround ground, Contour contour, Plane logOdds)
    {
        Plane odds = new(ground.Size);
        double[] within = Weights(ground, contour, logOdds, inside: true);
        double[] beside = Weights(ground, contour, logOdds, inside: false);
        if (within.Sum() < LeastWithin || beside.Sum() < LeastBeside)
        {
            return odds;
        }

        ColorMoments lesion = Trimmed(ground, within);
        ColorMoments skin = ColorMoments.Of(ground.Colors, beside);
        NormalColor asLesion = new(lesion.Mean, Mixed(lesion.Covariance, skin.Covariance));
        NormalColor asSkin = new(skin.Mean, Mixed(skin.Covariance, lesion.Covariance));
        for (int i = 0; i < odds.Samples.Length; i++)
        {
            if (ground.Skin.Pixels[i] != Mask.Out)
            {
                (float r, float g, float b) = (ground.Colors[0].Samples[i], ground.Colors[1].Samples[i], ground.Colors[2].Samples[i]);
                odds.WritableSamples[i] = (float)Math.Clamp(asLesion.LogDensity(r, g, b) - asSkin.LogDensity(r, g, b), -MostLogOdds, MostLogOdds);
            }
        }

        return GaussianFilter.Blur(odds, 1);
    }

    /// <summary>How certain each pixel is on its side of the contour; 0 next to it, where colors mix, and on the other side.</summary>
    private static double[] Weights(ContourGround ground, Contour contour, Plane logOdds, bool inside)
    {
        Mask shrunk = Morphology.Erode(contour.Found, 1);
        Mask side = inside
            ? MaskOperations.And(shrunk.CountIn() > LeastShrunk ? shrunk : contour.Found, ground.Skin)
            : MaskOperations.AndNot(ground.Skin, Morphology.Dilate(contour.Found, 1));
        double[] weights = new double[side.Pixels.Length];
        for (int i = 0; i < weights.Length; i++)
        {
            double from = Math.Clamp(logOdds.Samples[i] - contour.Level, -CertainLogOdds, CertainLogOdds);
            weights[i] = side.Pixels[i] == Mask.Out ? 0 : 1 / (1 + PortableMath.Exp(inside ? -from : from));
        }

        return weights;
    }

    /// <summary>Moments of a lesion without what scale, hair or skin left within has of other colors.</summary>
    private static ColorMoments Trimmed(ContourGround ground, double[] weights)
    {
        ColorMoments all = ColorMoments.Of(ground.Colors, weights);
        NormalColor color = new(all.Mean, Mixed(all.Covariance, all.Covariance));
        double[] kept = [.. weights.Select((weight, i) =>
            weight > 0 && color.SquaredDistance(ground.Colors[0].Samples[i], ground.Colors[1].Samples[i], ground.Colors[2].Samples[i]) < MostSquaredDistance ? weight : 0)];
        return kept.Sum() > LeastWithin ? ColorMoments.Of(ground.Colors, kept) : all;
    }

    private static double[] Mixed(double[] own, double[] other) =>
        [.. own.Select((c, k) => ((1 - Shared) * c) + (Shared * other[k]) + (k % 4 == 0 ? VarianceFloor : 0))];
}
