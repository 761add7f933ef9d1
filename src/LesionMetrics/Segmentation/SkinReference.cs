using LesionMetrics.Filtering;
using LesionMetrics.Imaging;

namespace LesionMetrics.Segmentation;

/// <summary>
/// What the subject's own unaffected skin would look like at each pixel: a smooth field through skin that is neither lesion, mole nor glare.
/// Light, shading, camera and tone are in it, so what is left over is what the skin itself does differently there.
/// </summary>
/// <param name="Field">log10 R, G, B of unaffected skin, at reference size.</param>
/// <param name="Unaffected">The pixels that the field rests on, at reference size.</param>
public sealed record SkinReference(LogImage Field, Mask Unaffected)
{
    /// <summary>Rounds of leaving out what differs; the set settles in three or four.</summary>
    private const int Rounds = 6;

    /// <summary>Squared Mahalanobis distance in three channels beyond which a pixel is no unaffected skin (99 % quantile of chi-squared, 3 degrees).</summary>
    private const double OutlierDistance = 11.3;

    /// <summary>Estimates the reference on <paramref name="image"/>, small and free of hair, over <paramref name="skin"/>, which must not be empty.</summary>
    public static SkinReference Estimate(LogImage image, Mask skin, SegmentationOptions options)
    {
        float sigma = (float)(options.ReferenceSigmaShare * image.Size.LongerSide);
        Mask unaffected = skin;
        LogImage field = image;
        for (int round = 0; round < Rounds; round++)
        {
            Mask support = unaffected;
            field = image.Select(plane => NormalizedFilter.Blur(plane, support, sigma));
            ResidualStatistics statistics = ResidualStatistics.Of(image, field, support);
            field = statistics.Shift(field);
            Mask next = statistics.Inliers(image, field, skin, OutlierDistance);
            if (next.CountIn() < skin.CountIn() / 10)
            {
                break;
            }

            unaffected = next;
        }

        return new SkinReference(field, unaffected);
    }
}
