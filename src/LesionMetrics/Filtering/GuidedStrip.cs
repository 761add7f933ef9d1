using LesionMetrics.Imaging;
using LesionMetrics.Kernels;

namespace LesionMetrics.Filtering;

/// <summary>
/// The guided filter on one vertical strip of an image, from top to bottom: window sums of products slide down, each row of sums is fitted, and the fits
/// slide through a second window. Its buffers are rows and a ring of 2 radius + 2 fitted rows, which stay in cache.
/// </summary>
internal sealed class GuidedStrip
{
    // Wide enough that the halo of 4 radii costs little, narrow enough for the ring to stay in a second-level cache.
    private const int TargetWidth = 1024;

    private readonly Plane[] _planes;
    private readonly (int First, int Second)[] _products;
    private readonly ImageSize _size;
    private readonly int _radius;
    private readonly int _left;
    private readonly int _right;
    private readonly int _fitLeft;
    private readonly int _sumLeft;
    private readonly int _sumWidth;
    private readonly int _fitWidth;
    private readonly int _fitStride;

    private GuidedStrip(Plane[] planes, (int First, int Second)[] products, int radius, int left, int right)
    {
        _planes = planes;
        _products = products;
        _size = planes[0].Size;
        _radius = radius;
        _left = left;
        _right = right;
        _fitLeft = Math.Max(0, left - radius);
        _fitWidth = Math.Min(_size.Width, right + radius) - _fitLeft;
        _fitStride = (_fitWidth + 15) / 16 * 16;
        _sumLeft = Math.Max(0, _fitLeft - radius);
        _sumWidth = Math.Min(_size.Width, _fitLeft + _fitWidth + radius) - _sumLeft;
    }

    /// <summary>Fits one row of sums: sums of each plane and product, scales, row scale, fitted rows.</summary>
    public delegate void Fitting(ReadOnlySpan<float> sums, int stride, ReadOnlySpan<float> scales, float scale, Span<float> fit);

    /// <summary>Averages the fits: window sums of each fitted row, scales, row scale, image row, first column, destination.</summary>
    public delegate void Combining(ReadOnlySpan<float> sums, int stride, ReadOnlySpan<float> scales, float scale, int row, int column, Span<float> destination);

    /// <summary>Runs the filter over <paramref name="destination"/>, strip by strip.</summary>
    /// <param name="planes">The planes to sum.</param>
    /// <param name="products">Pairs of planes whose products are summed, after the planes themselves.</param>
    /// <param name="fitRows">Rows that a fit has.</param>
    /// <param name="radius">Half the window's side.</param>
    /// <param name="fitting">What turns sums into fits.</param>
    /// <param name="combining">What turns averaged fits into the result.</param>
    /// <param name="destination">The result.</param>
    public static void Run(
        Plane[] planes, (int First, int Second)[] products, int fitRows, int radius, Fitting fitting, Combining combining, Plane destination)
    {
        int reach = Math.Min(radius, destination.Size.LongerSide);
        int width = Math.Max(TargetWidth, 4 * reach);
        for (int left = 0; left < destination.Width; left += width)
        {
            new GuidedStrip(planes, products, reach, left, Math.Min(destination.Width, left + width)).Run(fitRows, fitting, combining, destination);
        }
    }

