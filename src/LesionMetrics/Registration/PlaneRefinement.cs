using LesionMetrics.Imaging;

namespace LesionMetrics.Registration;

/// <summary>
/// The homography under which the two textures of a plane differ least, pixel by pixel: each pixel says how far the map is off along its own gradient, and
/// a million of them say it to hundredths of a pixel, where windows blur or a pattern repeats. Only for planes: a body's map is not eight numbers.
/// </summary>
/// <remarks>Gauss-Newton on the follow-up carried by the map so far: Baker and Matthews 2004, doi 10.1023/B:VISI.0000011205.11775.fd.</remarks>
internal static class PlaneRefinement
{
    private const int Rounds = 4;
    private const int Unknowns = 8;

    /// <summary>Difference of the textures, in local deviations, at which a pixel counts for a quarter: reflections and what has changed.</summary>
    private const double Outlier = 1;

    /// <summary>Furthest that a place which both show may go in all, as a share of the longer side: further, and it is another map.</summary>
    private const double LargestMoveShare = 0.02;

    /// <summary>The same in the last round, working pixels: more, and it has not settled.</summary>
    private const double LargestLastMove = 0.05;

    /// <summary>Steps a side of the grid of places looked at.</summary>
    private const int Steps = 8;

    /// <summary>The refined map; <paramref name="start"/> where the textures do not determine one near it.</summary>
    /// <param name="start">A plane's map that is off by a pixel or two at most.</param>
    /// <param name="baseline">The baseline.</param>
    /// <param name="followup">The follow-up.</param>
    public static BentMap Refine(BentMap start, Texture baseline, Texture followup)
    {
        BentMap map = start;
        BentMap before = start;
        for (int round = 0; round < Rounds; round++)
        {
            PlaneMemory.Reclaim();
            (Plane[] carried, Plane weight) = DenseAligner.Carry(followup, map);
            double[] normal = new double[Unknowns * Unknowns];
            double[] right = new double[Unknowns];
            for (int channel = 0; channel < Texture.ChannelCount; channel++)
            {
                Accumulate(baseline.Compared[channel], carried[channel], TextureBuilder.Product(baseline.Weight, weight), normal, right);
            }

            if (Step(normal, right, baseline.Size) is not { } step)
            {
                return start;
            }

            before = map;
            map = map with { Rigid = map.Rigid.After(step).Normalized() };
        }

        double moved = Distance(start.Rigid, map.Rigid, baseline.Size, followup.Size);
        double last = Distance(before.Rigid, map.Rigid, baseline.Size, followup.Size);
        return moved < LargestMoveShare * followup.Size.LongerSide && last < LargestLastMove ? map : start;
    }

    private static void Accumulate(Plane baseline, Plane carried, Plane weight, double[] normal, double[] right)
    {
        double middleX = (baseline.Width - 1) / 2.0;
        double middleY = (baseline.Height - 1) / 2.0;
        double unit = 2.0 / Math.Max(baseline.Width, baseline.Height);
        Span<double> row = stackalloc double[Unknowns];
        for (int y = 1; y < baseline.Height - 1; y++)
        {
            ReadOnlySpan<float> first = baseline.Row(y);
            ReadOnlySpan<float> second = carried.Row(y);
            ReadOnlySpan<float> above = carried.Row(y - 1);
            ReadOnlySpan<float> below = carried.Row(y + 1);
            ReadOnlySpan<float> shown = weight.Row(y);
            for (int x = 1; x < first.Length - 1; x++)
            {
                if (shown[x] == 0 || shown[x - 1] == 0 || shown[x + 1] == 0 || weight[x, y - 1] == 0 || weight[x, y + 1] == 0)
                {
                    continue;
                }

                double gx = (second[x + 1] - second[x - 1]) / 2.0;
                double gy = (below[x] - above[x]) / 2.0;
                double off = first[x] - second[x];
                double share = 1 / (1 + (off * off / (Outlier * Outlier)));
                share *= share;
                double u = unit * (x - middleX);
                double v = unit * (y - middleY);
                double along = (gx * u) + (gy * v);
                row[0] = gx;
                row[1] = gx * u;
                row[2] = gx * v;
                row[3] = gy;
                row[4] = gy * u;
                row[5] = gy * v;
                row[6] = along * u;
                row[7] = along * v;
                for (int i = 0; i < Unknowns; i++)
                {
                    double weighted = share * row[i];
                    right[i] += weighted * off;
                    for (int j = 0; j <= i; j++)
                    {
                        normal[(i * Unknowns) + j] += weighted * row[j];
                    }
                }
            }
        }
    }

    /// <summary>The small homography of the baseline's frame that the equations ask for; null where they do not determine it.</summary>
    private static Homography? Step(double[] normal, double[] right, ImageSize size)
    {
        for (int i = 0; i < Unknowns; i++)
        {
            for (int j = i + 1; j < Unknowns; j++)
            {
                normal[(i * Unknowns) + j] = normal[(j * Unknowns) + i];
            }
        }

        if (!DenseCholesky.Solve(normal, right))
        {
            return null;
        }

        double unit = 2.0 / size.LongerSide;
        Homography centered = Homography.Scaling(unit, unit, -unit * (size.Width - 1) / 2.0, -unit * (size.Height - 1) / 2.0);

        // To first order the last row's terms add u (g u + h v) and v (g u + h v); its denominator takes them away, hence the signs.
        Homography small = new(
            1 + (unit * right[1]), unit * right[2], unit * right[0],
            unit * right[4], 1 + (unit * right[5]), unit * right[3],
            -unit * right[6], -unit * right[7], 1);
        return centered.Inverse().After(small).After(centered);
    }

    /// <summary>How far two maps lie apart at most where the follow-up shows the baseline, working pixels; infinite where one of them is no number.</summary>
    private static double Distance(Homography first, Homography second, ImageSize baseline, ImageSize followup)
    {
        double most = 0;
        for (int step = 0; step < (Steps + 1) * (Steps + 1); step++)
        {
            double x = step % (Steps + 1) * (baseline.Width - 1.0) / Steps;
            double y = step / (Steps + 1) * (baseline.Height - 1.0) / Steps;
            (double fx, double fy) = first.Apply(x, y);
            (double sx, double sy) = second.Apply(x, y);
            double apart = Math.Sqrt(((fx - sx) * (fx - sx)) + ((fy - sy) * (fy - sy)));
            if (fx >= 0 && fy >= 0 && fx <= followup.Width - 1 && fy <= followup.Height - 1)
            {
                most = double.IsNaN(apart) ? double.PositiveInfinity : Math.Max(most, apart);
            }
        }

        return most;
    }
}
