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
    public static ShiftPeak? Find(CorrelationVolume volume, int cell, double leastEnergy)
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
        double squares = 0;
        for (int decoy = side * side; decoy < (side * side) + CellCorrelator.DecoyCount; decoy++)
        {
            double value = sums[(decoy * cells) + cell];
            squares += value * value;
        }

        double chance = Math.Sqrt(squares / CellCorrelator.DecoyCount) + 1e-6;
        return Refine(sums, cells, side, cell, best, norm) is { } fine
            ? new ShiftPeak(column - volume.Range + fine.X, row - volume.Range + fine.Y, highest * norm, highest / chance, fine.Sharpness)
            : null;
    }

    /// <summary>The top of the paraboloid through the nine shifts around the best one, and its smaller curvature.</summary>
    private static (double X, double Y, double Sharpness)? Refine(ReadOnlySpan<float> sums, int cells, int side, int cell, int best, double norm)
    {
        Span<double> n = stackalloc double[9];
        for (int k = 0; k < 9; k++)
        {
            n[k] = norm * sums[((best + (((k / 3) - 1) * side) + (k % 3) - 1) * cells) + cell];
        }

        double gx = (n[2] + n[5] + n[8] - n[0] - n[3] - n[6]) / 6;
        double gy = (n[6] + n[7] + n[8] - n[0] - n[1] - n[2]) / 6;
        double xx = (n[0] + n[2] + n[3] + n[5] + n[6] + n[8] - (2 * (n[1] + n[4] + n[7]))) / 3;
        double yy = (n[0] + n[1] + n[2] + n[6] + n[7] + n[8] - (2 * (n[3] + n[4] + n[5]))) / 3;
        double xy = (n[0] + n[8] - n[2] - n[6]) / 4;
        double determinant = (xx * yy) - (xy * xy);
        if (xx >= 0 || yy >= 0 || determinant <= 0)
        {
            return null;
        }

        double x = ((xy * gy) - (yy * gx)) / determinant;
        double y = ((xy * gx) - (xx * gy)) / determinant;
        double half = (xx + yy) / 2;
        double smaller = -half - Math.Sqrt((((xx - yy) * (xx - yy)) / 4) + (xy * xy));
        return Math.Abs(x) <= 1 && Math.Abs(y) <= 1 ? (x, y, smaller) : null;
    }
}
