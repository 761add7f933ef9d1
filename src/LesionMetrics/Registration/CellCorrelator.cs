using System.Runtime.Intrinsics;
using LesionMetrics.Imaging;

namespace LesionMetrics.Registration;

/// <summary>
/// Correlates two normalized planes cell by cell at every whole-pixel shift within a range: how well the second, moved back by the shift, fits the first.
/// </summary>
/// <remarks>As in particle image velocimetry; Westerweel 1997, doi 10.1088/0957-0233/8/12/002.</remarks>
internal static class CellCorrelator
{
    /// <summary>Side of a cell, pixels: one vector of samples.</summary>
    public const int Cell = 16;

    /// <summary>Distance of the decoy shifts beyond the range, pixels: far enough that texture is no longer like itself.</summary>
    private const int DecoyDistance = 16;

    /// <summary>Number of decoy shifts.</summary>
    public const int DecoyCount = 16;

    /// <summary>The sums over each cell of first(x, y) second(x + dx, y + dy), shift after shift, rows of shifts first.</summary>
    /// <param name="first">A normalized channel of the baseline, 0 where it may not be compared.</param>
    /// <param name="second">The same of the follow-up in the baseline's frame, of the same size.</param>
    /// <param name="range">Largest shift along either axis, pixels.</param>
    public static CorrelationVolume Correlate(Plane first, Plane second, int range)
    {
        int columns = (first.Width + Cell - 1) / Cell;
        int rows = (first.Height + Cell - 1) / Cell;
        int cells = columns * rows;
        int margin = range + DecoyDistance;
        (int Dx, int Dy)[] shifts = Shifts(range);
        int width = columns * Cell;
        float[] a = Pad(first, 0, width, rows * Cell);
        int stride = width + (2 * margin);
        float[] b = Pad(second, margin, stride, (rows * Cell) + (2 * margin));
        int[] offsets = Array.ConvertAll(shifts, shift => ((shift.Dy + margin) * stride) + shift.Dx + margin);
        float[] sums = new float[shifts.Length * cells];
        float[] energyFirst = Energy(a, width, columns, rows);
        for (int cell = 0; cell < cells; cell++)
        {
            if (energyFirst[cell] == 0)
            {
                continue;
            }

            int top = (cell / columns) * Cell;
            int left = (cell % columns) * Cell;
            ref float one = ref a[(top * width) + left];
            ref float two = ref b[(top * stride) + left];
            int s = 0;
            for (; s + 3 < shifts.Length; s += 4)
            {
                FourProducts(ref one, width, ref two, stride, offsets.AsSpan(s, 4), sums, (s * cells) + cell, cells);
            }

            for (; s < shifts.Length; s++)
            {
                Span<int> same = [offsets[s], offsets[s], offsets[s], offsets[s]];
                FourProducts(ref one, width, ref two, stride, same, sums, (s * cells) + cell, 0);
            }
        }

        float[] energySecond = Energy(b.AsSpan((margin * stride) + margin), stride, columns, rows);
        return new CorrelationVolume(columns, rows, range, sums, energyFirst, energySecond);
    }

    /// <summary>The products of one cell at four shifts, each a sum of sixteen lanes in one order at every vector width.</summary>
    private static void FourProducts(ref float one, int width, ref float two, int stride, ReadOnlySpan<int> offsets, float[] sums, int place, int step)
    {
        Vector256<float> a0 = default, a1 = default, b0 = default, b1 = default, c0 = default, c1 = default, d0 = default, d1 = default;
        nuint p = (nuint)offsets[0];
        nuint q = (nuint)offsets[1];
        nuint r = (nuint)offsets[2];
        nuint t = (nuint)offsets[3];
        for (nuint k = 0; k < Cell; k++)
        {
            Vector256<float> x = Vector256.LoadUnsafe(ref one, k * (nuint)width);
            Vector256<float> y = Vector256.LoadUnsafe(ref one, (k * (nuint)width) + 8);
            nuint row = k * (nuint)stride;
            a0 += x * Vector256.LoadUnsafe(ref two, row + p);
            a1 += y * Vector256.LoadUnsafe(ref two, row + p + 8);
            b0 += x * Vector256.LoadUnsafe(ref two, row + q);
            b1 += y * Vector256.LoadUnsafe(ref two, row + q + 8);
            c0 += x * Vector256.LoadUnsafe(ref two, row + r);
            c1 += y * Vector256.LoadUnsafe(ref two, row + r + 8);
            d0 += x * Vector256.LoadUnsafe(ref two, row + t);
            d1 += y * Vector256.LoadUnsafe(ref two, row + t + 8);
        }

        sums[place] = OrderedSum(a0 + a1);
        sums[place + step] = OrderedSum(b0 + b1);
        sums[place + (2 * step)] = OrderedSum(c0 + c1);
        sums[place + (3 * step)] = OrderedSum(d0 + d1);
    }

    private static (int Dx, int Dy)[] Shifts(int range)
    {
        int side = (2 * range) + 1;
        var shifts = new (int Dx, int Dy)[(side * side) + DecoyCount];
        for (int s = 0; s < side * side; s++)
        {
            shifts[s] = ((s % side) - range, (s / side) - range);
        }

        // Decoys: around a square beyond the range, four to a side.
        int far = range + DecoyDistance;
        for (int s = 0; s < DecoyCount; s++)
        {
            int along = (((s / 4) * 2) - 3) * far / 4;
            shifts[(side * side) + s] = (s % 4) switch { 0 => (along, -far), 1 => (along, far), 2 => (-far, along), _ => (far, along) };
        }

        return shifts;
    }

    /// <summary>The sum of eight numbers in one order at every vector width.</summary>
    public static float OrderedSum(Vector256<float> value)
    {
        Vector128<float> four = value.GetLower() + value.GetUpper();
        return (four.GetElement(0) + four.GetElement(2)) + (four.GetElement(1) + four.GetElement(3));
    }

    private static float[] Energy(ReadOnlySpan<float> plane, int width, int columns, int rows)
    {
        float[] energy = new float[columns * rows];
        for (int cell = 0; cell < energy.Length; cell++)
        {
            ref readonly float start = ref plane[((cell / columns) * Cell * width) + ((cell % columns) * Cell)];
            Vector256<float> lower = default;
            Vector256<float> upper = default;
            for (nuint k = 0; k < Cell; k++)
            {
                Vector256<float> x = Vector256.LoadUnsafe(in start, k * (nuint)width);
                Vector256<float> y = Vector256.LoadUnsafe(in start, (k * (nuint)width) + 8);
                lower += x * x;
                upper += y * y;
            }

            energy[cell] = OrderedSum(lower + upper);
        }

        return energy;
    }

    private static float[] Pad(Plane plane, int margin, int width, int height)
    {
        float[] padded = new float[width * height];
        for (int y = 0; y < plane.Height; y++)
        {
            plane.Row(y).CopyTo(padded.AsSpan(((y + margin) * width) + margin));
        }

        return padded;
    }
}
