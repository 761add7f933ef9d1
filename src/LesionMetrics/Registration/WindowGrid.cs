using LesionMetrics.Imaging;
using LesionMetrics.Kernels;

namespace LesionMetrics.Registration;

/// <summary>
/// Sums over blocks of 4 x 4 pixels, and what comes of them by wide Gaussian windows: a window of sigma 12 needs no more detail. Beyond the plane there is
/// nothing, which counts as weight 0.
/// </summary>
internal sealed class WindowGrid
{
    /// <summary>Side of a block, pixels.</summary>
    public const int Block = 4;

    private readonly int _planeWidth;
    private readonly int _columns;
    private readonly int _rows;
    private readonly float[] _values;

    private WindowGrid(ImageSize plane, int columns, int rows, float[] values)
    {
        _planeWidth = plane.Width;
        PlaneSize = plane;
        _columns = columns;
        _rows = rows;
        _values = values;
    }

    /// <summary>Size of the plane it stands for.</summary>
    public ImageSize PlaneSize { get; }

    /// <summary>Block sums of first times second.</summary>
    public static WindowGrid OfProduct(Plane first, Plane second)
    {
        WindowGrid grid = Empty(first.Size);
        float[] columns = new float[grid._columns * Block];
        for (int y = 0; y < first.Height; y++)
        {
            ScaleRow.AddProduct(first.Row(y), second.Row(y), columns.AsSpan(0, first.Width));
            grid.CloseRow(y, columns);
        }

        return grid;
    }

    /// <summary>A grid of zeros for a plane of <paramref name="size"/>.</summary>
    public static WindowGrid Empty(ImageSize size)
    {
        int columns = (size.Width + Block - 1) / Block;
        int rows = (size.Height + Block - 1) / Block;
        return new WindowGrid(size, columns, rows, new float[columns * rows]);
    }

    /// <summary>Length of the buffer that <see cref="CloseRow"/> takes: whole blocks.</summary>
    public int BufferLength => _columns * Block;

    /// <summary>
    /// After row <paramref name="y"/> has been added to <paramref name="columns"/>: where it ends a row of blocks, the sums go to the grid and the buffer
    /// back to 0.
    /// </summary>
    public void CloseRow(int y, Span<float> columns)
    {
        if (y % Block != Block - 1 && y != PlaneSize.Height - 1)
        {
            return;
        }

        Span<float> row = _values.AsSpan(y / Block * _columns, _columns);
        for (int i = 0; i < row.Length; i++)
        {
            row[i] = (columns[Block * i] + columns[(Block * i) + 1]) + (columns[(Block * i) + 2] + columns[(Block * i) + 3]);
        }

        columns.Clear();
    }

    /// <summary>The grid under a Gaussian window of <paramref name="sigma"/> pixels (not normalized: ratios of two such grids are).</summary>
    public WindowGrid Blur(double sigma)
    {
        double scaled = sigma / Block;
        float[] half = new float[(int)Math.Ceiling(3 * scaled) + 1];
        for (int k = 0; k < half.Length; k++)
        {
            half[k] = (float)PortableMath.Exp(-k * k / (2 * scaled * scaled));
        }

        int radius = half.Length - 1;
        float[] padded = new float[_columns + (2 * radius)];
        float[] across = new float[_values.Length];
        for (int y = 0; y < _rows; y++)
        {
            _values.AsSpan(y * _columns, _columns).CopyTo(padded.AsSpan(radius));
            SymmetricRow.Convolve(padded, half, across.AsSpan(y * _columns, _columns));
        }

        WindowGrid result = Empty(PlaneSize);
        for (int y = 0; y < _rows; y++)
        {
            Span<float> destination = result._values.AsSpan(y * _columns, _columns);
            for (int k = Math.Max(-radius, -y); k <= Math.Min(radius, _rows - 1 - y); k++)
            {
                ScaleRow.AddScaled(across.AsSpan((y + k) * _columns, _columns), half[Math.Abs(k)], destination);
            }
        }

        return result;
    }

    /// <summary>combine(this, other), block by block.</summary>
    public WindowGrid With(WindowGrid other, Func<float, float, float> combine)
    {
        WindowGrid result = Empty(PlaneSize);
        for (int i = 0; i < _values.Length; i++)
        {
            result._values[i] = combine(_values[i], other._values[i]);
        }

        return result;
    }

    /// <summary>Row <paramref name="y"/> of the plane, interpolated linearly between the blocks' middles.</summary>
    /// <param name="y">The row.</param>
    /// <param name="mixed">A buffer of <see cref="BufferLength"/>.</param>
    /// <param name="destination">As many samples as the plane has columns.</param>
    public void ExpandRow(int y, Span<float> mixed, Span<float> destination)
    {
        float position = Math.Max(((y + 0.5f) / Block) - 0.5f, 0);
        int top = Math.Min((int)position, _rows - 1);
        int bottom = Math.Min(top + 1, _rows - 1);
        Span<float> row = mixed[.._columns];
        BlendRow.Linear(_values.AsSpan(top * _columns, _columns), _values.AsSpan(bottom * _columns, _columns), position - top, row);
        for (int i = 0; i < row.Length; i++)
        {
            float here = row[i];
            float left = (i > 0 ? row[i - 1] : here) - here;
            float right = (i < row.Length - 1 ? row[i + 1] : here) - here;
            int x = Block * i;
            if (x + Block <= _planeWidth)
            {
                destination[x] = here + (0.375f * left);
                destination[x + 1] = here + (0.125f * left);
                destination[x + 2] = here + (0.125f * right);
                destination[x + 3] = here + (0.375f * right);
            }
            else
            {
                destination[x..].Fill(here);
            }
        }
    }
}
