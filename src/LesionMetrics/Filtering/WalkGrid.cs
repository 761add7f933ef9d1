using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using LesionMetrics.Imaging;

namespace LesionMetrics.Filtering;

/// <summary>
/// The equations (c_i + sum of w_ij) x_i - sum of w_ij x_j = c_i p_i over the four neighbors of each pixel, solved by conjugate gradients that the diagonal
/// preconditions. Sixteen lanes of float without fused steps, inner products in sixteen sums of double joined in one order: one result on every CPU.
/// </summary>
internal sealed class WalkGrid
{
    private const int Lanes = 16;

    private readonly int _width;
    private readonly int _length;
    private readonly int _pad;
    private readonly float[] _left;
    private readonly float[] _up;

    /// <summary>Equations of pixels that are not coupled.</summary>
    public WalkGrid(ImageSize size)
    {
        // Beyond either end lie zeros, so that no pixel asks whether it has a neighbor.
        _width = size.Width;
        _length = (int)size.PixelCount;
        _pad = _width + Lanes;
        Size = size;
        _left = PlaneMemory.Zeros<float>(_length + (2 * _pad));
        _up = PlaneMemory.Zeros<float>(_length + (2 * _pad));
    }

    /// <summary>Of the image.</summary>
    public ImageSize Size { get; }

    /// <summary>w of each pixel and the one to the left of it, not negative; 0 in the first column.</summary>
    public Span<float> Left => _left.AsSpan(_pad, _length);

    /// <summary>w of each pixel and the one above it, not negative; 0 in the first row.</summary>
    public Span<float> Up => _up.AsSpan(_pad, _length);

    /// <summary>Solves for x.</summary>
    /// <param name="confidence">c of each pixel, positive.</param>
    /// <param name="field">p of each pixel, which is the first guess too; then x.</param>
    /// <param name="mostSteps">Steps after which the field is taken as it is.</param>
    /// <param name="tolerance">Largest residual at which it is taken earlier.</param>
    public void Solve(ReadOnlySpan<float> confidence, Span<float> field, int mostSteps, double tolerance)
    {
        float[] diagonal = Diagonal(confidence);
        float[] inverse = PlaneMemory.Zeros<float>(diagonal.Length);
        float[] x = Padded(field);
        float[] product = PlaneMemory.Zeros<float>(x.Length);
        float[] residual = PlaneMemory.Zeros<float>(x.Length);
        float[] direction = PlaneMemory.Zeros<float>(x.Length);
        Multiply(diagonal, x, product);
        double energy = 0;
        for (int i = _pad; i < _pad + _length; i++)
        {
            inverse[i] = 1 / diagonal[i];
            residual[i] = (confidence[i - _pad] * x[i]) - product[i];
            direction[i] = residual[i] * inverse[i];
            energy += residual[i] * (double)direction[i];
        }

        for (int step = 0; step < mostSteps && energy > 0; step++)
        {
            double along = Multiply(diagonal, direction, product);
            (double next, float largest) = Advance((float)(energy / along), direction, product, inverse, x, residual);
            if (largest < tolerance)
            {
                break;
            }

            Turn((float)(next / energy), residual, inverse, direction);
            energy = next;
        }

        x.AsSpan(_pad, _length).CopyTo(field);
    }

    private float[] Diagonal(ReadOnlySpan<float> confidence)
    {
        float[] diagonal = PlaneMemory.Zeros<float>(_left.Length);
        for (int i = _pad; i < _pad + _length; i++)
        {
            diagonal[i] = confidence[i - _pad] + _left[i] + _left[i + 1] + _up[i] + _up[i + _width];
        }

        return diagonal;
    }

    private float[] Padded(ReadOnlySpan<float> field)
    {
        float[] padded = PlaneMemory.Zeros<float>(_length + (2 * _pad));
        field.CopyTo(padded.AsSpan(_pad));
        return padded;
    }

    /// <summary>Writes the left sides of <paramref name="x"/> to <paramref name="product"/>; their inner product with it.</summary>
    private double Multiply(float[] diagonal, float[] x, float[] product)
    {
        Sums sums = default;
        for (int i = _pad; i < _pad + _length; i += Lanes)
        {
            Vector512<float> center = At(x, i);
            Vector512<float> value = (At(diagonal, i) * center)
                - (At(_left, i) * At(x, i - 1)) - (At(_left, i + 1) * At(x, i + 1))
                - (At(_up, i) * At(x, i - _width)) - (At(_up, i + _width) * At(x, i + _width));
            Put(value, product, i);
            sums.Add(value * center);
        }

        return sums.Join();
    }

    /// <summary>One step of <paramref name="length"/> along the direction; the residual's new energy and its largest element.</summary>
    private (double Energy, float Largest) Advance(float length, float[] direction, float[] product, float[] inverse, float[] x, float[] residual)
    {
        Sums sums = default;
        Vector512<float> largest = Vector512<float>.Zero;
        Vector512<float> by = Vector512.Create(length);
        for (int i = _pad; i < _pad + _length; i += Lanes)
        {
            Put(At(x, i) + (by * At(direction, i)), x, i);
            Vector512<float> left = At(residual, i) - (by * At(product, i));
            Put(left, residual, i);
            sums.Add(left * left * At(inverse, i));
            largest = Vector512.Max(largest, Vector512.Abs(left));
        }

        float most = 0;
        for (int lane = 0; lane < Lanes; lane++)
        {
            most = Math.Max(most, largest[lane]);
        }

        return (sums.Join(), most);
    }

    private void Turn(float share, float[] residual, float[] inverse, float[] direction)
    {
        Vector512<float> kept = Vector512.Create(share);
        for (int i = _pad; i < _pad + _length; i += Lanes)
        {
            Put((At(residual, i) * At(inverse, i)) + (kept * At(direction, i)), direction, i);
        }
    }

    private static Vector512<float> At(float[] values, int index) => Vector512.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(values), (nuint)index);

    private static void Put(Vector512<float> value, float[] values, int index) =>
        value.StoreUnsafe(ref MemoryMarshal.GetArrayDataReference(values), (nuint)index);

    /// <summary>Sixteen sums in double, four by four: 512 bits are widened in pieces through memory where there are no such registers.</summary>
    private struct Sums
    {
        private Vector256<double> _first;
        private Vector256<double> _second;
        private Vector256<double> _third;
        private Vector256<double> _fourth;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Add(Vector512<float> values)
        {
            (Vector256<double> first, Vector256<double> second) = Vector256.Widen(values.GetLower());
            (Vector256<double> third, Vector256<double> fourth) = Vector256.Widen(values.GetUpper());
            _first += first;
            _second += second;
            _third += third;
            _fourth += fourth;
        }

        public readonly double Join()
        {
            Vector256<double> low = _first + _third;
            Vector256<double> high = _second + _fourth;
            double sum = 0;
            for (int lane = 0; lane < Lanes / 2; lane++)
            {
                sum += lane < 4 ? low[lane] : high[lane - 4];
            }

            return sum;
        }
    }
}
