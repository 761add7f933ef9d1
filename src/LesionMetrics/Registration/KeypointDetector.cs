using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using LesionMetrics.Imaging;

namespace LesionMetrics.Registration;

/// <summary>Finds the blobs of a scale space: extrema of the difference of Gaussians over place and scale, edges left out.</summary>
internal static class KeypointDetector
{
    /// <summary>Least contrast, in local deviations. Low on purpose: skin is faint, and matching and geometry sort the chaff out.</summary>
    private const float LeastContrast = 0.02f;

    /// <summary>Largest ratio of the principal curvatures; Lowe's 10: more, and it is an edge that slides along itself.</summary>
    private const double LargestCurvatureRatio = 10;

    /// <summary>Share of valid pixels around a keypoint below which its surroundings say more of the mask than of the skin.</summary>
    private const float LeastSupport = 0.6f;

    /// <summary>Cells along the longer side among which the keypoints are shared out evenly.</summary>
    private const int CellsAlong = 24;

    /// <summary>A found extremum and where its gradients are read.</summary>
    /// <param name="X">Column in its octave's pixels.</param>
    /// <param name="Y">Row in its octave's pixels.</param>
    /// <param name="Octave">The octave.</param>
    /// <param name="Level">Scale step, to a fraction.</param>
    /// <param name="Strength">Absolute contrast.</param>
    public readonly record struct Candidate(double X, double Y, int Octave, double Level, float Strength)
    {
        /// <summary>Column in working pixels.</summary>
        public double FullX => X * (1 << Octave);

        /// <summary>Row in working pixels.</summary>
        public double FullY => Y * (1 << Octave);
    }

    /// <summary>At most <paramref name="most"/> extrema, the strongest of each neighborhood, in a fixed order.</summary>
    /// <param name="space">The scale space of the normalized texture.</param>
    /// <param name="support">Share of valid pixels around each working pixel, [0, 1].</param>
    /// <param name="most">Most extrema to return.</param>
    public static List<Candidate> Detect(ScaleSpace space, Plane support, int most)
    {
        List<Candidate> found = [];
        for (int octave = 0; octave < space.OctaveCount; octave++)
        {
            Plane[] differences = space.Differences(octave);
            for (int level = 1; level <= ScaleSpace.StepsPerOctave; level++)
            {
                Scan(differences, octave, level, support, found);
            }
        }

        return SpreadEvenly(found, support.Size, most);
    }

    private static void Scan(Plane[] differences, int octave, int level, Plane support, List<Candidate> found)
    {
        const int Border = 5;
        Plane here = differences[level];
        int lanes = Vector256<float>.Count;
        for (int y = Border; y < here.Height - Border; y++)
        {
            ReadOnlySpan<float> row = here.Row(y);
            for (int x = Border; x < row.Length - Border; x += lanes)
            {
                uint candidates = x + lanes + 1 <= row.Length ? Promising(differences, level, x, y) : uint.MaxValue;
                for (int k = 0; k < Math.Min(lanes, row.Length - Border - x); k++)
                {
                    if ((candidates & (1u << k)) != 0)
                    {
                        Consider(differences, octave, level, x + k, y, support, found);
                    }
                }
            }
        }
    }

