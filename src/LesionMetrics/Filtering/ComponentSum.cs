namespace LesionMetrics.Filtering;

/// <summary>Area, moments and bounding box of a component while its runs are gathered. Integers, so that the order of the runs does not matter.</summary>
internal struct ComponentSum
{
    private long _area;
    private long _sumTwiceX;
    private long _sumY;
    private int _left;
    private int _top;
    private int _right;
    private int _bottom;

    /// <summary>Adds one run.</summary>
    public void Add(PixelRun run)
    {
        long length = run.End - run.Start;
        if (_area == 0)
        {
            (_left, _top, _right, _bottom) = (run.Start, run.Row, run.End - 1, run.Row);
        }
        else
        {
            _left = Math.Min(_left, run.Start);
            _top = Math.Min(_top, run.Row);
            _right = Math.Max(_right, run.End - 1);
            _bottom = Math.Max(_bottom, run.Row);
        }

        _area += length;
        _sumTwiceX += length * (run.Start + run.End - 1);
        _sumY += length * run.Row;
    }

    /// <summary>The component that was gathered.</summary>
    public readonly Component ToComponent(int label) =>
        new(label, _area, _left, _top, _right, _bottom, _sumTwiceX / (2.0 * _area), _sumY / (double)_area);
}
