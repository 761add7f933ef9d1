namespace LesionMetrics.Phantoms;

/// <summary>Surface points of a photo's pixels, exact at every eighth pixel and bilinear between (within 0.02 pixels of exact).</summary>
internal sealed class SurfaceSampling
{
    private const int Step = 8;
    private readonly int _columns;
    private readonly double[] _x;
    private readonly double[] _y;
    private int _row;
    private double _fraction;

    /// <summary>Samples a view.</summary>
    public SurfaceSampling(SurfaceView view)
    {
        _columns = (view.Size.Width / Step) + 2;
        int rows = (view.Size.Height / Step) + 2;
        _x = new double[_columns * rows];
        _y = new double[_columns * rows];
        for (int r = 0; r < rows; r++)
        {
            for (int c = 0; c < _columns; c++)
            {
                (_x[(r * _columns) + c], _y[(r * _columns) + c]) = view.ToSurface(c * Step, r * Step);
            }
        }
    }

    /// <summary>Goes to a row of the photo.</summary>
    public void StartRow(int y)
    {
        _row = y / Step * _columns;
        _fraction = (y % Step) / (double)Step;
    }

    /// <summary>The surface point, in mm, of a pixel of the row.</summary>
    public void Locate(int x, out double surfaceX, out double surfaceY)
    {
        int i = _row + (x / Step);
        int j = i + _columns;
        double f = (x % Step) / (double)Step;
        double top = _x[i] + (f * (_x[i + 1] - _x[i]));
        double bottom = _x[j] + (f * (_x[j + 1] - _x[j]));
        surfaceX = top + (_fraction * (bottom - top));
        top = _y[i] + (f * (_y[i + 1] - _y[i]));
        bottom = _y[j] + (f * (_y[j + 1] - _y[j]));
        surfaceY = top + (_fraction * (bottom - top));
    }
}
