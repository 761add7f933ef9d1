using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace LesionMetrics.Registration;

/// <summary>Normal equations whose matrix is a narrow band, with two right-hand sides; solved by Cholesky's method.</summary>
internal sealed class BandedSystem
{
    private readonly int _size;
    private readonly int _band;
    private readonly double[] _matrix;
    private readonly double[] _first;
    private readonly double[] _second;

    /// <summary>Zeros for <paramref name="size"/> unknowns that meet only within <paramref name="band"/> places of each other.</summary>
    public BandedSystem(int size, int band)
    {
        _size = size;
        _band = band;
        _matrix = new double[size * (band + 1)];
        _first = new double[size];
        _second = new double[size];
    }

    /// <summary>Adds weight (sum of value[k] x[index[k]] - target)^2 to what is minimized, one target for each right-hand side.</summary>
    /// <param name="index">Unknowns, ascending.</param>
    /// <param name="value">Their coefficients.</param>
    /// <param name="first">Target of the first right-hand side.</param>
    /// <param name="second">Target of the second right-hand side.</param>
    /// <param name="weight">Weight of the square.</param>
    public void Add(ReadOnlySpan<int> index, ReadOnlySpan<double> value, double first, double second, double weight)
    {
        for (int i = 0; i < index.Length; i++)
        {
            double scaled = weight * value[i];
            int row = index[i];
            int diagonal = (row * (_band + 1)) + _band - row;
            for (int j = 0; j <= i; j++)
            {
                _matrix[diagonal + index[j]] += scaled * value[j];
            }

            _first[row] += scaled * first;
            _second[row] += scaled * second;
        }
    }

    /// <summary>Solves for both right-hand sides; the system is used up.</summary>
    public void Solve(Span<double> first, Span<double> second)
    {
        int stride = _band + 1;
        for (int i = 0; i < _size; i++)
        {
            Span<double> rowI = _matrix.AsSpan(i * stride, stride);
            int start = Math.Max(0, i - _band);
            for (int j = start; j <= i; j++)
            {
                // Element (i, j) lies at place band - (i - j) of its row; both rows' products run over columns from..j - 1.
                int from = Math.Max(start, j - _band);
                ReadOnlySpan<double> left = rowI.Slice(_band - i + from, j - from);
                ReadOnlySpan<double> right = _matrix.AsSpan((j * stride) + _band - j + from, j - from);
                double sum = rowI[_band - i + j] - Dot(left, right);
                rowI[_band - i + j] = j < i ? sum / _matrix[(j * stride) + _band] : Math.Sqrt(Math.Max(sum, 1e-12));
            }
        }

        Substitute(_first);
        Substitute(_second);
        _first.CopyTo(first);
        _second.CopyTo(second);
    }

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        // Eight sums in a fixed order: the same bits on every CPU.
        ref double x = ref MemoryMarshal.GetReference(a);
        ref double y = ref MemoryMarshal.GetReference(b);
        Vector256<double> lower = default;
        Vector256<double> upper = default;
        int k = 0;
        for (; k <= a.Length - 8; k += 8)
        {
            lower += Vector256.LoadUnsafe(ref x, (nuint)k) * Vector256.LoadUnsafe(ref y, (nuint)k);
            upper += Vector256.LoadUnsafe(ref x, (nuint)k + 4) * Vector256.LoadUnsafe(ref y, (nuint)k + 4);
        }

        lower += upper;
        double sum = (lower.GetElement(0) + lower.GetElement(2)) + (lower.GetElement(1) + lower.GetElement(3));
        for (; k < a.Length; k++)
        {
            sum += a[k] * b[k];
        }

        return sum;
    }

    private void Substitute(double[] right)
    {
        int stride = _band + 1;
        for (int i = 0; i < _size; i++)
        {
            double sum = right[i];
            for (int j = Math.Max(0, i - _band); j < i; j++)
            {
                sum -= _matrix[(i * stride) + _band - i + j] * right[j];
            }

            right[i] = sum / _matrix[(i * stride) + _band];
        }

        for (int i = _size - 1; i >= 0; i--)
        {
            right[i] /= _matrix[(i * stride) + _band];
            for (int j = Math.Max(0, i - _band); j < i; j++)
            {
                right[j] -= _matrix[(i * stride) + _band - i + j] * right[i];
            }
        }
    }
}
