using LesionMetrics.Imaging;

namespace LesionMetrics.Registration;

/// <summary>The direction that most gradients around a keypoint have: the zero from which its descriptor is read.</summary>
internal static class GradientDirection
{
    private const int Bins = 36;
    private const int SamplesAlong = 13;

    /// <summary>Radius of the neighborhood in units of the keypoint's sigma.</summary>
    private const float RadiusSigmas = 4.5f;

    /// <summary>A second peak this high against the first makes a second keypoint; Lowe's 0.8.</summary>
    private const double SecondPeak = 0.8;

    /// <summary>One or two directions, radians in (-pi, pi], the strongest first; none where there is no gradient.</summary>
    /// <returns>Number of directions.</returns>
    public static int Find(Plane level, Plane weight, int shift, double x, double y, double sigma, Span<double> directions)
    {
        Span<double> histogram = stackalloc double[Bins];
        Span<double> smooth = stackalloc double[Bins];
        histogram.Clear();
        Fill(level, weight, shift, x, y, sigma, histogram);
        double highest = 0;
        for (int k = 0; k < Bins; k++)
        {
            smooth[k] = (0.25 * (histogram[(k + Bins - 1) % Bins] + histogram[(k + 1) % Bins])) + (0.5 * histogram[k]);
            highest = Math.Max(highest, smooth[k]);
        }

        int count = 0;
        double weakest = highest * SecondPeak;
        double firstHeight = 0;
        for (int k = 0; k < Bins && highest > 0; k++)
        {
            double before = smooth[(k + Bins - 1) % Bins];
            double after = smooth[(k + 1) % Bins];
            if (smooth[k] < weakest || smooth[k] <= before || smooth[k] < after)
            {
                continue;
            }

            double bin = k + (0.5 * (before - after) / (before + after - (2 * smooth[k])));
            double direction = Math.IEEERemainder(2 * Math.PI * (bin + 0.5) / Bins, 2 * Math.PI);
            if (count == 0 || smooth[k] > firstHeight)
            {
                directions[1] = directions[0];
                directions[0] = direction;
                firstHeight = smooth[k];
                count = Math.Min(count + 1, 2);
            }
            else
            {
                directions[1] = direction;
                count = 2;
            }
        }

        return count;
    }

    private static void Fill(Plane level, Plane weight, int shift, double x, double y, double sigma, Span<double> histogram)
    {
        float pitch = (float)(2 * RadiusSigmas * sigma / SamplesAlong);
        const float Middle = (SamplesAlong - 1) / 2f;
        for (int j = 0; j < SamplesAlong; j++)
        {
            for (int i = 0; i < SamplesAlong; i++)
            {
                float u = (i - Middle) / Middle;
                float v = (j - Middle) / Middle;
                float window = 1 - ((u * u) + (v * v));
                int px = (int)(x + ((i - Middle) * pitch) + 0.5);
                int py = (int)(y + ((j - Middle) * pitch) + 0.5);
                if (window <= 0 || px < 1 || py < 1 || px >= level.Width - 1 || py >= level.Height - 1)
                {
                    continue;
                }

                float trust = weight[Math.Min(px << shift, weight.Width - 1), Math.Min(py << shift, weight.Height - 1)];
                float gx = level[px + 1, py] - level[px - 1, py];
                float gy = level[px, py + 1] - level[px, py - 1];
                double turn = (PortableMath.Atan2(gy, gx) / (2 * Math.PI)) + 1;
                histogram[(int)(turn * Bins) % Bins] += trust * window * window * MathF.Sqrt((gx * gx) + (gy * gy));
            }
        }
    }
}
