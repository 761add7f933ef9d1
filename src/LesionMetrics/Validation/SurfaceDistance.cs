using LesionMetrics.Filtering;
using LesionMetrics.Imaging;

namespace LesionMetrics.Validation;

/// <summary>How far apart the borders of two masks lie.</summary>
public static class SurfaceDistance
{
    private const double Share = 0.95;

    /// <summary>
    /// HD95 in pixels: from each border pixel of one mask the distance to the nearest border pixel of the other, the 95th percentile of these (linear
    /// between ranks), and the larger of the two directions (Huttenlocher, Klanderman and Rucklidge 1993, doi 10.1109/34.232073; Maier-Hein et al. 2024,
    /// doi 10.1038/s41592-023-02151-z). A border pixel is In and has an Out pixel, or the edge of the photo, among its four neighbors.
    /// </summary>
    /// <returns>Null where either mask is empty: there is then no border to measure to.</returns>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    public static double? Hausdorff95(Mask first, Mask second)
    {
        SameSize.Check(first.Size, second.Size);
        Mask firstBorder = Border(first);
        Mask secondBorder = Border(second);
        return firstBorder.CountIn() == 0 || secondBorder.CountIn() == 0
            ? null
            : Math.Max(Directed(firstBorder, secondBorder), Directed(secondBorder, firstBorder));
    }

    private static double Directed(Mask from, Mask to) => Quantiles.Of(DistanceTransform.ToMask(to), from, [Share])[0];

    private static Mask Border(Mask mask)
    {
        Mask border = new(mask.Size);
        for (int y = 0; y < mask.Height; y++)
        {
            ReadOnlySpan<byte> row = mask.Row(y);
            if (!row.Contains(Mask.In))
            {
                continue;
            }

            bool edgeRow = y == 0 || y == mask.Height - 1;
            ReadOnlySpan<byte> above = mask.Row(Math.Max(0, y - 1));
            ReadOnlySpan<byte> below = mask.Row(Math.Min(mask.Height - 1, y + 1));
            Span<byte> marked = border.WritableRow(y);
            for (int x = 0; x < row.Length; x++)
            {
                bool inner = !edgeRow && x > 0 && x < row.Length - 1 && (row[x - 1] & row[x + 1] & above[x] & below[x]) == Mask.In;
                marked[x] = row[x] == Mask.In && !inner ? Mask.In : Mask.Out;
            }
        }

        return border;
    }
}
