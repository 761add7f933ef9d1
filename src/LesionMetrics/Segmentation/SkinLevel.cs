using LesionMetrics.Filtering;
using LesionMetrics.Imaging;

namespace LesionMetrics.Segmentation;

/// <summary>One level of a pyramid of what skin shows of a chromophore: a wide blur costs the same at every width where it is taken from a small image.</summary>
/// <param name="Change">The chromophore, mean over the support within each pixel.</param>
/// <param name="Support">Pixels that are support by half at least. Not empty.</param>
/// <param name="Pitch">Width of a pixel in pixels of the finest level.</param>
internal sealed record SkinLevel(Plane Change, Mask Support, int Pitch)
{
    /// <summary>Least sigma in pixels of a level: below it the pixels themselves would blur.</summary>
    private const double LeastSigma = 1.4;

    /// <summary>This level, or the coarsest below it on which <paramref name="sigma"/>, in finest pixels, is wide enough to be sampled.</summary>
    public SkinLevel CoarsenedFor(double sigma)
    {
        SkinLevel level = this;
        while (sigma / (2 * level.Pitch) >= LeastSigma && level.Halved() is { } coarser)
        {
            level = coarser;
        }

        return level;
    }

    /// <summary>The support's mean of the change under a Gaussian of <paramref name="sigma"/> finest pixels, everywhere.</summary>
    public Plane Blur(double sigma)
    {
        // The mean over a pixel has blurred by the variance of a box already.
        double left = (sigma * sigma) - (((Pitch * Pitch) - 1) / 12.0);
        return NormalizedFilter.Blur(Change, Support, (float)(Math.Sqrt(left) / Pitch));
    }

    private SkinLevel? Halved()
    {
        ImageSize size = new(Math.Max(1, Change.Width / 2), Math.Max(1, Change.Height / 2));
        Plane coverage = PlaneArithmetic.Coverage(Support);
        Plane weights = Resampler.Shrink(coverage, size);
        Mask support = PlaneArithmetic.AtLeastHalf(weights);
        if (support.CountIn() == 0)
        {
            return null;
        }

        for (int i = 0; i < coverage.Samples.Length; i++)
        {
            coverage.WritableSamples[i] = Support.Pixels[i] != Mask.Out ? Change.Samples[i] : 0;
        }

        Plane sums = Resampler.Shrink(coverage, size);
        for (int i = 0; i < sums.Samples.Length; i++)
        {
            sums.WritableSamples[i] = support.Pixels[i] != Mask.Out ? sums.Samples[i] / weights.Samples[i] : 0;
        }

        return new SkinLevel(sums, support, 2 * Pitch);
    }
}
