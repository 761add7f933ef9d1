using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using LesionMetrics.Imaging;

namespace LesionMetrics.Registration;

/// <summary>
/// Looks for one patch of the baseline in the follow-up around a predicted place, the follow-up sampled through the predicted stretch. One object a
/// thread; it holds the buffers.
/// </summary>
internal sealed class PatchSearch
{
    /// <summary>Side of the patch, pixels: whole vectors, and three sigmas of the window.</summary>
    public const int Side = 48;

    /// <summary>Largest shift from the prediction, pixels.</summary>
    public const int Range = 8;

    /// <summary>Sigma of the window that weighs the patch, pixels.</summary>
    private const double WindowSigma = 18;

    /// <summary>Shifts at least this far from the peak tell what chance reaches.</summary>
    private const int ChanceDistance = 5;

    /// <summary>Least textured area in the window, pixels of unit variance.</summary>
    private const double LeastEnergy = 40;

    private const int Wide = Side + (2 * Range);
    private const int Shifts = (2 * Range) + 1;

    private readonly float[] _window = new float[Side * Side];
    private readonly float[] _patch = new float[Side * Side];
    private readonly float[] _sampled = new float[Wide * Wide];
    private readonly double[] _correlations = new double[Shifts * Shifts];

    /// <summary>Prepares the window.</summary>
    public PatchSearch()
    {
        for (int j = 0; j < Side; j++)
        {
            for (int i = 0; i < Side; i++)
            {
                double x = i - ((Side - 1) / 2.0);
                double y = j - ((Side - 1) / 2.0);
                _window[(j * Side) + i] = (float)Math.Exp(-((x * x) + (y * y)) / (2 * WindowSigma * WindowSigma));
            }
        }
    }

    /// <summary>
    /// The shift, in baseline pixels, by which the patch around baseline (<paramref name="x"/>, <paramref name="y"/>) lies off the prediction; null where
    /// it is not found.
    /// </summary>
    /// <param name="baseline">Normalized channels of the baseline, 0 where they may not be compared; their products are added.</param>
    /// <param name="followup">The same of the follow-up, in its own frame.</param>
    /// <param name="x">Baseline column of the patch's middle.</param>
    /// <param name="y">Baseline row of the patch's middle.</param>
    /// <param name="place">Predicted place of the middle in the follow-up.</param>
    /// <param name="stretch">Predicted derivative of the place: dx'/dx, dx'/dy, dy'/dx, dy'/dy.</param>
    public ShiftPeak? Find(
        ReadOnlySpan<Plane> baseline,
        ReadOnlySpan<Plane> followup,
        double x,
        double y,
        (double X, double Y) place,
        (double Xx, double Xy, double Yx, double Yy) stretch)
    {
        // The window's middle lies between pixels; the patch starts at a whole one.
        int left = (int)Math.Round(x - ((Side - 1) / 2.0));
        int top = (int)Math.Round(y - ((Side - 1) / 2.0));
        Array.Clear(_correlations);
        double energy = 0;
        double other = 0;
        for (int channel = 0; channel < baseline.Length; channel++)
        {
            double own = LoadPatch(baseline[channel], left, top);
            if (own == 0)
            {
                continue;
            }

            energy += own;
            other += LoadFollowup(followup[channel], left - Range - x, top - Range - y, place, stretch);
            for (int s = 0; s < _correlations.Length; s++)
            {
                _correlations[s] += Product(s % Shifts, s / Shifts);
            }
        }

        if (energy < LeastEnergy || other < LeastEnergy)
        {
            return null;
        }

        double norm = 1 / Math.Sqrt(energy * other);
        int best = 0;
        for (int s = 0; s < _correlations.Length; s++)
        {
            _correlations[s] *= norm;
            best = _correlations[s] > _correlations[best] ? s : best;
        }

        return Peak(best);
    }

    private double LoadPatch(Plane baseline, int left, int top)
    {
        double energy = 0;
        for (int j = 0; j < Side; j++)
        {
            int row = top + j;
            for (int i = 0; i < Side; i++)
            {
                int column = left + i;
                bool inside = row >= 0 && row < baseline.Height && column >= 0 && column < baseline.Width;
                float value = inside ? baseline[column, row] : 0;
                int k = (j * Side) + i;
                _patch[k] = value * _window[k];
                energy += (double)value * value * _window[k];
            }
        }

        return energy;
    }

