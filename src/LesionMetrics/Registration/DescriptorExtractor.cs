using System.Runtime.Intrinsics;
using LesionMetrics.Imaging;

namespace LesionMetrics.Registration;

/// <summary>
/// Describes the surroundings of a keypoint by 4 x 4 histograms of gradient direction, eight bins each, read on a lattice that turns and grows with the
/// keypoint, square-rooted.
/// </summary>
/// <remarks>Lowe 2004, doi 10.1023/B:VISI.0000029664.99615.94; square root: Arandjelovic and Zisserman 2012, doi 10.1109/CVPR.2012.6248018.</remarks>
internal static class DescriptorExtractor
{
    /// <summary>Numbers in a descriptor.</summary>
    public const int Length = Cells * Cells * Directions;

    /// <summary>The square of a descriptor's length before rounding: 512 squared.</summary>
    public const double SquaredNorm = 512.0 * 512.0;

    private const int Cells = 4;
    private const int Directions = 8;
    private const int SamplesAlong = 16;

    /// <summary>Side of a histogram cell in units of the keypoint's sigma; Lowe's 3.</summary>
    private const double CellSigmas = 3;

    private static readonly Vector256<float> Cosines = Vector256.Create(1f, 0.70710678f, 0, -0.70710678f, -1, -0.70710678f, 0, 0.70710678f);
    private static readonly Vector256<float> Sines = Vector256.Create(0, 0.70710678f, 1, 0.70710678f, 0, -0.70710678f, -1, -0.70710678f);

    /// <summary>Writes the descriptor of the spot (<paramref name="x"/>, <paramref name="y"/>) to <paramref name="destination"/>.</summary>
    /// <param name="level">The smoothed plane to read gradients from.</param>
    /// <param name="weight">Share of valid pixels at working size, [0, 1]; invalid ones have no say.</param>
    /// <param name="shift">Octave of <paramref name="level"/>: one of its pixels is 2^shift working pixels.</param>
    /// <param name="x">Column in the level's pixels.</param>
    /// <param name="y">Row in the level's pixels.</param>
    /// <param name="sigma">Scale of the keypoint in the level's pixels.</param>
    /// <param name="angle">Direction that counts as 0, radians.</param>
    /// <param name="destination"><see cref="Length"/> numbers.</param>
    public static void Describe(Plane level, Plane weight, int shift, double x, double y, double sigma, double angle, Span<float> destination)
    {
        float cosine = (float)PortableMath.Cos(angle);
        float sine = (float)PortableMath.Sin(angle);
        float pitch = (float)(CellSigmas * sigma * Cells / SamplesAlong);
        const float Middle = (SamplesAlong - 1) / 2f;
        Span<Vector256<float>> histogram = stackalloc Vector256<float>[Cells * Cells];
        histogram.Clear();
        for (int j = 0; j < SamplesAlong; j++)
        {
            for (int i = 0; i < SamplesAlong; i++)
            {
                float u = (i - Middle) * pitch;
                float v = (j - Middle) * pitch;
                int px = (int)(x + (cosine * u) - (sine * v) + 0.5);
                int py = (int)(y + (sine * u) + (cosine * v) + 0.5);
                if (px < 1 || py < 1 || px >= level.Width - 1 || py >= level.Height - 1)
                {
                    continue;
                }

                float trust = weight[Math.Min(px << shift, weight.Width - 1), Math.Min(py << shift, weight.Height - 1)];
                float gx = level[px + 1, py] - level[px - 1, py];
                float gy = level[px, py + 1] - level[px, py - 1];
                float squared = (gx * gx) + (gy * gy);
                if (trust <= 0 || squared <= 1e-12f)
                {
                    continue;
                }

                float alongX = ((cosine * gx) + (sine * gy)) * trust;
                float alongY = ((cosine * gy) - (sine * gx)) * trust;
                Spread(histogram, i, j, alongX, alongY, squared * trust * trust);
            }
        }

        Finish(histogram, destination);
    }

    private static void Spread(Span<Vector256<float>> histogram, int i, int j, float gx, float gy, float squared)
    {
        // Rectified cosine cubed: a smooth lobe of about 45 degrees around each direction, without an arc tangent.
        Vector256<float> lobe = Vector256.Max((Cosines * gx) + (Sines * gy), Vector256<float>.Zero);
        float fromCenterX = (i - ((SamplesAlong - 1) / 2f)) / (SamplesAlong / 2f);
        float fromCenterY = (j - ((SamplesAlong - 1) / 2f)) / (SamplesAlong / 2f);
        float window = 1 - (0.35f * ((fromCenterX * fromCenterX) + (fromCenterY * fromCenterY)));
        lobe = lobe * lobe * lobe * (window / squared);
        float cellX = ((i + 0.5f) * Cells / SamplesAlong) - 0.5f;
        float cellY = ((j + 0.5f) * Cells / SamplesAlong) - 0.5f;
        int column = (int)MathF.Floor(cellX);
        int row = (int)MathF.Floor(cellY);
        float right = cellX - column;
        float lower = cellY - row;
        Add(histogram, column, row, lobe * ((1 - right) * (1 - lower)));
        Add(histogram, column + 1, row, lobe * (right * (1 - lower)));
        Add(histogram, column, row + 1, lobe * ((1 - right) * lower));
        Add(histogram, column + 1, row + 1, lobe * (right * lower));
    }

    private static void Add(Span<Vector256<float>> histogram, int column, int row, Vector256<float> value)
    {
        if ((uint)column < Cells && (uint)row < Cells)
        {
            histogram[(row * Cells) + column] += value;
        }
    }

    private static void Finish(ReadOnlySpan<Vector256<float>> histogram, Span<float> destination)
    {
        double sum = 0;
        for (int k = 0; k < Length; k++)
        {
            float value = histogram[k / Directions].GetElement(k % Directions);
            destination[k] = value;
            sum += value;
        }

        double scale = sum > 0 ? 1 / sum : 0;
        for (int k = 0; k < Length; k++)
        {
            destination[k] = (float)Math.Min(Math.Round(512 * Math.Sqrt(destination[k] * scale)), 255);
        }
    }
}
