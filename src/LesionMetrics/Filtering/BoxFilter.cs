using LesionMetrics.Imaging;
using LesionMetrics.Kernels;

namespace LesionMetrics.Filtering;

/// <summary>Mean over a square window, clipped at the borders.</summary>
/// <remarks>Columns are summed in double as the window slides down, and windows as it slides along a row; time does not depend on the radius, and the mean is rounded once.</remarks>
public static class BoxFilter
{
    /// <summary>The mean over the pixels of the plane within <paramref name="radius"/> columns and rows of each pixel.</summary>
    /// <param name="source">Finite values: a running sum carries a NaN or infinity to the end of its columns.</param>
    /// <param name="radius">Half the window's side, in pixels: the window is 2 radius + 1 wide. 0 copies.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="radius"/> is negative.</exception>
    public static Plane Mean(Plane source, int radius)
    {
        Plane result = Plane.Uninitialized(source.Size);
        Mean(source, radius, result);
        return result;
    }

    /// <summary><see cref="Mean(Plane, int)"/> into a plane of the source's size, which may not be the source.</summary>
    /// <exception cref="ArgumentException">The sizes differ, or the planes are one.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="radius"/> is negative.</exception>
    public static void Mean(Plane source, int radius, Plane destination)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(radius);
        SameSize.CheckApart(source, destination);
        if (radius == 0)
        {
            source.Samples.CopyTo(destination.WritableSamples);
            return;
        }

        int width = source.Width;
        int height = source.Height;

        // Beyond the longer side every window is the whole plane.
        int reach = Math.Min(radius, source.Size.LongerSide);
        double[] padded = new double[width + (2 * reach)];
        double[] sums = new double[width];
        double[] scales = InverseCounts(width, 0, width, reach);
        float[] nothing = new float[width];
        Span<double> columns = padded.AsSpan(reach, width);
        for (int y = -reach; y < height; y++)
        {
            ReadOnlySpan<float> entering = y + reach < height ? source.Row(y + reach) : nothing;
            ReadOnlySpan<float> leaving = y - reach - 1 >= 0 ? source.Row(y - reach - 1) : nothing;
            ColumnSumRow.Slide(columns, entering, leaving);
            if (y >= 0)
            {
                WindowSumRow.Sum(padded, (2 * reach) + 1, sums);
                MomentRow.Mean(sums, scales, InverseCount(y, height, reach), sums, destination.WritableRow(y));
            }
        }
    }

    /// <summary>1 / the number of samples within <paramref name="radius"/> of position <paramref name="at"/> on an axis of <paramref name="length"/>.</summary>
    internal static double InverseCount(int at, int length, int radius) =>
        1.0 / (Math.Min(at + radius, length - 1) - Math.Max(at - radius, 0) + 1);

    /// <summary><see cref="InverseCount"/> of <paramref name="count"/> positions from <paramref name="first"/> on.</summary>
    internal static double[] InverseCounts(int length, int first, int count, int radius)
    {
        double[] scales = new double[count];
        for (int i = 0; i < count; i++)
        {
            scales[i] = InverseCount(first + i, length, radius);
        }

        return scales;
    }
}
