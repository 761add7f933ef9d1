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

    /// <summary>Probability of being unaffected from which a pixel may start the set of <see cref="StageUse.Training"/>, and from which it may join it.</summary>
    private const float StartProbability = 0.5f;

    private const float JoinProbability = 0.25f;

    /// <summary>The same of <see cref="StageUse.Measuring"/>, as shares of how sure the first sight is where it is surest.</summary>
    private const float StartShare = 0.9f;

    private const float JoinShare = 0.7f;

    /// <summary>Least share of skin that can start the set, and so that where the first sight is surest. Where lesions fill the photo it may find less: then all skin starts it.</summary>
    private const double MinStartShare = 0.05;

    /// <summary>
    /// Estimates the reference on <paramref name="image"/>, small and free of hair, over the skin of <paramref name="region"/>, which must not be
    /// empty. What looks like a lesion at first sight never enters: a lesion over a third of the skin would else pass for its most common color.
    /// </summary>
    public static SkinReference Estimate(LogImage image, SkinRegion region, SegmentationOptions options, StageUse use = StageUse.Measuring)
    {
        Mask start = Probably(region, StartProbability);
        if (start.CountIn() < MinStartShare * region.Skin.CountIn())
        {
            return Settle(image, region.Skin, region.Skin, options);
        }

        if (use == StageUse.Training)
        {
            return Settle(image, start, Probably(region, JoinProbability), options);
        }

        float surest = (float)Quantiles.Of(region.Unaffected, region.Skin, [1 - MinStartShare])[0];
        return Settle(image, Probably(region, StartShare * surest), Probably(region, JoinShare * surest), options);
    }

    private static SkinReference Settle(LogImage image, Mask start, Mask candidates, SegmentationOptions options)
    {
        float sigma = (float)(options.ReferenceSigmaShare * image.Size.LongerSide);
        Mask unaffected = start;
        LogImage field = image;
        for (int round = 0; round < Rounds; round++)
        {
            Mask support = unaffected;
            field = image.Select(plane => NormalizedFilter.Blur(plane, support, sigma));
            ResidualStatistics statistics = ResidualStatistics.Of(image, field, support);
            field = statistics.Shift(field);
            Mask next = statistics.Inliers(image, field, candidates, OutlierDistance);
            if (next.CountIn() < candidates.CountIn() / 10)
            {
                break;
            }

            unaffected = next;
        }

        return new SkinReference(field, unaffected);
    }

    private static Mask Probably(SkinRegion region, float probability)
    {
        Mask mask = new(region.Skin.Size);
        for (int i = 0; i < mask.Pixels.Length; i++)
        {
            mask.WritablePixels[i] = region.Skin.Pixels[i] != Mask.Out && region.Unaffected.Samples[i] >= probability ? Mask.In : Mask.Out;
        }

        return mask;
    }
}
