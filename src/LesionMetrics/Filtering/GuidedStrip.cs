using LesionMetrics.Imaging;
using LesionMetrics.Kernels;

namespace LesionMetrics.Filtering;

/// <summary>
/// The guided filter on one vertical strip of an image, from top to bottom: window sums of products slide down, each row of moments is fitted, and the fits
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

    /// <summary>Fits one row of windows: means of each plane and covariances of each product, <paramref name="stride"/> apart; fitted rows.</summary>
    public delegate void Fitting(ReadOnlySpan<float> moments, int stride, Span<float> fit);

    /// <summary>Applies the averaged fits: rows of averages, as long as the destination; image row, first column, destination.</summary>
    public delegate void Combining(ReadOnlySpan<double> fit, int row, int column, Span<float> destination);

    /// <summary>Runs the filter over <paramref name="destination"/>, strip by strip.</summary>
    /// <param name="planes">The planes to sum.</param>
    /// <param name="products">Pairs of planes whose products are summed, after the planes themselves.</param>
    /// <param name="fitRows">Rows that a fit has.</param>
    /// <param name="radius">Half the window's side.</param>
    /// <param name="fitting">What turns moments into fits.</param>
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
        int window = (2 * _radius) + 1;
        double[][] columns = Rows(inputs, _fitWidth + (2 * _radius));
        double[][] means = Rows(_planes.Length, _fitWidth);
        double[] sums = new double[_fitWidth];
        double[] fitScales = BoxFilter.InverseCounts(_size.Width, _fitLeft, _fitWidth, _radius);
        float[] moments = new float[inputs * _fitStride];

        int width = _right - _left;
        int ringRows = (2 * _radius) + 2;
        float[] ring = new float[ringRows * fitRows * _fitStride];
        double[][] fitColumns = Rows(fitRows, width + (2 * _radius));
        double[] scales = BoxFilter.InverseCounts(_size.Width, _left, width, _radius);
        double[] averages = new double[fitRows * width];
        float[] nothing = new float[Math.Max(_sumWidth, _fitWidth)];

        for (int y = -_radius; y < _size.Height + _radius; y++)
        {
            if (y < _size.Height)
            {
                double scale = BoxFilter.InverseCount(y, _size.Height, _radius);
                for (int k = 0; k < inputs; k++)
                {
                    Slide(k, y, columns[k], nothing);
                    if (y < 0)
                    {
                        continue;
                    }

                    WindowSumRow.Sum(columns[k], window, sums);
                    Span<float> moment = moments.AsSpan(k * _fitStride, _fitWidth);
                    if (k < _planes.Length)
                    {
                        MomentRow.Mean(sums, fitScales, scale, means[k], moment);
                    }
                    else
                    {
                        (int first, int second) = _products[k - _planes.Length];
                        MomentRow.Covariance(sums, fitScales, scale, means[first], means[second], moment);
                    }
                }

                if (y >= 0)
                {
                    fitting(moments, _fitStride, FitRows(ring, y, ringRows, fitRows));
                }
            }

            if (y < 0)
            {
                continue;
            }

            int row = y - _radius;
            double fitScale = row >= 0 ? BoxFilter.InverseCount(row, _size.Height, _radius) : 0;
            for (int k = 0; k < fitRows; k++)
            {
                ReadOnlySpan<float> entering = y < _size.Height ? FitRow(ring, y, ringRows, fitRows, k) : nothing.AsSpan(0, _fitWidth);
                ReadOnlySpan<float> leaving = row - _radius - 1 >= 0
                    ? FitRow(ring, row - _radius - 1, ringRows, fitRows, k)
                    : nothing.AsSpan(0, _fitWidth);
                ColumnSumRow.Slide(fitColumns[k].AsSpan(_fitLeft - (_left - _radius), _fitWidth), entering, leaving);
                if (row >= 0)
                {
                    Span<double> average = averages.AsSpan(k * width, width);
                    WindowSumRow.Sum(fitColumns[k], window, average);
                    MomentRow.Mean(average, scales, fitScale, average);
                }
            }

            if (row >= 0)
            {
                combining(averages, row, _left, destination.WritableRow(row).Slice(_left, width));
            }
        }
    }

    /// <summary>Moves the window of one plane or product a row down. What of <paramref name="padded"/> lies beside the image stays 0.</summary>
    private void Slide(int input, int y, double[] padded, float[] nothing)
    {
        Span<double> columns = padded.AsSpan(_sumLeft - (_fitLeft - _radius), _sumWidth);
        int entering = y + _radius;
        int leaving = y - _radius - 1;
        if (input < _planes.Length)
        {
            ColumnSumRow.Slide(columns, SumRow(_planes[input], entering, nothing), SumRow(_planes[input], leaving, nothing));
            return;
        }

        (int first, int second) = _products[input - _planes.Length];
        ColumnSumRow.SlideProduct(
            columns,
            SumRow(_planes[first], entering, nothing),
            SumRow(_planes[second], entering, nothing),
            SumRow(_planes[first], leaving, nothing),
            SumRow(_planes[second], leaving, nothing));
    }

    private ReadOnlySpan<float> SumRow(Plane plane, int y, float[] nothing) =>
        y >= 0 && y < _size.Height ? plane.Row(y).Slice(_sumLeft, _sumWidth) : nothing.AsSpan(0, _sumWidth);

    private Span<float> FitRows(float[] ring, int y, int ringRows, int fitRows) =>
        ring.AsSpan(y % ringRows * fitRows * _fitStride, fitRows * _fitStride);

    private ReadOnlySpan<float> FitRow(float[] ring, int y, int ringRows, int fitRows, int k) =>
        FitRows(ring, y, ringRows, fitRows).Slice(k * _fitStride, _fitWidth);

    private static double[][] Rows(int count, int width)
    {
        double[][] rows = new double[count][];
        for (int i = 0; i < count; i++)
        {
            rows[i] = new double[width];
        }

        return rows;
    }
}
