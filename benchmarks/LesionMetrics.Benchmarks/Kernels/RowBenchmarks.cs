using System.Numerics.Tensors;
using BenchmarkDotNet.Attributes;
using LesionMetrics.Filtering;
using LesionMetrics.Kernels;

namespace LesionMetrics.Benchmarks.Kernels;

/// <summary>Kernels on one row of 4,000 samples against a plain scalar loop, and TensorPrimitives where it has the operation.</summary>
[Config(typeof(Lanes))]
public class RowBenchmarks
{
    private const int Length = 4000;

    private readonly float[] _x = new float[Length];
    private readonly float[] _y = new float[Length];
    private readonly float[] _z = new float[Length];
    private readonly float[] _a = new float[Length];
    private readonly float[] _b = new float[Length];
    private readonly float[] _c = new float[Length];
    private readonly float[] _weights = [0.1f, 0.2f, 0.3f, 0.4f];
    private readonly double[] _padded = new double[Length + 100];
    private readonly double[] _windows = new double[Length];
    private readonly double[] _sums = new double[Length];
    private readonly byte[] _codes = new byte[3 * Length];
    private readonly byte[] _mask = new byte[Length];
    private readonly ulong[] _bits = new ulong[BitRow.Words(Length)];

    [GlobalSetup]
    public void Fill()
    {
        for (int i = 0; i < Length; i++)
        {
            _x[i] = 0.1f + (i % 900 / 1000f);
            _y[i] = 0.1f + (i % 700 / 1000f);
            _z[i] = 0.1f + (i % 500 / 1000f);
            _mask[i] = i % 37 < 20 ? (byte)255 : (byte)0;
        }

        for (int i = 0; i < _codes.Length; i++)
        {
            _codes[i] = (byte)(i * 31);
        }

        BitRow.Pack(_mask, _bits);
    }

    [Benchmark]
    public void Log10Ratio() => LogarithmRow.FlooredLog10Ratio(_x, _y, 1 / 255f, 100, _a);

    [Benchmark]
    public void Log10RatioScalar()
    {
        for (int i = 0; i < Length; i++)
        {
            _a[i] = 100 * MathF.Log10(MathF.Max(_x[i], 1 / 255f) / MathF.Max(_y[i], 1 / 255f));
        }
    }

    [Benchmark]
    public void Log10RatioTensor()
    {
        TensorPrimitives.Max(_x, 1 / 255f, _a);
        TensorPrimitives.Max(_y, 1 / 255f, _b);
        TensorPrimitives.Divide(_a, _b, _a);
        TensorPrimitives.Log10(_a, _a);
        TensorPrimitives.Multiply(_a, 100, _a);
    }

    [Benchmark]
    public void Lab() => LabRow.FromLinear(_x, _y, _z, _a, _b, _c);

    [Benchmark]
    public void LabScalar()
    {
        for (int i = 0; i < Length; i++)
        {
            float fx = MathF.Cbrt((0.43388735f * _x[i]) + (0.37622401f * _y[i]) + (0.18988865f * _z[i]));
            float fy = MathF.Cbrt((0.21263901f * _x[i]) + (0.71516868f * _y[i]) + (0.07219232f * _z[i]));
            float fz = MathF.Cbrt((0.01775004f * _x[i]) + (0.10944762f * _y[i]) + (0.87280234f * _z[i]));
            _a[i] = (116 * fy) - 16;
            _b[i] = 500 * (fx - fy);
            _c[i] = 200 * (fy - fz);
        }
    }

    [Benchmark]
    public void Ciede2000() => CiedeRow.Difference(_x, _y, _z, _y, _z, _x, _a);

    [Benchmark]
    public void Ciede2000Scalar()
    {
        for (int i = 0; i < Length; i++)
        {
            _a[i] = (float)CiedeE2000.Difference(_x[i], _y[i], _z[i], _y[i], _z[i], _x[i]);
        }
    }

    [Benchmark]
    public void Scale() => ScaleRow.Multiply(_x, 0.3f, _a);

    [Benchmark]
    public void ScaleTensor() => TensorPrimitives.Multiply(_x, 0.3f, _a);

    [Benchmark]
    public void SrgbDecode() => SrgbRow.ToLinear(_codes, _a, _b, _c);

    [Benchmark]
    public void SrgbDecodeScalar()
    {
        ReadOnlySpan<float> table = SrgbTable.FromCode8;
        for (int i = 0; i < Length; i++)
        {
            _a[i] = table[_codes[3 * i]];
            _b[i] = table[_codes[(3 * i) + 1]];
            _c[i] = table[_codes[(3 * i) + 2]];
        }
    }

    [Benchmark]
    public void WindowSum101() => WindowSumRow.Sum(_padded, 101, _windows);

    [Benchmark]
    public void WindowSum101Scalar()
    {
        double sum = 0;
        for (int i = 0; i < 100; i++)
        {
            sum += _padded[i];
        }

        for (int i = 0; i < Length; i++)
        {
            sum += _padded[i + 100];
            _windows[i] = sum;
            sum -= _padded[i];
        }
    }

    [Benchmark]
    public void ColumnSlide() => ColumnSumRow.Slide(_sums, _x, _x);

    [Benchmark]
    public void AddFourRowsToBoth() => WeightedRows.AddToBoth(_x, _y, _z, _x, _weights, _weights, _a, _b);

    [Benchmark]
    public void AddFourRowsToBothScalar()
    {
        foreach (float[] sum in (float[][])[_a, _b])
        {
            for (int i = 0; i < Length; i++)
            {
                sum[i] += (_x[i] * _weights[0]) + (_y[i] * _weights[1]) + (_z[i] * _weights[2]) + (_x[i] * _weights[3]);
            }
        }
    }

    [Benchmark]
    public void PackBits() => BitRow.Pack(_mask, _bits);

    [Benchmark]
    public void UnpackBits() => BitRow.Unpack(_bits, _mask);
}
