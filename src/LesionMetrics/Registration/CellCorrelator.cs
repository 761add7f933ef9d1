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
    /// <param name="first">Normalized baseline, 0 where it may not be compared.</param>
    /// <param name="second">Normalized follow-up in the baseline's frame, of the same size, 0 where it may not be compared.</param>
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
        float[] sums = new float[shifts.Length * cells];
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

                sums[(s * cells) + cell] = OrderedSum(sum);
            }
        }

        return new CorrelationVolume(columns, rows, range, sums, Energy(a, width, columns, rows), Energy(Pad(second, 0, width, rows * Cell), width, columns, rows));
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

    private static float[] Energy(float[] plane, int width, int columns, int rows)
    {
        float[] energy = new float[columns * rows];
        ref float start = ref MemoryMarshal.GetArrayDataReference(plane);
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                Vector512<float> sum = Vector512<float>.Zero;
                for (int k = 0; k < Cell; k++)
                {
                    Vector512<float> x = Vector512.LoadUnsafe(ref start, (nuint)((((row * Cell) + k) * width) + (column * Cell)));
                    sum += x * x;
                }

                energy[(row * columns) + column] = OrderedSum(sum);
            }
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
