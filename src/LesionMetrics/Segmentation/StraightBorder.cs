using System.Drawing;
using LesionMetrics.Filtering;
using LesionMetrics.Imaging;

namespace LesionMetrics.Segmentation;

/// <summary>
/// Tells what was cut or lies beside a limb from lesions: paper, and cloth or table that passes for skin, end in a line, and no lesion does over much of a photo. Where skin ends, and at the frame,
/// lesions are cut, too; that does not count.
/// </summary>
internal static class StraightBorder
{
    /// <summary>
    /// Least length of the line, as a share of the photo's side. Of 1,619 lesions on painted real skin and synthetic none has one over 0.12 but two that were painted with a straight edge; of 284 false ones
    /// 17, each a ruler, a label, cloth or table, have one over 0.18 and more.
    /// </summary>
    private const double LeastShare = 0.16;

    /// <summary>
    /// Least share of an outline on skin that the line is. The outline of a patch over half of the photo is so long that some part of it is a line: on two of 80 photos of another set it was left out for that. At 0.15 to 0.35 a hundred unaffected photos are as clean.
    /// </summary>
    private const double LeastOfOutline = 0.15;

    /// <summary>Lengths at which a line is sought, over the least: what wavers by a pixel or two is a line if it is long.</summary>
    private static readonly double[] Lengths = [1, 1.5, 2, 3, 4];

    /// <summary>Root mean square distance from the line, as a share of its length, up to which it is one.</summary>
    private const double MostDeviation = 0.004;

    /// <summary>That of a line drawn in pixels, in pixels.</summary>
    private const double PixelDeviation = 0.35;

    /// <summary>How near the frame an outline runs along it, in pixels: borders stop one short of it.</summary>
    private const int FrameWidth = 2;

    /// <summary>Whether <paramref name="piece"/> ends on skin in a line.</summary>
    /// <param name="piece">A would-be lesion.</param>
    /// <param name="skin">What is skin, of the same size.</param>
    /// <param name="roi">The region of interest, of the same size, whose edge is a frame, too; null for the whole photo.</param>
    public static bool Has(Mask piece, Mask skin, Mask? roi)
    {
        Mask whole = HoleFilling.Fill(piece, piece.Size.PixelCount);
        Mask beside = roi is null ? skin : MaskOperations.And(skin, Morphology.Erode(roi, FrameWidth));
        double least = LeastShare * Math.Sqrt(piece.Size.PixelCount);
        IReadOnlyList<IReadOnlyList<PointF>> loops = OutlineTracer.Trace(whole);
        double leastPoints = LeastOfOutline * loops.Sum(loop => loop.Count(at => LiesOnSkin(at, whole, beside)));
        return loops.Any(loop => OnSkin(loop, whole, beside).Any(run => Lengths.Any(times => IsStraight(run, times * least, leastPoints))));
    }

    /// <summary>The parts of a loop that have skin on their other side, each in order.</summary>
    private static IEnumerable<List<PointF>> OnSkin(IReadOnlyList<PointF> loop, Mask whole, Mask skin)
    {
        bool[] counts = [.. loop.Select(at => LiesOnSkin(at, whole, skin))];
        int first = Array.IndexOf(counts, false) + 1;
        List<PointF> run = [];

        // A loop on skin all around has no first point: half of it is walked twice.
        int steps = first > 0 ? loop.Count : loop.Count + (loop.Count / 2);
        for (int step = 0; step < steps; step++)
        {
            int i = (first + step) % loop.Count;
            if (counts[i])
            {
                run.Add(loop[i]);
            }
            else
            {
                yield return run;
                run = [];
            }
        }

        yield return run;
    }

    private static bool LiesOnSkin(PointF at, Mask whole, Mask skin)
    {
        (int x, int y) = ((int)Math.Floor(at.X), (int)Math.Floor(at.Y));
        bool level = at.X != x;
        (int otherX, int otherY) = level ? (x, y - 1) : (x - 1, y);
        return IsSkin(x, y) || IsSkin(otherX, otherY);

        bool IsSkin(int column, int row) =>
            column >= FrameWidth && row >= FrameWidth && column < skin.Width - FrameWidth && row < skin.Height - FrameWidth && !whole[column, row] && skin[column, row];
    }

    /// <summary>Whether some part of a run is <paramref name="least"/> pixels long, <paramref name="leastPoints"/> of its points, and a line.</summary>
    private static bool IsStraight(List<PointF> run, double least, double leastPoints)
    {
        double most = (MostDeviation * MostDeviation * least * least) + (PixelDeviation * PixelDeviation);
        LineSums sums = default;
        int end = 0;
        for (int start = 0; start < run.Count; start++)
        {
            while (end < run.Count && (end <= start || Distance(run[start], run[end - 1]) < least) && end - start <= 2 * least)
            {
                sums = sums.With(run[end], 1);
                end++;
            }

            if (end - start >= leastPoints && Distance(run[start], run[end - 1]) >= least && sums.SquaredDeviation <= most)
            {
                return true;
            }

            sums = sums.With(run[start], -1);
        }

        return false;
    }

    private static double Distance(PointF first, PointF second) => Math.Sqrt(((first.X - second.X) * (double)(first.X - second.X)) + ((first.Y - second.Y) * (double)(first.Y - second.Y)));

    /// <summary>Sums of a window of points; multiples of a quarter below 2^53, so exact, whatever has left the window.</summary>
    private readonly record struct LineSums(double Count, double X, double Y, double XX, double XY, double YY)
    {
        /// <summary>Mean square distance from the line that fits best, in square pixels: the smaller eigenvalue of the covariance.</summary>
        public double SquaredDeviation
        {
            get
            {
                (double x, double y) = (X / Count, Y / Count);
                (double xx, double xy, double yy) = ((XX / Count) - (x * x), (XY / Count) - (x * y), (YY / Count) - (y * y));
                return ((xx + yy) / 2) - Math.Sqrt((((xx - yy) / 2) * ((xx - yy) / 2)) + (xy * xy));
            }
        }

        /// <summary>With a point added or, by a weight of -1, taken out.</summary>
        public LineSums With(PointF at, int weight)
        {
            (double x, double y) = (at.X, at.Y);
            return new(Count + weight, X + (weight * x), Y + (weight * y), XX + (weight * x * x), XY + (weight * x * y), YY + (weight * y * y));
        }
    }
}