    private void Run(int fitRows, Fitting fitting, Combining combining, Plane destination)
    {
        int inputs = _planes.Length + _products.Length;
        double[][] columns = Rows<double>(inputs, _sumWidth);
        float[] padded = new float[_fitWidth + (2 * _radius)];
        float[] sums = new float[inputs * _fitStride];
        float[] fitScales = new float[_fitStride];
        BoxFilter.InverseCounts(_size.Width, _fitLeft, _fitWidth, _radius).CopyTo(fitScales, 0);
        float[] scales = BoxFilter.InverseCounts(_size.Width, _left, _right - _left, _radius);

        int ringRows = (2 * _radius) + 2;
        float[] ring = new float[ringRows * fitRows * _fitStride];
        double[][] fitColumns = Rows<double>(fitRows, _fitWidth);
        int width = _right - _left;
        float[] fitPadded = new float[width + (2 * _radius)];
        float[] fitSums = new float[fitRows * width];
        float[] nothing = new float[Math.Max(_sumWidth, _fitWidth)];

        for (int y = -_radius; y < _size.Height + _radius; y++)
        {
            if (y < _size.Height)
            {
                for (int k = 0; k < inputs; k++)
                {
                    Slide(k, y, columns[k], nothing, padded);
                    if (y >= 0)
                    {
                        WindowSumRow.Sum(padded, (2 * _radius) + 1, sums.AsSpan(k * _fitStride, _fitWidth));
                    }
                }

                if (y >= 0)
                {
                    fitting(sums, _fitStride, fitScales, BoxFilter.InverseCount(y, _size.Height, _radius), FitRows(ring, y, ringRows, fitRows));
                }
            }

            if (y < 0)
            {
                continue;
            }

            int row = y - _radius;
            for (int k = 0; k < fitRows; k++)
            {
                ReadOnlySpan<float> entering = y < _size.Height ? FitRow(ring, y, ringRows, fitRows, k) : nothing.AsSpan(0, _fitWidth);
                ReadOnlySpan<float> leaving = row - _radius - 1 >= 0
                    ? FitRow(ring, row - _radius - 1, ringRows, fitRows, k)
                    : nothing.AsSpan(0, _fitWidth);
                Span<float> line = Centered(fitPadded, _fitLeft - (_left - _radius), _fitWidth);
                ColumnSumRow.Slide(fitColumns[k], entering, leaving, line);
                if (row >= 0)
                {
                    WindowSumRow.Sum(fitPadded, (2 * _radius) + 1, fitSums.AsSpan(k * width, width));
                }
            }

            if (row >= 0)
            {
                Span<float> result = destination.WritableRow(row).Slice(_left, width);
                combining(fitSums, width, scales, BoxFilter.InverseCount(row, _size.Height, _radius), row, _left, result);
            }
        }
    }

    private void Slide(int input, int y, double[] columns, float[] nothing, float[] padded)
    {
        Span<float> line = Centered(padded, _sumLeft - (_fitLeft - _radius), _sumWidth);
        int entering = y + _radius;
        int leaving = y - _radius - 1;
        if (input < _planes.Length)
        {
            ColumnSumRow.Slide(columns, SumRow(_planes[input], entering, nothing), SumRow(_planes[input], leaving, nothing), line);
            return;
        }

        (int first, int second) = _products[input - _planes.Length];
        ColumnSumRow.SlideProduct(
            columns,
            SumRow(_planes[first], entering, nothing),
            SumRow(_planes[second], entering, nothing),
            SumRow(_planes[first], leaving, nothing),
            SumRow(_planes[second], leaving, nothing),
            line);
    }

    private ReadOnlySpan<float> SumRow(Plane plane, int y, float[] nothing) =>
        y >= 0 && y < _size.Height ? plane.Row(y).Slice(_sumLeft, _sumWidth) : nothing.AsSpan(0, _sumWidth);

    private Span<float> FitRows(float[] ring, int y, int ringRows, int fitRows) =>
        ring.AsSpan(y % ringRows * fitRows * _fitStride, fitRows * _fitStride);

    private ReadOnlySpan<float> FitRow(float[] ring, int y, int ringRows, int fitRows, int k) =>
        FitRows(ring, y, ringRows, fitRows).Slice(k * _fitStride, _fitWidth);

    /// <summary>The part of a padded row that holds samples of the image; what lies beside it is set to 0, as the sums overwrote it.</summary>
    private static Span<float> Centered(float[] padded, int before, int width)
    {
        padded.AsSpan(0, before).Clear();
        padded.AsSpan(before + width).Clear();
        return padded.AsSpan(before, width);
    }

    private static T[][] Rows<T>(int count, int width)
    {
        T[][] rows = new T[count][];
        for (int i = 0; i < count; i++)
        {
            rows[i] = new T[width];
        }

        return rows;
    }
}