    /// <summary>Which of eight pixels stand out from their four nearest neighbors and from the scales above and below: a quick first sieve.</summary>
    private static uint Promising(Plane[] differences, int level, int x, int y)
    {
        Plane here = differences[level];
        ref float row = ref MemoryMarshal.GetReference(here.Row(y));
        Vector256<float> value = Vector256.LoadUnsafe(ref row, (nuint)x);
        Vector256<float> least = Vector256.Create(LeastContrast);
        if (!Vector256.GreaterThanAny(Vector256.Abs(value), least))
        {
            return 0;
        }

        Vector256<float> left = Vector256.LoadUnsafe(ref row, (nuint)(x - 1));
        Vector256<float> right = Vector256.LoadUnsafe(ref row, (nuint)(x + 1));
        Vector256<float> up = Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(here.Row(y - 1)), (nuint)x);
        Vector256<float> down = Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(here.Row(y + 1)), (nuint)x);
        Vector256<float> finer = Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(differences[level - 1].Row(y)), (nuint)x);
        Vector256<float> coarser = Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(differences[level + 1].Row(y)), (nuint)x);
        Vector256<float> highest = Vector256.Max(Vector256.Max(Vector256.Max(left, right), Vector256.Max(up, down)), Vector256.Max(finer, coarser));
        Vector256<float> lowest = Vector256.Min(Vector256.Min(Vector256.Min(left, right), Vector256.Min(up, down)), Vector256.Min(finer, coarser));
        Vector256<float> peak = Vector256.GreaterThan(value, Vector256.Max(highest, least));
        Vector256<float> pit = Vector256.LessThan(value, Vector256.Min(lowest, -least));
        return (peak | pit).ExtractMostSignificantBits();
    }

    private static void Consider(Plane[] differences, int octave, int level, int x, int y, Plane support, List<Candidate> found)
    {
        float value = differences[level][x, y];
        if (Math.Abs(value) < LeastContrast || !IsExtremum(differences, level, x, y, value))
        {
            return;
        }

        int fullX = Math.Min(x << octave, support.Width - 1);
        int fullY = Math.Min(y << octave, support.Height - 1);
        if (support[fullX, fullY] >= LeastSupport && Refine(differences, octave, level, x, y) is { } candidate)
        {
            found.Add(candidate);
        }
    }

    private static bool IsExtremum(Plane[] differences, int level, int x, int y, float value)
    {
        for (int l = level; ; l = l == level ? level - 1 : level + 1)
        {
            for (int dy = -1; dy <= 1; dy++)
            {
                ReadOnlySpan<float> three = differences[l].Row(y + dy).Slice(x - 1, 3);
                for (int k = 0; k < 3; k++)
                {
                    bool self = l == level && dy == 0 && k == 1;
                    if (!self && (value > 0 ? three[k] >= value : three[k] <= value))
                    {
                        return false;
                    }
                }
            }

            if (l == level + 1)
            {
                return true;
            }
        }
    }

    private static Candidate? Refine(Plane[] differences, int octave, int level, int x, int y)
    {
        Plane here = differences[level];
        double value = here[x, y];
        double xx = here[x - 1, y] + here[x + 1, y] - (2 * value);
        double yy = here[x, y - 1] + here[x, y + 1] - (2 * value);
        double xy = (here[x + 1, y + 1] - here[x - 1, y + 1] - here[x + 1, y - 1] + here[x - 1, y - 1]) / 4;
        double trace = xx + yy;
        double determinant = (xx * yy) - (xy * xy);
        double limit = (LargestCurvatureRatio + 1) * (LargestCurvatureRatio + 1) / LargestCurvatureRatio;
        if (determinant <= 0 || trace * trace >= limit * determinant)
        {
            return null;
        }

        double gx = (here[x + 1, y] - here[x - 1, y]) / 2;
        double gy = (here[x, y + 1] - here[x, y - 1]) / 2;
        double dx = Math.Clamp(((xy * gy) - (yy * gx)) / determinant, -0.7, 0.7);
        double dy = Math.Clamp(((xy * gx) - (xx * gy)) / determinant, -0.7, 0.7);
        double below = differences[level - 1][x, y];
        double above = differences[level + 1][x, y];
        double curvature = below + above - (2 * value);
        double step = curvature == 0 ? 0 : Math.Clamp((below - above) / (2 * curvature), -0.5, 0.5);
        return new Candidate(x + dx, y + dy, octave, level + step, (float)Math.Abs(value));
    }

    private static List<Candidate> SpreadEvenly(List<Candidate> found, ImageSize size, int most)
    {
        if (found.Count <= most)
        {
            return found;
        }

        double cell = (double)size.LongerSide / CellsAlong;
        int columns = (int)Math.Ceiling(size.Width / cell);
        var byCell = found
            .GroupBy(c => ((int)(c.FullY / cell) * columns) + (int)(c.FullX / cell))
            .OrderBy(g => g.Key)
            .Select(g => g.OrderByDescending(c => c.Strength).ThenBy(c => c.Octave).ThenBy(c => c.FullY).ThenBy(c => c.FullX).ToArray())
            .ToArray();
        List<Candidate> chosen = new(most);
        for (int rank = 0; chosen.Count < most; rank++)
        {
            foreach (Candidate[] members in byCell)
            {
                if (rank < members.Length && chosen.Count < most)
                {
                    chosen.Add(members[rank]);
                }
            }
        }

        return chosen;
    }
}
