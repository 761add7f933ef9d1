using LesionMetrics.Filtering;
using LesionMetrics.Kernels;
using LesionMetrics.Tests.Filtering;

namespace LesionMetrics.Tests.Kernels;

public class ElementwiseKernelTests
{
    private delegate void Kernel(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> destination);

    private sealed record Case(string Name, Kernel Run, Func<double, double, double> Oracle, double Absolute, double Relative);

    // Tolerances: one rounding of the result for single operations; a few ulp of the largest intermediate for the others.
    private static readonly Case[] Cases =
    [
        new("Multiply", (x, _, d) => ScaleRow.Multiply(x, 0.37f, d), (x, _) => x * 0.37f, 0, 1e-7),
        new("MultiplyBy", (x, y, d) => ScaleRow.MultiplyBy(x, y, 0.5f, d), (x, y) => x * y * 0.5, 0, 2e-7),
        new("Blend", (x, y, d) => BlendRow.Linear(x, y, 0.25f, d), (x, y) => x + ((y - x) * 0.25), 0, 3e-7),
        new("Log10", (x, _, d) => LogarithmRow.FlooredLog10(x, 0.01f, -100, d), (x, _) => -100 * Math.Log10(Floored(x)), 1e-5, 3e-7),
        new("Log10Ratio", (x, y, d) => LogarithmRow.FlooredLog10Ratio(x, y, 0.01f, 100, d), (x, y) => 100 * Math.Log10((float)(Floored(x) / Floored(y))), 2e-5, 3e-7),
        new("Bins", (x, _, d) => HistogramRow.Bins(x, 0.25f, 8, 4, d), (x, _) => double.IsNaN(x) ? -1 : Math.Clamp((x - 0.25) * 8, 0, 3), 0, 2e-7),
    ];

