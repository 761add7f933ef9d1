namespace LesionMetrics.Imaging;

/// <summary>Width and height of an image, in pixels. Both are positive.</summary>
/// <param name="Width">Columns, in pixels.</param>
/// <param name="Height">Rows, in pixels.</param>
public readonly record struct ImageSize(int Width, int Height)
{
    /// <summary>Number of pixels.</summary>
    public long PixelCount => (long)Width * Height;

    /// <summary>The longer of the two sides, in pixels.</summary>
    public int LongerSide => Math.Max(Width, Height);

    /// <summary>
    /// This size shrunk, aspect ratio kept, so that it holds at most <paramref name="maxPixels"/> pixels; itself where it already does.
    /// Neither side falls below 1.
    /// </summary>
    public ImageSize FitWithin(long maxPixels)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxPixels, 1);
        if (PixelCount <= maxPixels)
        {
            return this;
        }

        double factor = Math.Sqrt((double)maxPixels / PixelCount);
        int width = Math.Max(1, (int)Math.Floor(Width * factor));
        int height = Math.Max(1, (int)Math.Floor(Height * factor));
        return new ImageSize(width, height);
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Width}x{Height}");
}
