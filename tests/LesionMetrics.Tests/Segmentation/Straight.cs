using LesionMetrics.Imaging;

namespace LesionMetrics.Tests.Segmentation;

/// <summary>Masks with straight borders.</summary>
internal static class Straight
{
    /// <summary>A turned rectangle of <paramref name="halfLength"/> by <paramref name="halfWidth"/> pixels.</summary>
    public static Mask Box(ImageSize size, double centerX, double centerY, double halfLength, double halfWidth, double degrees) =>
        Turned(size, centerX, centerY, degrees, (u, v) => Math.Abs(u) <= halfLength && Math.Abs(v) <= halfWidth);

    /// <summary>What lies below a line through a point, its border bent by <paramref name="bend"/> pixels at 100 pixels from there.</summary>
    public static Mask Below(ImageSize size, double x, double y, double degrees, double bend = 0) =>
        Turned(size, x, y, degrees, (u, v) => v >= bend * u * u / 1e4);

    /// <summary>The pixels of which a condition holds in a turned frame.</summary>
    public static Mask Turned(ImageSize size, double centerX, double centerY, double degrees, Func<double, double, bool> isIn)
    {
        (double sin, double cos) = Math.SinCos(degrees * Math.PI / 180);
        Mask mask = new(size);
        for (int y = 0; y < size.Height; y++)
        {
            for (int x = 0; x < size.Width; x++)
            {
                (double dx, double dy) = (x - centerX, y - centerY);
                mask.WritableRow(y)[x] = isIn((dx * cos) + (dy * sin), (dy * cos) - (dx * sin)) ? Mask.In : Mask.Out;
            }
        }

        return mask;
    }
}
