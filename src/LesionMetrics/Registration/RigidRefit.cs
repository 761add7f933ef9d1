using System.Runtime.InteropServices;

namespace LesionMetrics.Registration;

/// <summary>The homography nearest to displacements measured all over the skin: far more, and far finer, than the features it was first found by.</summary>
internal static class RigidRefit
{
    private const int RobustRounds = 5;

    /// <summary>Least distance in working pixels at which a displacement counts for a quarter; more where they scatter more.</summary>
    private const double LeastOutlier = 0.3;

    /// <summary>The homography that follows <paramref name="samples"/> best; <paramref name="rigid"/> itself where they do not determine one.</summary>
    /// <param name="rigid">What the samples' displacements are counted from.</param>
    /// <param name="samples">Displacements, outliers among them.</param>
    /// <param name="longerSide">Longer side of the follow-up, working pixels.</param>
    public static Homography Fit(Homography rigid, IReadOnlyList<FieldSample> samples, int longerSide)
    {
        var places = new (double X, double Y)[samples.Count];
        for (int k = 0; k < places.Length; k++)
        {
            (double x, double y) = rigid.Apply(samples[k].X, samples[k].Y);
            places[k] = (x + samples[k].U, y + samples[k].V);
        }

        Homography map = rigid;
        double[] off = new double[places.Length];
        List<HomographyFit.Pair> pairs = [];
        for (int round = 0; round < RobustRounds; round++)
        {
            for (int k = 0; k < off.Length; k++)
            {
                (double x, double y) = map.Apply(samples[k].X, samples[k].Y);
                off[k] = Math.Sqrt(((x - places[k].X) * (x - places[k].X)) + ((y - places[k].Y) * (y - places[k].Y)));
            }

            double[] sorted = [.. off];
            Array.Sort(sorted);
            double scale = Math.Max(LeastOutlier, sorted.Length > 0 ? 2.5 * sorted[sorted.Length / 2] : 0);
            pairs.Clear();
            for (int k = 0; k < off.Length; k++)
            {
                // Geman and McClure, as in the spline's fit.
                double share = 1 / (1 + (off[k] * off[k] / (scale * scale)));
                pairs.Add(new HomographyFit.Pair(samples[k].X, samples[k].Y, places[k].X, places[k].Y, samples[k].Weight * share * share));
            }

            if (HomographyFit.Fit(CollectionsMarshal.AsSpan(pairs), scale, longerSide) is not { } next)
            {
                return rigid;
            }

            map = next;
        }

        return map;
    }

    /// <summary>The same displacements, counted from another homography.</summary>
    public static List<FieldSample> Recount(IReadOnlyList<FieldSample> samples, Homography from, Homography to) =>
        [.. samples.Select(sample =>
        {
            (double fx, double fy) = from.Apply(sample.X, sample.Y);
            (double tx, double ty) = to.Apply(sample.X, sample.Y);
            return sample with { U = sample.U + fx - tx, V = sample.V + fy - ty };
        })];
}
