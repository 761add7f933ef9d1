using LesionMetrics.Imaging;
using LesionMetrics.Kernels;

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
        Plane result = Plane.Uninitialized(input.Size);
        Filter(input, guide, radius, epsilon, result);
        return result;
    }

    /// <summary><see cref="Filter(Plane, Plane, int, float)"/> into a plane of the input's size, which may be neither input nor guide.</summary>
    /// <exception cref="ArgumentException">The sizes differ, or the destination is a source.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The radius or epsilon is not positive.</exception>
    public static void Filter(Plane input, Plane guide, int radius, float epsilon, Plane destination)
    {
        Check(input, guide.Size, radius, epsilon);
        SameSize.CheckApart(input, destination);
        SameSize.CheckApart(guide, destination);
        GuidedStrip.Run(
            [guide, input],
            [(0, 1), (0, 0)],
            2,
            radius,
            (moments, stride, fit) => GuidedRow.FitGray(
                moments[..stride],
                moments.Slice(stride, stride),
                moments.Slice(2 * stride, stride),
                moments.Slice(3 * stride, stride),
                epsilon,
                fit[..stride],
                fit[stride..]),
            (fit, row, column, result) => GuidedRow.Combine(
                fit[..result.Length], fit[result.Length..], guide.Row(row).Slice(column, result.Length), result),
            destination);
    }

    /// <summary>Filters <paramref name="input"/> by a color guide; parameters as for a gray one, epsilon added to each channel's variance.</summary>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The radius or epsilon is not positive.</exception>
    public static Plane Filter(Plane input, PlanarImage guide, int radius, float epsilon)
    {
        Plane result = Plane.Uninitialized(input.Size);
        Filter(input, guide, radius, epsilon, result);
        return result;
    }

    /// <summary><see cref="Filter(Plane, PlanarImage, int, float)"/> into a plane of the input's size, which may be neither input nor guide.</summary>
    /// <exception cref="ArgumentException">The sizes differ, or the destination is a source.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The radius or epsilon is not positive.</exception>
    public static void Filter(Plane input, PlanarImage guide, int radius, float epsilon, Plane destination)
    {
        Check(input, guide.Size, radius, epsilon);
        SameSize.CheckApart(input, destination);
        SameSize.CheckApart(guide.Red, destination);
        SameSize.CheckApart(guide.Green, destination);
        SameSize.CheckApart(guide.Blue, destination);
        GuidedStrip.Run(
            [guide.Red, guide.Green, guide.Blue, input],
            [(3, 0), (3, 1), (3, 2), (0, 0), (0, 1), (0, 2), (1, 1), (1, 2), (2, 2)],
            4,
            radius,
            (moments, stride, fit) => GuidedRow.FitColor(moments, stride, epsilon, fit),
            (fit, row, column, result) => GuidedRow.Combine(
                fit,
                guide.Red.Row(row).Slice(column, result.Length),
                guide.Green.Row(row).Slice(column, result.Length),
                guide.Blue.Row(row).Slice(column, result.Length),
                result),
            destination);
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
        PlanarImage color = new(guide, guide, guide);
        Check(input, guide.Size, radius, epsilon);
        Plane[] fit = GuidedFit.Gray(
            Resampler.Shrink(input, SmallSize(input.Size, subsampling)),
            Resampler.Shrink(guide, SmallSize(input.Size, subsampling)),
            SmallRadius(radius, subsampling),
            epsilon);
        return GuidedFit.Apply(fit, color);
    }

    /// <summary>The fast form with a color guide.</summary>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The radius, epsilon or subsampling is not positive.</exception>
    public static Plane FilterFast(Plane input, PlanarImage guide, int radius, float epsilon, int subsampling)
    {
        Check(input, guide.Size, radius, epsilon);
        Plane[] fit = GuidedFit.Color(
            Resampler.Shrink(input, SmallSize(input.Size, subsampling)),
            Resampler.Shrink(guide, SmallSize(input.Size, subsampling)),
            SmallRadius(radius, subsampling),
            epsilon);
        return GuidedFit.Apply(fit, guide);
    }

    private static int SmallRadius(int radius, int subsampling) => Math.Max(1, (int)Math.Round((double)radius / subsampling));

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
}
