using LesionMetrics.Filtering;
using LesionMetrics.Imaging;
using LesionMetrics.Tests.Kernels;

namespace LesionMetrics.Tests.Filtering;

public class GaussianFilterTests
{
    [Theory]
    [InlineData(0.3f)]
    [InlineData(0.8f)]
    [InlineData(2f)]
    [InlineData(7.9f)]
    [InlineData(8.1f)]
    [InlineData(15.9f)]
    [InlineData(16.1f)]
    [InlineData(30f)]
    [InlineData(50f)]
    [InlineData(63f)]
    [InlineData(100f)]
    public void ImpulseResponseIsWithinOnePercentOfTheGaussiansPeak(float sigma)
    {
        int reach = (int)Math.Ceiling(3.5 * sigma);
        int side = (2 * reach) + 5;
        double[] weights = Enumerable.Range(-2000, 4001).Select(k => Math.Exp(-0.5 * k * k / (sigma * (double)sigma))).ToArray();
        double total = weights.Sum();
        foreach (int shift in (int[])[0, 1, 3])
        {
            Plane impulse = new(side, side);
            impulse.WritableRow(reach + shift)[reach] = 1;
            Plane blurred = GaussianFilter.Blur(impulse, sigma);
            double peak = 1 / (total * total);
            double worst = 0;
            for (int y = 0; y < side; y++)
            {
                for (int x = 0; x < side; x++)
                {
                    double expected = weights[2000 + x - reach] * weights[2000 + y - reach - shift] * peak;
                    worst = Math.Max(worst, Math.Abs(blurred[x, y] - expected));
                }
            }

            Assert.True(worst < 0.01 * peak, $"{worst / peak:P2} of the peak at shift {shift}");
        }
    }

    [Theory]
    [InlineData(1.5f, 40, 31)]
    [InlineData(12f, 67, 90)]
    [InlineData(40f, 130, 33)]
    [InlineData(100f, 7, 3)]
    [InlineData(20f, 1, 1)]
    public void BordersAreReplicated(float sigma, int width, int height)
    {
        Plane source = new Noise(3).Plane(width, height);
        Plane blurred = GaussianFilter.Blur(source, sigma);
        int reach = (int)Math.Ceiling(5 * sigma);
        double[] weights = Enumerable.Range(-reach, (2 * reach) + 1).Select(k => Math.Exp(-0.5 * k * k / (sigma * (double)sigma))).ToArray();
        double total = weights.Sum();
        double[] rows = new double[width * height];
        for (int i = 0; i < rows.Length; i++)
        {
            for (int k = -reach; k <= reach; k++)
            {
                rows[i] += weights[k + reach] / total * source[Math.Clamp((i % width) + k, 0, width - 1), i / width];
            }
        }

        for (int i = 0; i < rows.Length; i++)
        {
            double expected = 0;
            for (int k = -reach; k <= reach; k++)
            {
                expected += weights[k + reach] / total * rows[(Math.Clamp((i / width) + k, 0, height - 1) * width) + (i % width)];
            }

            Assert.Equal(expected, blurred.Samples[i], 0.003);
        }
    }

    [Theory]
    [InlineData(0.5f)]
    [InlineData(5f)]
    [InlineData(37f)]
    public void ConstantStaysConstant(float sigma)
    {
        Plane flat = new(61, 43);
        flat.WritableSamples.Fill(0.7f);
        foreach (float sample in GaussianFilter.Blur(flat, sigma).Samples)
        {
            Assert.Equal(0.7f, sample, 2e-6f);
        }
    }

    [Theory]
    [InlineData(0f)]
    [InlineData(-1f)]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void RefusesASigmaThatIsNone(float sigma) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => GaussianFilter.Blur(new Plane(3, 3), sigma));

    [Fact]
    public void NormalizedFilterSeesTheInsideAlone()
    {
        Noise noise = new(5);
        Plane source = new(90, 60);
        Mask inside = new(90, 60);
        for (int y = 0; y < 60; y++)
        {
            for (int x = 0; x < 90; x++)
            {
                bool isIn = x < 30;
                inside.WritableRow(y)[x] = isIn ? Mask.In : Mask.Out;
                source.WritableRow(y)[x] = isIn ? 2f : (noise.NextUnit() < 0.5 ? float.NaN : 1000f);
            }
        }

        source.WritableRow(10)[10] = float.NaN;
        foreach (float sample in NormalizedFilter.Blur(source, inside, 3f).Samples)
        {
            Assert.Equal(2f, sample, 1e-4f);
        }
    }

    [Fact]
    public void NormalizedFilterFallsBackToTheCoarserEstimate()
    {
        Plane source = new(400, 20);
        Mask inside = new(400, 20);
        for (int y = 0; y < 20; y++)
        {
            inside.WritableRow(y)[..10].Fill(Mask.In);
            inside.WritableRow(y)[390..].Fill(Mask.In);
            source.WritableRow(y)[..200].Fill(1);
            source.WritableRow(y)[200..].Fill(5);
        }

        Plane blurred = NormalizedFilter.Blur(source, inside, 2f);
        Assert.Equal(1f, blurred[40, 5], 1e-3f);
        Assert.Equal(5f, blurred[360, 5], 1e-3f);
        Assert.InRange(blurred[200, 5], 2f, 4f);
        Assert.True(float.IsNaN(NormalizedFilter.Blur(source, new Mask(400, 20), 2f)[0, 0]));
    }
}