    private double LoadFollowup(
        Plane followup, double offsetX, double offsetY, (double X, double Y) place, (double Xx, double Xy, double Yx, double Yy) stretch)
    {
        double energy = 0;
        for (int j = 0; j < Wide; j++)
        {
            double v = offsetY + j;
            for (int i = 0; i < Wide; i++)
            {
                double u = offsetX + i;
                float value = Interpolate(
                    followup, (float)(place.X + (stretch.Xx * u) + (stretch.Xy * v)), (float)(place.Y + (stretch.Yx * u) + (stretch.Yy * v)));
                _sampled[(j * Wide) + i] = value;
                int pi = i - Range;
                int pj = j - Range;
                if ((uint)pi < Side && (uint)pj < Side)
                {
                    energy += (double)value * value * _window[(pj * Side) + pi];
                }
            }
        }

        return energy;
    }

    private static float Interpolate(Plane plane, float x, float y)
    {
        int left = (int)x;
        int top = (int)y;
        if (!(x >= 0) || !(y >= 0) || left >= plane.Width - 1 || top >= plane.Height - 1)
        {
            return 0;
        }

        ReadOnlySpan<float> samples = plane.Samples;
        int k = (top * plane.Width) + left;
        float fx = x - left;
        float fy = y - top;
        float upper = samples[k] + (fx * (samples[k + 1] - samples[k]));
        k += plane.Width;
        float lower = samples[k] + (fx * (samples[k + 1] - samples[k]));
        return upper + (fy * (lower - upper));
    }

    private double Product(int dx, int dy)
    {
        ref float patch = ref MemoryMarshal.GetArrayDataReference(_patch);
        ref float sampled = ref _sampled[(dy * Wide) + dx];
        Vector256<float> a = default, b = default, c = default, d = default, e = default, f = default;
        for (nuint j = 0; j < Side; j++)
        {
            nuint from = j * Side;
            nuint to = j * Wide;
            a += Vector256.LoadUnsafe(ref patch, from) * Vector256.LoadUnsafe(ref sampled, to);
            b += Vector256.LoadUnsafe(ref patch, from + 8) * Vector256.LoadUnsafe(ref sampled, to + 8);
            c += Vector256.LoadUnsafe(ref patch, from + 16) * Vector256.LoadUnsafe(ref sampled, to + 16);
            d += Vector256.LoadUnsafe(ref patch, from + 24) * Vector256.LoadUnsafe(ref sampled, to + 24);
            e += Vector256.LoadUnsafe(ref patch, from + 32) * Vector256.LoadUnsafe(ref sampled, to + 32);
            f += Vector256.LoadUnsafe(ref patch, from + 40) * Vector256.LoadUnsafe(ref sampled, to + 40);
        }

        return CellCorrelator.OrderedSum((a + b) + (c + d) + (e + f));
    }

    private ShiftPeak? Peak(int best)
    {
        int column = best % Shifts;
        int row = best / Shifts;
        if (column is 0 or Shifts - 1 || row is 0 or Shifts - 1)
        {
            return null;
        }

        double squares = 0;
        int count = 0;
        for (int s = 0; s < _correlations.Length; s++)
        {
            int dx = (s % Shifts) - column;
            int dy = (s / Shifts) - row;
            if ((dx * dx) + (dy * dy) >= ChanceDistance * ChanceDistance)
            {
                squares += _correlations[s] * _correlations[s];
                count++;
            }
        }

        double chance = Math.Sqrt(squares / count) + 1e-6;
        Span<double> nine = stackalloc double[9];
        for (int k = 0; k < 9; k++)
        {
            nine[k] = _correlations[best + (((k / 3) - 1) * Shifts) + (k % 3) - 1];
        }

        return PeakFit.Refine(nine) is { } fine
            ? new ShiftPeak(column - Range + fine.X, row - Range + fine.Y, _correlations[best], _correlations[best] / chance, fine.Sharpness)
            : null;
    }
}
