using LesionMetrics.Filtering;
using LesionMetrics.Imaging;
using LesionMetrics.Tests.Kernels;

namespace LesionMetrics.Tests.Filtering;

public class WindowFilterTests
{
    [Theory]
    [InlineData(1, 1, 0)]
    [InlineData(1, 9, 2)]
    [InlineData(9, 1, 3)]
    [InlineData(33, 20, 1)]
    [InlineData(70, 41, 5)]
    [InlineData(20, 33, 40)]
    [InlineData(131, 260, 16)]
    public void BoxIsTheMeanOverTheClippedWindow(int width, int height, int radius)
    {
        Plane source = new Noise(11).Plane(width, height, -1, 3);
        double[] expected = NaiveBox([.. source.Samples], width, height, radius);
        Plane mean = BoxFilter.Mean(source, radius);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], mean.Samples[i], 1.2e-7);
        }
    }

    [Theory]
    [InlineData(2, 1e-2f)]
    [InlineData(4, 1e-4f)]
    public void GrayGuidedFilterFollowsItsDefinition(int radius, float epsilon)
    {
        (int width, int height) = (47, 38);
        Noise noise = new(12);
        Plane input = noise.Plane(width, height);
        Plane guide = noise.Plane(width, height);
        double[] p = [.. input.Samples];
        double[] g = [.. guide.Samples];
        double[] Box(double[] values) => NaiveBox(values, width, height, radius);
        double[] Times(double[] a, double[] b) => [.. a.Zip(b, (x, y) => x * y)];
        double[] meanG = Box(g);
        double[] meanP = Box(p);
        double[] slope = [.. Box(Times(g, p)).Select((v, i) =>
            (v - (meanG[i] * meanP[i])) / (Box(Times(g, g))[i] - (meanG[i] * meanG[i]) + epsilon)).Take(0)];
        double[] corrGp = Box(Times(g, p));
        double[] corrGg = Box(Times(g, g));
        slope = [.. corrGp.Select((v, i) => (v - (meanG[i] * meanP[i])) / (corrGg[i] - (meanG[i] * meanG[i]) + epsilon))];
        double[] offset = [.. meanP.Select((v, i) => v - (slope[i] * meanG[i]))];
        double[] a = Box(slope);
        double[] b = Box(offset);
        Plane filtered = GuidedFilter.Filter(input, guide, radius, epsilon);
        for (int i = 0; i < p.Length; i++)
        {
            Assert.Equal((a[i] * g[i]) + b[i], filtered.Samples[i], 1e-5);
        }
    }

    [Fact]
    public void ColorGuideWithOneUsefulChannelIsTheGrayGuide()
    {
        Noise noise = new(13);
        Plane input = noise.Plane(60, 44);
        Plane guide = noise.Plane(60, 44);
        Plane flat = new(60, 44);
        flat.WritableSamples.Fill(0.3f);
        Plane gray = GuidedFilter.Filter(input, guide, 3, 1e-3f);
        foreach (PlanarImage color in (PlanarImage[])[new(guide, flat, flat), new(flat, guide, flat), new(flat, flat, guide)])
        {
            Plane filtered = GuidedFilter.Filter(input, color, 3, 1e-3f);
            for (int i = 0; i < filtered.Samples.Length; i++)
            {
                Assert.Equal(gray.Samples[i], filtered.Samples[i], 1e-4f);
            }
        }
    }

    [Fact]
    public void ColorGuideReproducesAnyAffineFunctionOfIt()
    {
        Noise noise = new(14);
        PlanarImage guide = new(noise.Plane(60, 44), noise.Plane(60, 44), noise.Plane(60, 44));
        Plane input = new(60, 44);
        for (int i = 0; i < input.Samples.Length; i++)
        {
            input.WritableSamples[i] = 0.2f + (0.5f * guide.Red.Samples[i]) - (0.25f * guide.Green.Samples[i]) + (0.75f * guide.Blue.Samples[i]);
        }

        Plane filtered = GuidedFilter.Filter(input, guide, 5, 1e-6f);
        for (int i = 0; i < input.Samples.Length; i++)
        {
            Assert.Equal(input.Samples[i], filtered.Samples[i], 1e-3f);
        }
    }

    [Fact]
    public void FastFormStaysNearTheFullOne()
    {
        Plane guide = new(120, 96);
        Plane input = new(120, 96);
        Noise noise = new(15);
        for (int y = 0; y < 96; y++)
        {
            for (int x = 0; x < 120; x++)
            {
                guide.WritableRow(y)[x] = x + (y / 3f) < 70 ? 0.2f : 0.8f;
                input.WritableRow(y)[x] = guide[x, y] + (0.1f * (float)(noise.NextUnit() - 0.5));
            }
        }

        Plane full = GuidedFilter.Filter(input, guide, 8, 1e-3f);
        Plane fast = GuidedFilter.FilterFast(input, guide, 8, 1e-3f, 2);
        Plane color = GuidedFilter.FilterFast(input, new PlanarImage(guide, guide, guide), 8, 1e-3f, 2);
        for (int i = 0; i < full.Samples.Length; i++)
        {
            Assert.Equal(full.Samples[i], fast.Samples[i], 0.03f);
            Assert.Equal(full.Samples[i], color.Samples[i], 0.03f);
        }
    }

    private static double[] NaiveBox(double[] source, int width, int height, int radius)
    {
        double[] result = new double[source.Length];
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                double sum = 0;
                int count = 0;
                for (int v = Math.Max(0, y - radius); v <= Math.Min(height - 1, y + radius); v++)
                {
                    for (int u = Math.Max(0, x - radius); u <= Math.Min(width - 1, x + radius); u++)
                    {
                        sum += source[(v * width) + u];
                        count++;
                    }
                }

                result[(y * width) + x] = sum / count;
            }
        }

        return result;
    }

    private static double[] NaiveBox(float[] source, int width, int height, int radius) =>
        NaiveBox([.. source.Select(v => (double)v)], width, height, radius);
}
