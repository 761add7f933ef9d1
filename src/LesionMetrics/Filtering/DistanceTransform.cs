using LesionMetrics.Imaging;
using LesionMetrics.Kernels;

namespace LesionMetrics.Filtering;

/// <summary>
/// Exact Euclidean distance transform: column distances, then the lower envelope of parabolas in each row (Meijster, Roerdink and Hesselink 2000, doi
/// 10.1007/0-306-47025-X_36; Felzenszwalb and Huttenlocher 2012, doi 10.4086/toc.2012.v008a019).
/// </summary>
public static class DistanceTransform
{
    /// <summary>
    /// The distance in pixels of each In pixel to the nearest Out pixel's center, 0 at Out pixels. Nothing beyond the border counts; where the mask has no
    /// Out pixel every distance is positive infinity.
    /// </summary>
    public static Plane Euclidean(Mask mask) => Allocated(mask, Mask.Out);

    /// <summary><see cref="Euclidean(Mask)"/> into a plane of the mask's size.</summary>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    public static void Euclidean(Mask mask, Plane destination) => Into(mask, Mask.Out, destination);

    /// <summary>The distance in pixels of each Out pixel to the nearest In pixel's center, 0 at In pixels; positive infinity where the mask is empty.</summary>
    public static Plane ToMask(Mask mask) => Allocated(mask, Mask.In);

    private static Plane Allocated(Mask mask, byte target)
    {
        Plane result = Plane.Uninitialized(mask.Size);
        Into(mask, target, result);
        return result;
    }

    private static void Into(Mask mask, byte target, Plane destination)
    {
        SameSize.Check(mask.Size, destination.Size);
        int width = mask.Width;

        // Downward distances to the nearest target above, kept in the result as bits; the upward sweep meets them row by row.
        int[] above = new int[width];
        above.AsSpan().Fill(DistanceRow.Far);
        for (int y = 0; y < mask.Height; y++)
        {
            DistanceRow.Step(mask.Row(y), target, above);
            above.CopyTo(System.Runtime.InteropServices.MemoryMarshal.Cast<float, int>(destination.WritableRow(y)));
        }

        int[] below = new int[width];
        below.AsSpan().Fill(DistanceRow.Far);
        int[] nearest = new int[width];
        int[] apex = new int[width];
        int[] start = new int[width];
        double[] inverses = DistanceRow.Inverses(width);
        for (int y = mask.Height - 1; y >= 0; y--)
        {
            DistanceRow.Step(mask.Row(y), target, below);
            Span<float> row = destination.WritableRow(y);
            DistanceRow.Smaller(System.Runtime.InteropServices.MemoryMarshal.Cast<float, int>(row), below, nearest);
            DistanceRow.Envelope(nearest, inverses, apex, start, row);
        }
    }
}
