using LesionMetrics.Filtering;
using LesionMetrics.Imaging;

namespace LesionMetrics.Segmentation;

/// <summary>
/// Tells lips from plaques by what is between them. A closed mouth has one dark line along it, from side to side; scale, crust and hair make a plaque dark in places, not along a line through its middle.
/// The line is the darkest path along the longer axis (dynamic programming).
/// </summary>
internal static class MouthLine
{
    /// <summary>
    /// How much darker than the median across it the line is over all but a fifth of its length, in log10 units of green, and in the median. Of 73 would-be plaques on 820 synthetic photos that the region classifier holds for lip by 0.05 and more,
    /// 13 have it in their middle, 12 of them lips and one lips with a plaque on them; the others have 0.07 and 0.14 at most.
    /// </summary>
    private const double LeastDepth = 0.08;

    private const double LeastMedianDepth = 0.15;

    /// <summary>How far aside a line has lost half its depth, in pixels: crusts and furrows of real plaques make broad paths, 0.62 of it and more are left there; of lips 0.54 and less.</summary>
    private const int HalfWidth = 4;

    private const double MostAside = 0.5;

    /// <summary>How far from the rim the line lies in the median, as a share of the width: shade at a rim is none.</summary>
    private const double LeastFromRim = 0.25;

    /// <summary>Mean probability of lip from which a piece is asked. The twelve have 0.07 to 0.45, and plaques beside a mouth up to 0.7.</summary>
    private const double LeastLip = 0.05;

    /// <summary>Least share of a photo that lips are asked for: those that passed for plaques have 0.01 and more.</summary>
    public const double LeastShare = 0.003;

    /// <summary>Share of the length left out at each end, where lips close.</summary>
    private const double EndShare = 0.05;

    /// <summary>What a step sideways costs, in log10 units: the line is straight or bends slightly.</summary>
    private const double StepCost = 0.03;

    /// <summary>Sigma that takes out noise, in pixels.</summary>
    private const float NoiseSigma = 0.6f;

    /// <summary>Fewer pixels along a piece, or across it, tell of no line.</summary>
    private const int LeastLength = 10;

    private const int LeastWidth = 4;

    /// <summary>Whether <paramref name="piece"/> is lips.</summary>
    /// <param name="piece">A would-be plaque, any size.</param>
    /// <param name="sight">What the region classifier made of the photo.</param>
    public static bool RunsThrough(Mask piece, SkinRegion sight)
    {
        Mask small = piece.Size.PixelCount > sight.Green.Size.PixelCount ? Resampler.ShrinkMask(piece, sight.Green.Size) : Resampler.EnlargeMask(piece, sight.Green.Size);
        if (small.CountIn() < LeastLength * LeastWidth || MaskedStatistics.Mean(Resampler.Resize(sight.Lip, small.Size), small) < LeastLip)
        {
            return false;
        }

        List<double[]> profiles = Profiles(small, GaussianFilter.Blur(sight.Green, NoiseSigma));
        return profiles.Count >= LeastLength && IsLine(profiles, DarkestPath(profiles));
    }

    /// <summary>How much darker than the median of its row each pixel across the piece is, one row a pixel along it; negative infinity outside. Rows narrower than <see cref="LeastWidth"/> are left out.</summary>
    private static List<double[]> Profiles(Mask piece, Plane green)
    {
        (double centerX, double centerY, double cos, double sin) = Axis(piece);
        (double first, double last, double low, double high) = (double.MaxValue, double.MinValue, double.MaxValue, double.MinValue);
        foreach ((int x, int y) in Pixels(piece))
        {
            double along = ((x - centerX) * cos) + ((y - centerY) * sin);
            double across = ((y - centerY) * cos) - ((x - centerX) * sin);
            (first, last, low, high) = (Math.Min(first, along), Math.Max(last, along), Math.Min(low, across), Math.Max(high, across));
        }

        List<double[]> profiles = [];
        int width = (int)Math.Ceiling(high - low) + 1;
        double end = last - (EndShare * (last - first));
        for (double along = first + (EndShare * (last - first)); along < end; along++)
        {
            double[] profile = new double[width];
            List<double> inside = [];
            for (int i = 0; i < width; i++)
            {
                double x = centerX + (along * cos) - ((low + i) * sin);
                double y = centerY + (along * sin) + ((low + i) * cos);
                (int column, int row) = ((int)Math.Round(x), (int)Math.Round(y));
                bool isInside = column >= 0 && row >= 0 && column < piece.Width && row < piece.Height && piece[column, row];
                profile[i] = isInside ? Between(green, x, y) : double.PositiveInfinity;
                if (isInside)
                {
                    inside.Add(profile[i]);
                }
            }

            if (inside.Count >= LeastWidth)
            {
                double median = inside.Order().ElementAt(inside.Count / 2);
                profiles.Add([.. profile.Select(value => median - value)]);
            }
        }

        return profiles;
    }

