using LesionMetrics.Imaging;

namespace LesionMetrics.Registration;

/// <summary>
/// A smooth mapping from upright baseline pixels to upright follow-up pixels: a homography and a sampled grid of the full mapping, its
/// non-rigid part included. Between grid points the mapping is interpolated bilinearly. Pixel (0, 0) is the center of the top-left pixel.
/// </summary>
public sealed class PixelMapping
{
    private readonly double[] _homography;
    private readonly double[] _gridX;
    private readonly double[] _gridY;
    private readonly double[] _mapX;
    private readonly double[] _mapY;

    /// <summary>Creates a mapping.</summary>
    /// <param name="baselineSize">Size of the upright baseline photo.</param>
    /// <param name="followupSize">Size of the upright follow-up photo.</param>
    /// <param name="homography">Nine numbers, row-major, baseline to follow-up, the last not zero.</param>
    /// <param name="gridX">Ascending baseline columns of the grid, first 0, last Width - 1.</param>
    /// <param name="gridY">Ascending baseline rows of the grid, first 0, last Height - 1.</param>
    /// <param name="mapX">Follow-up column for each grid point, row-major (gridY.Length rows of gridX.Length); NaN where there is no counterpart.</param>
    /// <param name="mapY">Follow-up row for each grid point, NaN where there is no counterpart.</param>
    /// <exception cref="ArgumentException">Lengths do not agree.</exception>
    public PixelMapping(ImageSize baselineSize, ImageSize followupSize, double[] homography, double[] gridX, double[] gridY, double[] mapX, double[] mapY)
    {
        if (homography.Length != 9 || gridX.Length < 2 || gridY.Length < 2
            || mapX.Length != gridX.Length * gridY.Length || mapY.Length != mapX.Length)
        {
            throw new ArgumentException("A mapping needs nine homography numbers, at least 2 x 2 grid points, and one value of mapX and mapY for each.");
        }

        BaselineSize = baselineSize;
        FollowupSize = followupSize;
        _homography = homography;
        _gridX = gridX;
        _gridY = gridY;
        _mapX = mapX;
        _mapY = mapY;
    }

    /// <summary>Size of the upright baseline photo.</summary>
    public ImageSize BaselineSize { get; }

    /// <summary>Size of the upright follow-up photo.</summary>
    public ImageSize FollowupSize { get; }

    /// <summary>Nine numbers, row-major, baseline to follow-up.</summary>
    public ReadOnlySpan<double> Homography => _homography;

    /// <summary>Baseline columns of the grid.</summary>
    public ReadOnlySpan<double> GridX => _gridX;

    /// <summary>Baseline rows of the grid.</summary>
    public ReadOnlySpan<double> GridY => _gridY;

    /// <summary>Follow-up columns at the grid points, row-major; NaN without a counterpart.</summary>
    public ReadOnlySpan<double> MapX => _mapX;

    /// <summary>Follow-up rows at the grid points, row-major; NaN without a counterpart.</summary>
    public ReadOnlySpan<double> MapY => _mapY;

    /// <summary>
    /// The same mapping carried on in straight lines by one grid step beyond the points that have a counterpart: what both photos show then ends where the
    /// follow-up ends, and not up to a grid step before it.
    /// </summary>
    internal PixelMapping Extended()
    {
        double[] mapX = [.. _mapX];
        double[] mapY = [.. _mapY];
        for (int i = 0; i < mapX.Length; i++)
        {
            if (double.IsNaN(_mapX[i]))
            {
                (mapX[i], mapY[i]) = (Beyond(_mapX, i), Beyond(_mapY, i));
            }
        }

        return new PixelMapping(BaselineSize, FollowupSize, _homography, _gridX, _gridY, mapX, mapY);
    }

