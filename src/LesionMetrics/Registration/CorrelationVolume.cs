using LesionMetrics.Kernels;

namespace LesionMetrics.Registration;

/// <summary>Correlation of each cell of the baseline at each shift.</summary>
/// <param name="columns">Cells along x.</param>
/// <param name="rows">Cells along y.</param>
/// <param name="range">Largest shift, pixels.</param>
/// <param name="sums">Sums of products, shift-major: ((dy + range)(2 range + 1) + dx + range) rows columns + cell; then as many rows of decoys.</param>
/// <param name="energyFirst">Sum of squares of the baseline a cell.</param>
/// <param name="energySecond">Sum of squares of the follow-up a cell.</param>
internal sealed class CorrelationVolume(int columns, int rows, int range, float[] sums, float[] energyFirst, float[] energySecond)
{
    /// <summary>Cells along x.</summary>
    public int Columns { get; } = columns;

    /// <summary>Cells along y.</summary>
    public int Rows { get; } = rows;

    /// <summary>Largest shift along either axis, pixels.</summary>
    public int Range { get; } = range;

    /// <summary>Sums of products, shift after shift, <see cref="CellCorrelator.DecoyCount"/> decoys last.</summary>
    public ReadOnlySpan<float> Sums => sums;

    /// <summary>Sum of squares of the baseline in each cell.</summary>
    public ReadOnlySpan<float> EnergyFirst => energyFirst;

    /// <summary>Sum of squares of the follow-up in each cell.</summary>
    public ReadOnlySpan<float> EnergySecond => energySecond;

    /// <summary>
    /// What chance reaches in each cell: the root mean square of the decoys' sums, averaged over the cells within <paramref name="sigma"/> and more, for
    /// sixteen decoys alone scatter too much to judge by.
    /// </summary>
    public float[] Chance(double sigma)
    {
        float[] squares = new float[Columns * Rows];
        for (int start = sums.Length - (CellCorrelator.DecoyCount * squares.Length); start < sums.Length; start += squares.Length)
        {
            for (int cell = 0; cell < squares.Length; cell++)
            {
                // Relative to the cell's own energy, so that a bright cell does not raise the bar for its neighbors.
                float energy = energyFirst[cell] * energySecond[cell];
                squares[cell] += energy > 0 ? sums[start + cell] * sums[start + cell] / energy : 0;
            }
        }

        float[] filled = Array.ConvertAll(squares, value => value > 0 ? 1f : 0f);
        float[] buffer = new float[squares.Length];
        float[] total = new float[squares.Length];
        float[] count = new float[squares.Length];
        float[] half = Half(sigma);
        SmoothCells(squares, half, buffer, total);
        SmoothCells(filled, half, buffer, count);
        for (int cell = 0; cell < total.Length; cell++)
        {
            total[cell] = count[cell] > 0 ? MathF.Sqrt(total[cell] / (count[cell] * CellCorrelator.DecoyCount)) : 1;
        }

        return total;
    }

    /// <summary>The sums of both, as if their textures were one of two channels.</summary>
    public CorrelationVolume Plus(CorrelationVolume other)
    {
        float[] total = [.. sums];
        float[] first = [.. energyFirst];
        float[] second = [.. energySecond];
        ScaleRow.AddScaled(other.Sums, 1, total);
        ScaleRow.AddScaled(other.EnergyFirst, 1, first);
        ScaleRow.AddScaled(other.EnergySecond, 1, second);
        return new CorrelationVolume(Columns, Rows, Range, total, first, second);
    }

    /// <summary>The same with each shift's cells smoothed over their neighbors by a Gaussian of <paramref name="sigma"/> cells: larger windows, softer edges.</summary>
    public CorrelationVolume Smooth(double sigma)
    {
        float[] half = Half(sigma);
        float[] result = new float[sums.Length];
        float[] buffer = new float[Columns * Rows];
        for (int start = 0; start < sums.Length; start += buffer.Length)
        {
            SmoothCells(sums.AsSpan(start, buffer.Length), half, buffer, result.AsSpan(start, buffer.Length));
        }

        float[] first = new float[energyFirst.Length];
        float[] second = new float[energySecond.Length];
        SmoothCells(energyFirst, half, buffer, first);
        SmoothCells(energySecond, half, buffer, second);
        return new CorrelationVolume(Columns, Rows, Range, result, first, second);
    }

    private static float[] Half(double sigma)
    {
        float[] half = new float[(int)Math.Ceiling(2.5 * sigma) + 1];
        for (int k = 0; k < half.Length; k++)
        {
            half[k] = (float)PortableMath.Exp(-k * k / (2 * sigma * sigma));
        }

        return half;
    }

    private void SmoothCells(ReadOnlySpan<float> source, ReadOnlySpan<float> half, Span<float> buffer, Span<float> destination)
    {
        int radius = half.Length - 1;
        Span<float> padded = stackalloc float[Columns + (2 * radius)];
        padded.Clear();
        for (int y = 0; y < Rows; y++)
        {
            source.Slice(y * Columns, Columns).CopyTo(padded[radius..]);
            SymmetricRow.Convolve(padded, half, buffer.Slice(y * Columns, Columns));
        }

        destination.Clear();
        for (int y = 0; y < Rows; y++)
        {
            Span<float> to = destination.Slice(y * Columns, Columns);
            for (int k = Math.Max(-radius, -y); k <= Math.Min(radius, Rows - 1 - y); k++)
            {
                ScaleRow.AddScaled(buffer.Slice((y + k) * Columns, Columns), half[Math.Abs(k)], to);
            }
        }
    }
}