    /// <summary>The path of the largest sum from the first row to the last, sideways by one pixel a row at most.</summary>
    private static int[] DarkestPath(List<double[]> profiles)
    {
        int width = profiles[0].Length;
        double[] sums = Ranked(profiles[0]);
        int[][] from = new int[profiles.Count][];
        for (int row = 1; row < profiles.Count; row++)
        {
            double[] next = Ranked(profiles[row]);
            from[row] = new int[width];
            for (int i = 0; i < width; i++)
            {
                int best = i;
                double most = sums[i];
                for (int other = Math.Max(0, i - 1); other <= Math.Min(width - 1, i + 1); other++)
                {
                    if (sums[other] - (other == i ? 0 : StepCost) > most)
                    {
                        (best, most) = (other, sums[other] - StepCost);
                    }
                }

                from[row][i] = best;
                next[i] += most;
            }

            sums = next;
        }

        int[] path = new int[profiles.Count];
        path[^1] = Array.IndexOf(sums, sums.Max());
        for (int row = profiles.Count - 1; row > 0; row--)
        {
            path[row - 1] = from[row][path[row]];
        }

        return path;

        // Leaving the piece costs, and is possible: it may have a hole.
        static double[] Ranked(double[] profile) => [.. profile.Select(value => Math.Max(value, -1))];
    }

    private static bool IsLine(List<double[]> profiles, int[] path)
    {
        double[] depths = [.. path.Select((at, row) => profiles[row][at]).Order()];
        double[] places = [.. path.Select(Place).Order()];
        double[] aside = [.. path.Select((at, row) => Math.Max(Depth(row, at - HalfWidth), Depth(row, at + HalfWidth))).Order()];
        double depth = depths[depths.Length / 2];
        return depths[depths.Length / 5] >= LeastDepth && depth >= LeastMedianDepth && aside[aside.Length / 2] <= MostAside * depth
            && places[places.Length / 2] is >= LeastFromRim and <= 1 - LeastFromRim;

        double Depth(int row, int at) => at >= 0 && at < profiles[row].Length && double.IsFinite(profiles[row][at]) ? profiles[row][at] : 0;

        double Place(int at, int row)
        {
            int first = Array.FindIndex(profiles[row], double.IsFinite);
            int last = Array.FindLastIndex(profiles[row], double.IsFinite);
            return (at - first + 0.5) / (last - first + 1);
        }
    }

    /// <summary>Center and direction of the longer principal axis.</summary>
    private static (double X, double Y, double Cos, double Sin) Axis(Mask piece)
    {
        (long count, double sumX, double sumY) = (0, 0, 0);
        foreach ((int x, int y) in Pixels(piece))
        {
            (count, sumX, sumY) = (count + 1, sumX + x, sumY + y);
        }

        (double centerX, double centerY) = (sumX / count, sumY / count);
        (double xx, double xy, double yy) = (0, 0, 0);
        foreach ((int x, int y) in Pixels(piece))
        {
            (double dx, double dy) = (x - centerX, y - centerY);
            (xx, xy, yy) = (xx + (dx * dx), xy + (dx * dy), yy + (dy * dy));
        }

        (double sin, double cos) = PortableMath.SinCos(PortableMath.Atan2(2 * xy, xx - yy) / 2);
        return (centerX, centerY, cos, sin);
    }

    private static IEnumerable<(int X, int Y)> Pixels(Mask piece)
    {
        for (int y = 0; y < piece.Height; y++)
        {
            for (int x = 0; x < piece.Width; x++)
            {
                if (piece[x, y])
                {
                    yield return (x, y);
                }
            }
        }
    }

    private static double Between(Plane plane, double x, double y)
    {
        int left = Math.Clamp((int)Math.Floor(x), 0, plane.Width - 1);
        int top = Math.Clamp((int)Math.Floor(y), 0, plane.Height - 1);
        int right = Math.Min(left + 1, plane.Width - 1);
        int below = Math.Min(top + 1, plane.Height - 1);
        (double across, double down) = (Math.Clamp(x - left, 0, 1), Math.Clamp(y - top, 0, 1));
        double upper = plane[left, top] + (across * (plane[right, top] - plane[left, top]));
        double lower = plane[left, below] + (across * (plane[right, below] - plane[left, below]));
        return upper + (down * (lower - upper));
    }
}
