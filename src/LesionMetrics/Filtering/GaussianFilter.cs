using LesionMetrics.Imaging;

namespace LesionMetrics.Filtering;

/// <summary>Gaussian smoothing with replicated borders.</summary>
/// <remarks>
/// Up to <see cref="LargestDirectSigma"/> a separable FIR of radius ceil(4 sigma), sampled and normalized. Above it each pixel is shared bilinearly among
/// the four nodes of a coarse grid around it, the grid is filtered, and read bilinearly: both steps keep a pixel's place exactly, and the variance they
/// add is taken off the filter's own, which holds the impulse response within 1% of the Gaussian's peak. Deterministic at any vector width.
/// </remarks>
public static class GaussianFilter
{
    /// <summary>The widest sigma, in pixels, that is filtered at full size.</summary>
    public const float LargestDirectSigma = 12f;

    // The added variance depends on where between nodes a pixel lies, by up to pitch^2 / 3: at 6 a peak that is wrong by 0.9%.
    private const double SmallestPitchesPerSigma = 6;

    /// <summary><paramref name="source"/> convolved with a Gaussian of standard deviation <paramref name="sigma"/>.</summary>
    /// <param name="source">Any values; a NaN spreads over the kernel's support.</param>
    /// <param name="sigma">Standard deviation in pixels, at least 0.1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="sigma"/> is below 0.1, or not finite.</exception>
    public static Plane Blur(Plane source, float sigma)
    {
        Plane result = Plane.Uninitialized(source.Size);
        Blur(source, sigma, result);
        return result;
    }

    /// <summary><see cref="Blur(Plane, float)"/> into a plane of the source's size, which may not be the source.</summary>
    /// <exception cref="ArgumentException">The sizes differ, or the planes are one.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="sigma"/> is below 0.1, or not finite.</exception>
    public static void Blur(Plane source, float sigma, Plane destination)
    {
        SameSize.CheckApart(source, destination);
        if (!(sigma >= 0.1f) || !float.IsFinite(sigma))
        {
            throw new ArgumentOutOfRangeException(nameof(sigma), sigma, "A finite sigma of at least 0.1 px is needed.");
        }

        if (sigma <= LargestDirectSigma)
        {
            SeparableFilter.Symmetric(source, Weights(sigma), destination);
            return;
        }

        int pitch = 1 << Math.ILogB(sigma / SmallestPitchesPerSigma);
        Plane grid = CoarseGrid.Splat(source, pitch);

        // Sharing between two nodes adds pitch^2 t (1 - t) at phase t: pitch^2 / 6 + 1 / 12 on average, and reading adds as much again.
        double added = ((double)pitch * pitch / 3.0) + (1 / 6.0);
        double gridSigma = Math.Sqrt(((double)sigma * sigma) - added) / pitch;
        Plane smooth = new(grid.Size);
        SeparableFilter.Symmetric(grid, Weights(gridSigma), smooth);
        CoarseGrid.Interpolate(smooth, pitch, destination);
    }

    /// <summary>One half of the sampled, normalized Gaussian: the weight at distance 0, 1, ..., ceil(4 sigma).</summary>
    internal static float[] Weights(double sigma)
    {
        int radius = (int)Math.Ceiling(4 * sigma);
        double[] exact = new double[radius + 1];
        double sum = 0;
        for (int k = 0; k <= radius; k++)
        {
            exact[k] = PortableMath.Exp(-(double)k * k / (2 * sigma * sigma));
            sum += k == 0 ? exact[k] : 2 * exact[k];
        }

        return Array.ConvertAll(exact, weight => (float)(weight / sum));
    }
}