    /// <summary>The mean of what the pairs of points in line with point <paramref name="index"/> say of it; NaN where there is none.</summary>
    private double Beyond(double[] map, int index)
    {
        int columns = _gridX.Length;
        int column = index % columns;
        int row = index / columns;
        double sum = 0;
        int count = 0;
        for (int k = 0; k < 9; k++)
        {
            int dx = (k % 3) - 1;
            int dy = (k / 3) - 1;
            int farColumn = column + (2 * dx);
            int farRow = row + (2 * dy);
            if (k == 4 || farColumn < 0 || farColumn >= columns || farRow < 0 || farRow >= _gridY.Length)
            {
                continue;
            }

            double value = (2 * map[((row + dy) * columns) + column + dx]) - map[(farRow * columns) + farColumn];
            if (!double.IsNaN(value))
            {
                sum += value;
                count++;
            }
        }

        return count > 0 ? sum / count : double.NaN;
    }

    /// <summary>Where baseline pixel (<paramref name="x"/>, <paramref name="y"/>) lies in the follow-up; NaN, NaN without a counterpart.</summary>
    public (double X, double Y) Map(double x, double y)
    {
        (int column, double u) = Locate(_gridX, x);
        (int row, double v) = Locate(_gridY, y);
        return Between((row * _gridX.Length) + column, u, v);
    }

    private (double X, double Y) Between(int i, double u, double v)
    {
        int j = i + _gridX.Length;
        double mx = ((1 - v) * (((1 - u) * _mapX[i]) + (u * _mapX[i + 1]))) + (v * (((1 - u) * _mapX[j]) + (u * _mapX[j + 1])));
        double my = ((1 - v) * (((1 - u) * _mapY[i]) + (u * _mapY[i + 1]))) + (v * (((1 - u) * _mapY[j]) + (u * _mapY[j + 1])));
        return (mx, my);
    }

    /// <summary>
    /// The mapping sampled at each pixel of a baseline reduced to <paramref name="baselineGrid"/>, in pixels of a follow-up reduced to
    /// <paramref name="followupGrid"/>; NaN or beyond the follow-up's frame where there is no counterpart.
    /// </summary>
    public (Plane X, Plane Y) SampleAt(ImageSize baselineGrid, ImageSize followupGrid) => Extended().Sample(baselineGrid, followupGrid);

    private (Plane X, Plane Y) Sample(ImageSize baselineGrid, ImageSize followupGrid)
    {
        Plane planeX = new(baselineGrid);
        Plane planeY = new(baselineGrid);
        double scaleX = (double)BaselineSize.Width / baselineGrid.Width;
        double scaleY = (double)BaselineSize.Height / baselineGrid.Height;
        double toX = (double)followupGrid.Width / FollowupSize.Width;
        double toY = (double)followupGrid.Height / FollowupSize.Height;
        (int Cell, double Within)[] columns = [.. Enumerable.Range(0, baselineGrid.Width).Select(x => Locate(_gridX, ((x + 0.5) * scaleX) - 0.5))];
        for (int y = 0; y < baselineGrid.Height; y++)
        {
            Span<float> rowX = planeX.WritableRow(y);
            Span<float> rowY = planeY.WritableRow(y);
            (int row, double v) = Locate(_gridY, ((y + 0.5) * scaleY) - 0.5);
            for (int x = 0; x < rowX.Length; x++)
            {
                (double mx, double my) = Between((row * _gridX.Length) + columns[x].Cell, columns[x].Within, v);
                rowX[x] = (float)(((mx + 0.5) * toX) - 0.5);
                rowY[x] = (float)(((my + 0.5) * toY) - 0.5);
            }
        }

        return (planeX, planeY);
    }

    /// <summary>The grid line before <paramref name="value"/>, and how far it lies towards the next one.</summary>
    private static (int Cell, double Within) Locate(double[] grid, double value)
    {
        int index = Array.BinarySearch(grid, value);
        index = Math.Clamp(index >= 0 ? index : ~index - 1, 0, grid.Length - 2);
        return (index, (value - grid[index]) / (grid[index + 1] - grid[index]));
    }
}
