using System.Runtime.InteropServices;
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
    /// <param name="first">Normalized channels of the baseline, 0 where they may not be compared; their products are added.</param>
    /// <param name="second">The same of the follow-up in the baseline's frame, of the same size.</param>
    /// <param name="range">Largest shift along either axis, pixels.</param>
    public static CorrelationVolume Correlate(ReadOnlySpan<Plane> first, ReadOnlySpan<Plane> second, int range)
    {
        int columns = (first[0].Width + Cell - 1) / Cell;
        int rows = (first[0].Height + Cell - 1) / Cell;
        int cells = columns * rows;
        float[] sums = new float[Shifts(range).Length * cells];
        float[] energyFirst = new float[cells];
        float[] energySecond = new float[cells];
        for (int channel = 0; channel < first.Length; channel++)
        {
            Accumulate(first[channel], second[channel], range, columns, rows, sums);
            Energy(first[channel], columns, rows, energyFirst);
            Energy(second[channel], columns, rows, energySecond);
        }

        return new CorrelationVolume(columns, rows, range, sums, energyFirst, energySecond);
    }

    private static void Accumulate(Plane first, Plane second, int range, int columns, int rows, float[] sums)
    {
        int cells = columns * rows;
        int margin = range + DecoyDistance;
        (int Dx, int Dy)[] shifts = Shifts(range);
        int width = columns * Cell;
        float[] a = Pad(first, 0, width, rows * Cell);
        int stride = width + (2 * margin);
        float[] b = Pad(second, margin, stride, (rows * Cell) + (2 * margin));
        ref float one = ref MemoryMarshal.GetArrayDataReference(a);
        ref float two = ref MemoryMarshal.GetArrayDataReference(b);
        for (int cell = 0; cell < cells; cell++)
        {
            int top = (cell / columns) * Cell;
            int left = (cell % columns) * Cell;
            int from = (top * width) + left;
            if (IsEmpty(ref one, from, width))
            {
                continue;
            }

            for (int s = 0; s < shifts.Length; s++)
            {
                int to = ((top + shifts[s].Dy + margin) * stride) + left + shifts[s].Dx + margin;
                Vector512<float> sum = Vector512<float>.Zero;
                for (int k = 0; k < Cell; k++)
                {
                    sum += Vector512.LoadUnsafe(ref one, (nuint)(from + (k * width))) * Vector512.LoadUnsafe(ref two, (nuint)(to + (k * stride)));
                }

                sums[(s * cells) + cell] += OrderedSum(sum);
            }
        }
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

    /// <summary>The sum of sixteen numbers in one order at every vector width.</summary>
    public static float OrderedSum(Vector512<float> value)
    {
        Vector256<float> eight = value.GetLower() + value.GetUpper();
        Vector128<float> four = eight.GetLower() + eight.GetUpper();
        return (four.GetElement(0) + four.GetElement(2)) + (four.GetElement(1) + four.GetElement(3));
    }

    private static bool IsEmpty(ref float plane, int from, int width)
    {
        Vector512<float> any = Vector512<float>.Zero;
        for (int k = 0; k < Cell; k++)
        {
            any += Vector512.Abs(Vector512.LoadUnsafe(ref plane, (nuint)(from + (k * width))));
        }

        return any == Vector512<float>.Zero;
    }

    private static void Energy(Plane plane, int columns, int rows, float[] energy)
    {
        float[] padded = Pad(plane, 0, columns * Cell, rows * Cell);
        ref float start = ref MemoryMarshal.GetArrayDataReference(padded);
        for (int cell = 0; cell < energy.Length; cell++)
        {
            int from = ((cell / columns) * Cell * columns * Cell) + ((cell % columns) * Cell);
            Vector512<float> sum = Vector512<float>.Zero;
            for (int k = 0; k < Cell; k++)
            {
                Vector512<float> x = Vector512.LoadUnsafe(ref start, (nuint)(from + (k * columns * Cell)));
                sum += x * x;
            }

            energy[cell] += OrderedSum(sum);
        }
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
