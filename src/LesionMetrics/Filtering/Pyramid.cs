using LesionMetrics.Imaging;

namespace LesionMetrics.Filtering;

/// <summary>Gaussian pyramids.</summary>
public static class Pyramid
{
    // With the halving's own box of two, a total sigma near 0.9 px before sampling at half rate.
    private const float LevelSigma = 0.75f;

    /// <summary>
    /// <paramref name="source"/> itself, then each level half the size of the one before, sides rounded up, smoothed before it is halved. Center-aligned:
    /// pixel (x, y) of a w x h level lies at ((x + 0.5) W / w - 0.5, (y + 0.5) H / h - 0.5) of the W x H source.
    /// </summary>
    /// <param name="source">Finite values.</param>
    /// <param name="levels">Number of levels, the source's own included; at least 1. Fewer come back where a level reaches 1 x 1 earlier.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="levels"/> is below 1.</exception>
    public static IReadOnlyList<Plane> Build(Plane source, int levels)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(levels, 1);
        List<Plane> pyramid = [source];
        while (pyramid.Count < levels && pyramid[^1].Size.LongerSide > 1)
        {
            Plane last = pyramid[^1];
            ImageSize half = new((last.Width + 1) / 2, (last.Height + 1) / 2);
            pyramid.Add(Resampler.Shrink(GaussianFilter.Blur(last, LevelSigma), half));
        }

        return pyramid;
    }
}
