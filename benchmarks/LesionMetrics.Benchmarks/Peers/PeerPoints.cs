using LesionMetrics.Imaging;

namespace LesionMetrics.Benchmarks.Peers;

/// <summary>Where results are compared: 8 x 8 pixels of the scene's inner half, where border rules do not matter, off any grid that a kernel may work in.</summary>
internal static class PeerPoints
{
    private const int Side = 8;

    /// <summary>Places in a scene of <paramref name="size"/>, top to bottom.</summary>
    public static (int X, int Y)[] Spread(ImageSize size)
    {
        (int X, int Y)[] points = new (int, int)[Side * Side];
        for (int i = 0; i < points.Length; i++)
        {
            int column = i % Side;
            int row = i / Side;
            points[i] = (
                (size.Width / 4) + (size.Width * ((13 * column) + (3 * row) + 1) / 226),
                (size.Height / 4) + (size.Height * ((17 * row) + (2 * column) + 1) / 268));
        }

        return points;
    }
}
