using LesionMetrics.Filtering;
using LesionMetrics.Imaging;
using LesionMetrics.Kernels;
using LesionMetrics.Tests.Kernels;

namespace LesionMetrics.Tests.Filtering;

public class ResamplingTests
{
    [Theory]
    [InlineData(60, 40, 20, 10)]
    [InlineData(61, 43, 20, 11)]
    [InlineData(97, 5, 96, 5)]
    [InlineData(5, 97, 1, 1)]
    public void ShrinkingAveragesTheCoveredArea(int width, int height, int w, int h)
    {
        Plane source = new Noise(31).Plane(width, height);
        Plane small = Resampler.Shrink(source, new ImageSize(w, h));
        double[,] expected = new double[h, w];
        // On a grid fine enough that both grids' borders fall on it.
        for (int y = 0; y < height * h; y++)
        {
            for (int x = 0; x < width * w; x++)
            {
                expected[y / height, x / width] += source[x / w, y / h] / ((double)width * height);
            }
        }

        for (int y = 0; y < h; y++)
        {
            for (int x = 0; x < w; x++)
            {
                Assert.Equal(expected[y, x], small[x, y], 2e-6);
            }
        }

        Assert.Equal(MaskedStatistics.Mean(source, Mask.Full(source.Size)), MaskedStatistics.Mean(small, Mask.Full(small.Size)), 1e-6);
    }

    [Fact]
    public void EnlargingKeepsARampWherePixelCentersSayItIs()
    {
        Plane ramp = new(10, 7);
        for (int y = 0; y < 7; y++)
        {
            for (int x = 0; x < 10; x++)
            {
                ramp.WritableRow(y)[x] = (2 * x) + (30 * y);
            }
        }

        Plane large = Resampler.Enlarge(ramp, new ImageSize(37, 29));
        for (int y = 0; y < 29; y++)
        {
            for (int x = 0; x < 37; x++)
            {
                double u = Math.Clamp(((x + 0.5) * 10 / 37) - 0.5, 0, 9);
                double v = Math.Clamp(((y + 0.5) * 7 / 29) - 0.5, 0, 6);
                Assert.Equal((2 * u) + (30 * v), large[x, y], 1e-4);
            }
        }
    }

    [Fact]
    public void ResizePicksTheMethodForEachSide()
    {
        Plane source = new Noise(32).Plane(40, 20);
        ImageSize mixed = new(10, 50);
        Plane expected = Resampler.Enlarge(Resampler.Shrink(source, new ImageSize(10, 20)), mixed);
        Assert.True(Resampler.Resize(source, mixed).Samples.SequenceEqual(expected.Samples));
        Plane same = Resampler.Resize(source, source.Size);
        Assert.NotSame(source, same);
        Assert.True(same.Samples.SequenceEqual(source.Samples));
        Assert.Throws<ArgumentOutOfRangeException>(() => Resampler.Shrink(source, new ImageSize(41, 20)));
    }

    [Fact]
    public void ShrunkMaskIsInWhereHalfOrMoreIsCovered()
    {
        Mask mask = new(6, 3);
        mask.WritableRow(0)[..3].Fill(Mask.In);
        mask.WritableRow(1)[..3].Fill(Mask.In);
        mask.WritableRow(2)[..3].Fill(Mask.In);
        Mask half = Resampler.ShrinkMask(mask, new ImageSize(3, 1));
        Assert.Equal([255, 255, 0], half.Pixels.ToArray());
        mask.WritableRow(1)[2] = Mask.Out;
        Assert.Equal([255, 0, 0], Resampler.ShrinkMask(mask, new ImageSize(3, 1)).Pixels.ToArray());
        Mask back = Resampler.EnlargeMask(half, new ImageSize(6, 3));
        Assert.Equal([255, 255, 255, 255, 0, 0], back.Row(1).ToArray());
        Assert.Equal(mask.Pixels.ToArray(), Resampler.EnlargeMask(mask, mask.Size).Pixels.ToArray());
    }

    [Theory]
    [InlineData(8)]
    [InlineData(16)]
    public void RasterIsDecodedThenAveragedInLinearLight(int bits)
    {
        ImageSize size = new(50, 31);
        int bytesPerSample = bits / 8;
        Noise noise = new(33);
        byte[] bytes = new byte[size.PixelCount * 3 * bytesPerSample];
        for (int i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)noise.NextBits();
        }

        RgbRaster raster = new(size, bits, bytes);
        Plane[] full = [new(size), new(size), new(size)];
        for (int i = 0; i < size.PixelCount * 3; i++)
        {
            double code = bits == 8 ? raster.Row8(i / 150)[i % 150] / 255.0 : raster.Row16(i / 150)[i % 150] / 65535.0;
            full[i % 3].WritableSamples[i / 3] = (float)(code <= 0.04045 ? code / 12.92 : Math.Pow((code + 0.055) / 1.055, 2.4));
        }

