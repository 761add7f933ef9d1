namespace LesionMetrics.Filtering;

/// <summary>One connected set of pixels.</summary>
/// <param name="Label">Its label, from 1, in the order in which a row-major scan meets the components.</param>
/// <param name="AreaPixels">Number of pixels.</param>
/// <param name="Left">Smallest column.</param>
/// <param name="Top">Smallest row.</param>
/// <param name="Right">Largest column, itself in the component.</param>
/// <param name="Bottom">Largest row, itself in the component.</param>
/// <param name="CentroidX">Mean column, in pixels.</param>
/// <param name="CentroidY">Mean row, in pixels.</param>
public readonly record struct Component(
    int Label, long AreaPixels, int Left, int Top, int Right, int Bottom, double CentroidX, double CentroidY)
{
    /// <summary>Columns of the bounding box.</summary>
    public int Width => Right - Left + 1;

    /// <summary>Rows of the bounding box.</summary>
    public int Height => Bottom - Top + 1;
}
