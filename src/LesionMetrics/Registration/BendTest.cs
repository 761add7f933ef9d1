namespace LesionMetrics.Registration;

/// <summary>
/// Whether the surface bends at all, by prediction: blocks of the photo are held out, and a homography and a bent field, each fitted to the other blocks,
/// say what was measured in them. On a plane the bent field only follows the noise, and loses.
/// </summary>
/// <remarks>Cross-validation in blocks, for neighboring displacements share their pixels: Roberts et al. 2017, doi 10.1111/ecog.02881.</remarks>
internal static class BendTest
{
    /// <summary>Side of a block, cells.</summary>
    private const int Block = 6;

    /// <summary>Cells at a block's border that are not asked: their windows reach into the next block.</summary>
    private const int Border = 2;

    /// <summary>Fewest displacements that must have been asked, of each half.</summary>
    private const int FewestAsked = 20;

    /// <summary>Residuals count up to this many times their median under the homography.</summary>
    private const double Limit = 4;

    /// <summary>Share of the homography's cost that the bent field may leave for the surface to count as bent.</summary>
    private const double LargestCostRatio = 0.95;

    /// <summary>
    /// Least bend, median over the asked cells, working pixels: a correlation peak's place is drawn towards whole pixels, so that a perspective alone seems to
    /// bend by 0.1 to 0.2.
    /// </summary>
    private const double LeastBend = 0.25;

    /// <summary>
    /// The same of a picture as a whole, which is looked at as a plane or not at all: at the edge of what both show, windows cut off seem to bend a part of it.
    /// </summary>
    private const double LeastPictureBend = 0.5;

    /// <summary>Least bend that is none of a plane's, working pixels, where it predicts twice as well as the homography does.</summary>
    private const double ClearBend = 1;

    /// <summary>Share of the asked cells with a clear bend from which on a surface bends though most of it is flat.</summary>
    private const double ClearShare = 0.05;

    /// <summary>Whether a bent field predicts <paramref name="samples"/> better than a homography does; true where there are too few to tell.</summary>
    /// <param name="rigid">What the samples' displacements are counted from.</param>
    /// <param name="samples">Measured displacements, outliers among them.</param>
    /// <param name="shape">Size and knots of the bent field.</param>
    /// <param name="stiffness">See <see cref="SplineFit.Fit"/>.</param>
    /// <param name="outlier">See <see cref="SplineFit.Fit"/>.</param>
    /// <param name="longerSide">Longer side of the follow-up, working pixels.</param>
    /// <param name="region">What the samples lie on.</param>
    public static bool IsBent(
        Homography rigid, IReadOnlyList<FieldSample> samples, SplineField shape, double stiffness, double outlier, int longerSide, RegistrationRegion region)
    {
        List<double> plane = [];
        List<double> bent = [];
        List<double> bends = [];
        for (int half = 0; half < 2; half++)
        {
            List<FieldSample> known = [.. samples.Where(sample => HalfOf(sample) != half)];
            List<FieldSample> asked = [.. samples.Where(sample => HalfOf(sample) == half && IsInner(sample))];
            if (asked.Count < FewestAsked || known.Count < FewestAsked)
            {
                return true;
            }

            Homography fitted = RigidRefit.Fit(rigid, known, longerSide);
            SplineField field = SplineFit.Fit(shape, RigidRefit.Recount(known, rigid, fitted), stiffness, outlier).Field;
            foreach (FieldSample sample in RigidRefit.Recount(asked, rigid, fitted))
            {
                (double u, double v) = field.At(sample.X, sample.Y);
                plane.Add((sample.U * sample.U) + (sample.V * sample.V));
                bends.Add(Math.Sqrt((u * u) + (v * v)));
                bent.Add(((u - sample.U) * (u - sample.U)) + ((v - sample.V) * (v - sample.V)));
            }
        }

        bool picture = region == RegistrationRegion.Picture;
        int clear = Enumerable.Range(0, bends.Count).Count(k => bends[k] >= ClearBend && bent[k] < plane[k] / 4);
        if (!picture && clear >= ClearShare * bends.Count)
        {
            return true;
        }

        bends.Sort();
        if (bends[bends.Count / 2] < (picture ? LeastPictureBend : LeastBend))
        {
            return false;
        }

        double[] sorted = [.. plane];
        Array.Sort(sorted);
        double most = Limit * Limit * sorted[sorted.Length / 2];
        return bent.Sum(cost => Math.Min(cost, most)) < LargestCostRatio * plane.Sum(cost => Math.Min(cost, most));
    }

    private static int HalfOf(FieldSample sample) => ((Cell(sample.X) / Block) + (Cell(sample.Y) / Block)) % 2;

    private static bool IsInner(FieldSample sample) => IsInner(Cell(sample.X) % Block) && IsInner(Cell(sample.Y) % Block);

    private static bool IsInner(int place) => place is >= Border and < Block - Border;

    private static int Cell(double position) => (int)(position / CellCorrelator.Cell);
}