    public static TheoryData<string> Names => [.. Cases.Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void MatchesTheOracleAtEveryLengthWithoutReadingPastTheEnd(string name)
    {
        Case kernel = Cases.Single(c => c.Name == name);
        Noise noise = new(61);
        for (int length = 0; length <= 257; length++)
        {
            float[] x = KernelDigest.Awkward(noise.Floats(length, 0.005f, 1));
            float[] y = noise.Floats(length, 0.005f, 1);
            using GuardedRow guardedX = new(x);
            using GuardedRow guardedY = new(y);
            using GuardedRow guardedResult = new(new float[length]);
            kernel.Run(guardedX.Span, guardedY.Span, guardedResult.Span);
            for (int i = 0; i < length; i++)
            {
                AssertClose(kernel.Oracle(x[i], y[i]), guardedResult.Span[i], kernel, $"{name}({x[i]}, {y[i]}) at {i} of {length}");
            }

            // In place, over the first source.
            kernel.Run(guardedX.Span, guardedY.Span, guardedX.Span);
            Assert.True(guardedX.Span.SequenceEqual(guardedResult.Span), "in place");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void RefusesOtherLengthsAndShiftedOverlapAndAllocatesNothing(string name)
    {
        Case kernel = Cases.Single(c => c.Name == name);
        float[] x = new float[100];
        float[] y = new float[100];
        float[] d = new float[100];
        Assert.Throws<ArgumentException>(() => kernel.Run(x, y, d.AsSpan(1)));
        Assert.Throws<ArgumentException>(() => kernel.Run(x.AsSpan(0, 50), y.AsSpan(0, 50), x.AsSpan(1, 50)));
        kernel.Run(x, y, d);
        long before = GC.GetAllocatedBytesForCurrentThread();
        kernel.Run(x, y, d);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void ASamplesResultDoesNotDependOnItsPlaceInTheRow()
    {
        float[] x = KernelDigest.Awkward(new Noise(62).Floats(200, 0, 1));
        float[] y = new Noise(63).Floats(200, 0.1f, 1);
        foreach (Case kernel in Cases)
        {
            float[] whole = new float[200];
            kernel.Run(x, y, whole);
            for (int i = 0; i < 200; i++)
            {
                float[] one = new float[1];
                kernel.Run(x.AsSpan(i, 1), y.AsSpan(i, 1), one);
                Assert.Equal(whole[i], one[0]);
            }
        }
    }

    [Fact]
    public void LabMatchesTheDoubleOracleAndKeepsGrayNeutral()
    {
        Noise noise = new(64);
        for (int length = 0; length <= 257; length++)
        {
            float[][] rgb = [noise.Floats(length), noise.Floats(length), noise.Floats(length)];
            if (length > 3)
            {
                (rgb[0][0], rgb[1][0], rgb[2][0]) = (0, 0, 0);
                (rgb[0][1], rgb[1][1], rgb[2][1]) = (1, 1, 1);
                (rgb[0][2], rgb[1][2], rgb[2][2]) = (0.2f, 0.2f, 0.2f);
                (rgb[0][3], rgb[1][3], rgb[2][3]) = (0.004f, 0.002f, 0.003f);
            }

            using GuardedRow r = new(rgb[0]);
            using GuardedRow g = new(rgb[1]);
            using GuardedRow b = new(rgb[2]);
            LabRow.FromLinear(r.Span, g.Span, b.Span, r.Span, g.Span, b.Span);
            for (int i = 0; i < length; i++)
            {
                double fx = F((0.4123908 * rgb[0][i] + 0.35758434 * rgb[1][i] + 0.18048079 * rgb[2][i]) / 0.95045593);
                double fy = F(0.21263901 * rgb[0][i] + 0.71516868 * rgb[1][i] + 0.07219232 * rgb[2][i]);
                double fz = F((0.01933082 * rgb[0][i] + 0.11919478 * rgb[1][i] + 0.95053215 * rgb[2][i]) / 1.08905775);
                Assert.Equal((116 * fy) - 16, r.Span[i], 1e-4);
                Assert.Equal(500 * (fx - fy), g.Span[i], 3e-4);
                Assert.Equal(200 * (fy - fz), b.Span[i], 2e-4);
            }
        }

        static double F(double t) => t > 216.0 / 24389 ? Math.Cbrt(t) : (841.0 / 108 * t) + (4.0 / 29);
    }

    [Fact]
    public void LabRefusesRowsThatOverlapOtherThanRowByRow()
    {
        float[] x = new float[40];
        float[] y = new float[40];
        float[] z = new float[40];
        float[] o = new float[40];
        Assert.Throws<ArgumentException>(() => LabRow.FromLinear(x, y, z, y, o, z));
        Assert.Throws<ArgumentException>(() => LabRow.FromLinear(x, y, z, o, o, z));
        Assert.Throws<ArgumentException>(() => LabRow.FromLinear(x, y, z.AsSpan(1), o, y, z.AsSpan(1)));
    }

    [Fact]
    public void CiedeRowMatchesThePublishedTableAndTheScalarForm()
    {
        double[][] pairs = ColorTests.SharmaPairs;
        float[][] columns = [.. Enumerable.Range(0, 6).Select(k => pairs.Select(p => (float)p[k]).ToArray())];
        float[] difference = new float[pairs.Length];
        CiedeRow.Difference(columns[0], columns[1], columns[2], columns[3], columns[4], columns[5], difference);
        for (int i = 0; i < pairs.Length; i++)
        {
            Assert.Equal(pairs[i][6], difference[i], 2e-4);
        }

        CiedeRow.Difference(columns[0], columns[1], columns[2], columns[0], columns[1], columns[2], difference);
        Assert.All(difference, d => Assert.Equal(0f, d));

        Noise noise = new(65);
        for (int length = 0; length <= 257; length++)
        {
            float[][] lab = [.. Enumerable.Range(0, 6).Select(k => k % 3 == 0 ? noise.Floats(length, 0, 100) : noise.Floats(length, -80, 90))];
            if (length > 1)
            {
                (lab[1][0], lab[2][0]) = (0, 0);
                (lab[1][1], lab[2][1], lab[4][1], lab[5][1]) = (0, 0, 0, 0);
            }

            float[] result = new float[length];
            CiedeRow.Difference(lab[0], lab[1], lab[2], lab[3], lab[4], lab[5], result);
            for (int i = 0; i < length; i++)
            {
                double expected = CiedeE2000.Difference(lab[0][i], lab[1][i], lab[2][i], lab[3][i], lab[4][i], lab[5][i]);
                Assert.Equal(expected, result[i], 2e-3);
            }
        }
    }

    private static double Floored(double x) => x < 0.01f ? 0.01f : x;

    private static void AssertClose(double expected, double actual, Case kernel, string what)
    {
        // A product that leaves float's range is infinite or 0 there.
        double rounded = (float)expected;
        bool same = rounded.Equals(actual)
            || Math.Abs(expected - actual) <= kernel.Absolute + (kernel.Relative * Math.Abs(expected))
            || (Math.Abs(expected) > float.MaxValue / 8 && Math.Abs(actual) > float.MaxValue / 8 && Math.Sign(expected) == Math.Sign(actual))
            || (Math.Abs(expected) < 1e-37 && Math.Abs(actual) < 1e-37);
        Assert.True(same, $"{what}: expected {expected}, got {actual}");
    }
}