        foreach (ImageSize target in (ImageSize[])[size, new(13, 9), new(49, 31), new(1, 1), new(80, 15)])
        {
            PlanarImage linear = RasterConversion.ToLinear(raster, target);
            AssertClose(Resampler.Resize(full[0], target), linear.Red);
            AssertClose(Resampler.Resize(full[1], target), linear.Green);
            AssertClose(Resampler.Resize(full[2], target), linear.Blue);
        }

        Assert.Equal(1f, SrgbTable.FromCode8[255]);
        Assert.Equal(0f, SrgbTable.FromCode16[0]);
    }

    [Fact]
    public void PyramidHalvesAndKeepsARamp()
    {
        Plane ramp = new(101, 64);
        for (int y = 0; y < 64; y++)
        {
            for (int x = 0; x < 101; x++)
            {
                ramp.WritableRow(y)[x] = x;
            }
        }

        IReadOnlyList<Plane> pyramid = Pyramid.Build(ramp, 4);
        Assert.Equal([new(101, 64), new(51, 32), new(26, 16), new(13, 8)], pyramid.Select(level => level.Size));
        foreach (Plane level in pyramid.Take(3))
        {
            int x = level.Width / 2;
            Assert.Equal(((x + 0.5) * 101 / level.Width) - 0.5, level[x, level.Height / 2], 1e-3);
        }

        Assert.Equal(3, Pyramid.Build(new Plane(4, 3), 9).Count);
    }

    [Fact]
    public void BilinearAndBicubicWarpsReproduceAPlaneThatIsLinear()
    {
        Plane source = new(30, 20);
        for (int y = 0; y < 20; y++)
        {
            for (int x = 0; x < 30; x++)
            {
                source.WritableRow(y)[x] = (3 * x) - (2 * y);
            }
        }

        Noise noise = new(34);
        Plane mapX = noise.Plane(25, 15, 1, 27);
        Plane mapY = noise.Plane(25, 15, 1, 17);
        mapX.WritableSamples[3] = float.NaN;
        mapY.WritableSamples[4] = float.NaN;
        mapX.WritableSamples[5] = -0.6f;
        mapY.WritableSamples[6] = 19.6f;
        mapX.WritableSamples[7] = float.PositiveInfinity;
        foreach (Plane warped in (Plane[])[Warper.Bilinear(source, mapX, mapY, -7), Warper.Bicubic(source, mapX, mapY, -7)])
        {
            for (int i = 0; i < warped.Samples.Length; i++)
            {
                double expected = i is >= 3 and <= 7 ? -7 : (3.0 * mapX.Samples[i]) - (2.0 * mapY.Samples[i]);
                Assert.Equal(expected, warped.Samples[i], 1e-4);
            }
        }
    }

    [Fact]
    public void BicubicReproducesAParabolaAndBothKeepPixelsAtTheirCenters()
    {
        Plane source = new(30, 20);
        for (int i = 0; i < 600; i++)
        {
            source.WritableSamples[i] = ((i % 30) * (i % 30) * 0.1f) + (i / 30);
        }

        Plane mapX = new(30, 20);
        Plane mapY = new(30, 20);
        for (int i = 0; i < 600; i++)
        {
            mapX.WritableSamples[i] = i % 30;
            mapY.WritableSamples[i] = i / 30;
        }

        Assert.True(Warper.Bilinear(source, mapX, mapY, 0).Samples.SequenceEqual(source.Samples));
        Assert.True(Warper.Bicubic(source, mapX, mapY, 0).Samples.SequenceEqual(source.Samples));
        mapX.WritableSamples[130] = 10.3f;
        Assert.Equal((10.3 * 10.3 * 0.1) + 4, Warper.Bicubic(source, mapX, mapY, 0).Samples[130], 1e-4);
        mapX.WritableSamples[0] = -0.5f;
        mapY.WritableSamples[599] = 19.5f;
        Assert.Equal(source.Samples[0], Warper.Bilinear(source, mapX, mapY, 0).Samples[0]);
        Assert.Equal(source.Samples[599], Warper.Bilinear(source, mapX, mapY, 0).Samples[599]);
    }

    [Fact]
    public void NearestWarpOfAMaskTakesThePixelThatHoldsThePlace()
    {
        Mask source = new Noise(35).Mask(12, 9, 0.5);
        Noise noise = new(36);
        Plane mapX = noise.Plane(40, 30, -2, 14);
        Plane mapY = noise.Plane(40, 30, -2, 11);
        mapX.WritableSamples[0] = float.NaN;
        Mask warped = Warper.Nearest(source, mapX, mapY);
        for (int i = 0; i < warped.Pixels.Length; i++)
        {
            double u = Math.Floor(mapX.Samples[i] + 0.5);
            double v = Math.Floor(mapY.Samples[i] + 0.5);
            bool expected = u >= 0 && v >= 0 && u < 12 && v < 9 && source[(int)u, (int)v];
            Assert.Equal(expected, warped.Pixels[i] == Mask.In);
        }
    }

    private static void AssertClose(Plane expected, Plane actual)
    {
        Assert.Equal(expected.Size, actual.Size);
        for (int i = 0; i < expected.Samples.Length; i++)
        {
            Assert.Equal(expected.Samples[i], actual.Samples[i], 1e-6f);
        }
    }
}
