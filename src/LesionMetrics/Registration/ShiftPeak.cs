namespace LesionMetrics.Registration;

/// <summary>The shift at which a cell fits best.</summary>
/// <param name="Dx">Shift along x, pixels, to a fraction.</param>
/// <param name="Dy">Shift along y, pixels, to a fraction.</param>
/// <param name="Correlation">Normalized correlation there, -1..1.</param>
/// <param name="Distinctness">The correlation in units of what decoy shifts reach (root mean square).</param>
/// <param name="Sharpness">Curvature of the correlation at the peak along its flatter axis, per square pixel.</param>
internal readonly record struct ShiftPeak(double Dx, double Dy, double Correlation, double Distinctness, double Sharpness)
{
    /// <summary>The best shift of cell <paramref name="cell"/>; null where it has no texture or its peak lies at the range's edge.</summary>
    public static ShiftPeak? Find(CorrelationVolume volume, int cell, float chance, double leastEnergy)
    {
        if (volume.EnergyFirst[cell] < leastEnergy || volume.EnergySecond[cell] < leastEnergy)
        {
            return null;
        }

        int side = (2 * volume.Range) + 1;
        int cells = volume.Columns * volume.Rows;
        ReadOnlySpan<float> sums = volume.Sums;
        int best = 0;
        float highest = float.MinValue;
        for (int shift = 0; shift < side * side; shift++)
        {
            float value = sums[(shift * cells) + cell];
            if (value > highest)
            {
                highest = value;
                best = shift;
            }
        }

        int row = best / side;
        int column = best % side;
        if (row == 0 || column == 0 || row == side - 1 || column == side - 1 || highest <= 0)
        {
            return null;
        }

        double norm = 1 / Math.Sqrt((double)volume.EnergyFirst[cell] * volume.EnergySecond[cell]);
        Span<double> nine = stackalloc double[9];
        for (int k = 0; k < 9; k++)
        {
            nine[k] = norm * sums[((best + (((k / 3) - 1) * side) + (k % 3) - 1) * cells) + cell];
        }

        return PeakFit.Refine(nine) is { } fine
            ? new ShiftPeak(column - volume.Range + fine.X, row - volume.Range + fine.Y, highest * norm, highest * norm / (chance + 1e-6), fine.Sharpness)
            : null;
    }
}
