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
    private readonly int[] _corners = new int[Wide * Wide];
    private readonly float[] _rights = new float[Wide * Wide];
    private readonly float[] _downs = new float[Wide * Wide];
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
                _window[(j * Side) + i] = (float)PortableMath.Exp(-((x * x) + (y * y)) / (2 * WindowSigma * WindowSigma));
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
        Locate(followup[0], left - Range - x, top - Range - y, place, stretch);
        for (int channel = 0; channel < baseline.Length; channel++)
        {
            double own = LoadPatch(baseline[channel], left, top);
            if (own == 0)
            {
                continue;
            }

            energy += own;
            other += LoadFollowup(followup[channel]);
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

    /// <summary>Where each sample of the follow-up lies: the pixel before it, -1 beyond the picture, and how far towards the next ones.</summary>
    private void Locate(
        Plane followup, double offsetX, double offsetY, (double X, double Y) place, (double Xx, double Xy, double Yx, double Yy) stretch)
    {
        for (int j = 0; j < Wide; j++)
        {
            double v = offsetY + j;
            for (int i = 0; i < Wide; i++)
            {
                double u = offsetX + i;
                float x = (float)(place.X + (stretch.Xx * u) + (stretch.Xy * v));
                float y = (float)(place.Y + (stretch.Yx * u) + (stretch.Yy * v));
                int left = (int)x;
                int top = (int)y;
                int k = (j * Wide) + i;
                bool inside = x >= 0 && y >= 0 && left < followup.Width - 1 && top < followup.Height - 1;
                _corners[k] = inside ? (top * followup.Width) + left : -1;
                _rights[k] = x - left;
                _downs[k] = y - top;
            }
        }
    }

    private double LoadFollowup(Plane followup)
    {
        ReadOnlySpan<float> samples = followup.Samples;
        int width = followup.Width;
        for (int k = 0; k < _sampled.Length; k++)
        {
            int corner = _corners[k];
            float value = 0;
            if (corner >= 0)
            {
                ReadOnlySpan<float> upper = samples.Slice(corner, 2);
                ReadOnlySpan<float> lower = samples.Slice(corner + width, 2);
                float fx = _rights[k];
                float above = upper[0] + (fx * (upper[1] - upper[0]));
                float below = lower[0] + (fx * (lower[1] - lower[0]));
                value = above + (_downs[k] * (below - above));
            }

            _sampled[k] = value;
        }

        double energy = 0;
        for (int j = 0; j < Side; j++)
        {
            ReadOnlySpan<float> row = _sampled.AsSpan(((j + Range) * Wide) + Range, Side);
            ReadOnlySpan<float> window = _window.AsSpan(j * Side, Side);
            for (int i = 0; i < row.Length; i++)
            {
                energy += (double)row[i] * row[i] * window[i];
            }
        }

        return energy;
    }

    private double Product(int dx, int dy)
    {
        ref float patch = ref MemoryMarshal.GetArrayDataReference(_patch);
        ref float sampled = ref _sampled[(dy * Wide) + dx];
        Vector512<float> ab = default, cd = default, ef = default;
        for (nuint j = 0; j < Side; j++)
        {
            nuint from = j * Side;
            nuint to = j * Wide;
            ab += Vector512.LoadUnsafe(ref patch, from) * Vector512.LoadUnsafe(ref sampled, to);
            cd += Vector512.LoadUnsafe(ref patch, from + 16) * Vector512.LoadUnsafe(ref sampled, to + 16);
            ef += Vector512.LoadUnsafe(ref patch, from + 32) * Vector512.LoadUnsafe(ref sampled, to + 32);
        }

        return CellCorrelator.OrderedSum((ab.GetLower() + ab.GetUpper()) + (cd.GetLower() + cd.GetUpper()) + (ef.GetLower() + ef.GetUpper()));
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
