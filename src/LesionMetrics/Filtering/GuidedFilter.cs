using LesionMetrics.Imaging;

namespace LesionMetrics.Filtering;

/// <summary>
/// Edge-preserving smoothing by a guide (He, Sun and Tang 2013, doi 10.1109/TPAMI.2012.213): in each window the output is the affine function of
/// the guide that fits the input best, ridge-regularized by epsilon.
/// </summary>
public static class GuidedFilter
{
    /// <summary>Filters <paramref name="input"/> by a gray guide.</summary>
    /// <param name="input">The plane to smooth; finite.</param>
    /// <param name="guide">The plane whose edges are kept; finite, of the input's size.</param>
    /// <param name="radius">Half the window's side, in pixels; at least 1. Windows are clipped at the borders.</param>
    /// <param name="epsilon">Regularization, in squared units of the guide: variance well below it is smoothed away. Positive.</param>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The radius or epsilon is not positive.</exception>
    public static Plane Filter(Plane input, Plane guide, int radius, float epsilon)
    {
        Check(input, guide.Size, radius, epsilon);
        (Plane slope, Plane offset) = GuidedFilterFit.Gray(input, guide, radius, epsilon);
        return Combine(BoxFilter.Mean(slope, radius), BoxFilter.Mean(offset, radius), guide);
    }

    /// <summary>Filters <paramref name="input"/> by a color guide; parameters as for a gray one, epsilon added to each channel's variance.</summary>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The radius or epsilon is not positive.</exception>
    public static Plane Filter(Plane input, PlanarImage guide, int radius, float epsilon)
    {
        Check(input, guide.Size, radius, epsilon);
        (PlanarImage slopes, Plane offset) = GuidedFilterFit.Color(input, guide, radius, epsilon);
        PlanarImage smooth = new(BoxFilter.Mean(slopes.Red, radius), BoxFilter.Mean(slopes.Green, radius), BoxFilter.Mean(slopes.Blue, radius));
        return Combine(smooth, BoxFilter.Mean(offset, radius), guide);
    }

    /// <summary>
    /// The fast form (He and Sun 2015, arXiv 1505.00996): the affine functions are fitted on planes <paramref name="subsampling"/> times smaller and enlarged,
    /// the guide is used at full size.
    /// </summary>
    /// <param name="input">The plane to smooth; finite.</param>
    /// <param name="guide">The plane whose edges are kept; finite, of the input's size.</param>
    /// <param name="radius">Half the window's side, in full-size pixels; at least 1.</param>
    /// <param name="epsilon">Regularization, in squared units of the guide. Positive.</param>
    /// <param name="subsampling">How many times smaller the fit's planes are, at least 1; at most the radius is sensible.</param>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The radius, epsilon or subsampling is not positive.</exception>
    public static Plane FilterFast(Plane input, Plane guide, int radius, float epsilon, int subsampling)
    {
        Check(input, guide.Size, radius, epsilon);
        ImageSize small = SmallSize(input.Size, subsampling);
        int smallRadius = Math.Max(1, (int)Math.Round((double)radius / subsampling));
        (Plane slope, Plane offset) = GuidedFilterFit.Gray(Resampler.Shrink(input, small), Resampler.Shrink(guide, small), smallRadius, epsilon);
        return Combine(
            Resampler.Enlarge(BoxFilter.Mean(slope, smallRadius), input.Size),
            Resampler.Enlarge(BoxFilter.Mean(offset, smallRadius), input.Size),
            guide);
    }

    /// <summary>The fast form with a color guide.</summary>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The radius, epsilon or subsampling is not positive.</exception>
    public static Plane FilterFast(Plane input, PlanarImage guide, int radius, float epsilon, int subsampling)
    {
        Check(input, guide.Size, radius, epsilon);
        ImageSize small = SmallSize(input.Size, subsampling);
        int smallRadius = Math.Max(1, (int)Math.Round((double)radius / subsampling));
        PlanarImage smallGuide = Resampler.Shrink(guide, small);
        (PlanarImage slopes, Plane offset) = GuidedFilterFit.Color(Resampler.Shrink(input, small), smallGuide, smallRadius, epsilon);
        PlanarImage enlarged = new(
            Resampler.Enlarge(BoxFilter.Mean(slopes.Red, smallRadius), input.Size),
            Resampler.Enlarge(BoxFilter.Mean(slopes.Green, smallRadius), input.Size),
            Resampler.Enlarge(BoxFilter.Mean(slopes.Blue, smallRadius), input.Size));
        return Combine(enlarged, Resampler.Enlarge(BoxFilter.Mean(offset, smallRadius), input.Size), guide);
    }

    private static ImageSize SmallSize(ImageSize size, int subsampling)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(subsampling, 1);
        return new ImageSize(Math.Max(1, size.Width / subsampling), Math.Max(1, size.Height / subsampling));
    }

    private static void Check(Plane input, ImageSize guide, int radius, float epsilon)
    {
        SameSize.Check(input.Size, guide);
        ArgumentOutOfRangeException.ThrowIfLessThan(radius, 1);
        if (!(epsilon > 0))
        {
            throw new ArgumentOutOfRangeException(nameof(epsilon), epsilon, "A positive epsilon is needed.");
        }
    }

    private static Plane Combine(Plane slope, Plane offset, Plane guide)
    {
        Span<float> result = offset.WritableSamples;
        ReadOnlySpan<float> a = slope.Samples;
        ReadOnlySpan<float> g = guide.Samples;
        for (int i = 0; i < result.Length; i++)
        {
            result[i] += a[i] * g[i];
        }

        return offset;
    }

    private static Plane Combine(PlanarImage slopes, Plane offset, PlanarImage guide)
    {
        Combine(slopes.Red, offset, guide.Red);
        Combine(slopes.Green, offset, guide.Green);
        return Combine(slopes.Blue, offset, guide.Blue);
    }
}
