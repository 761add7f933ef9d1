using LesionMetrics.Kernels;

namespace LesionMetrics.Tests.Kernels;

public class UnmixKernelTests
{
    [Fact]
    public void CodesBecomeMixturesOfTheirDensitiesAtEveryLength()
    {
        Noise noise = new(83);
        float[] matrix = [1.8f, -1.1f, 0.2f, -1.3f, 2.4f, -0.6f, 0.3f, -0.9f, 1.5f];
        UnmixTable table = new(matrix);
        for (int length = 0; length <= 257; length++)
        {
            byte[] codes = [.. Enumerable.Range(0, 3 * length).Select(_ => (byte)noise.NextBits())];
            using GuardedRow first = new(new float[length]);
            using GuardedRow second = new(new float[length]);
            using GuardedRow third = new(new float[length]);
            UnmixRow.Unmix(codes, table, first.Span, second.Span, third.Span);
            for (int i = 0; i < length; i++)
            {
                double[] density = [.. codes.Skip(3 * i).Take(3).Select(code => -Math.Log10(Math.Max(1 / 255.0, SrgbTable.Decode(code / 255.0))))];
                Assert.Equal(Enumerable.Range(0, 3).Sum(k => matrix[k] * density[k]), first.Span[i], 1.2e-6);
                Assert.Equal(Enumerable.Range(0, 3).Sum(k => matrix[3 + k] * density[k]), second.Span[i], 1.2e-6);
                Assert.Equal(Enumerable.Range(0, 3).Sum(k => matrix[6 + k] * density[k]), third.Span[i], 1.2e-6);
            }
        }

        Assert.Throws<ArgumentException>(() => new UnmixTable(new float[8]));
        Assert.Throws<ArgumentException>(() => UnmixRow.Unmix(new byte[8], table, new float[3], new float[3], new float[3]));
        float[] shared = new float[6];
        Assert.Throws<ArgumentException>(() => UnmixRow.Unmix(new byte[9], table, shared.AsSpan(0, 3), shared.AsSpan(1, 3), new float[3]));
    }
}
