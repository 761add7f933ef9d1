using LesionMetrics.Filtering;
using LesionMetrics.Imaging;
using LesionMetrics.Kernels;
using LesionMetrics.Measurement;
using LesionMetrics.Tests.Kernels;

namespace LesionMetrics.Tests.Filtering;

public sealed class MaskEnlargerTests
{
    [Theory]
    [InlineData(61, 40, 61, 40)]
    [InlineData(61, 40, 149, 97)]
    [InlineData(61, 40, 62, 201)]
    [InlineData(1, 7, 5, 30)]
    [InlineData(9, 1, 40, 3)]
    public void GivesWhatInterpolatedCoverageCutAtOneHalfGives(int width, int height, int toWidth, int toHeight)
    {
        Noise noise = new((ulong)width);
        Mask source = new(width, height);
        foreach (ref byte pixel in source.WritablePixels)
        {
            pixel = noise.NextUnit() < 0.4 ? Mask.In : Mask.Out;
        }

        ImageSize size = new(toWidth, toHeight);
        Mask expected = PlaneArithmetic.AtLeastHalf(Resampler.Enlarge(PlaneArithmetic.Coverage(source), size));

        Assert.Equal(expected.Pixels.ToArray(), MaskEnlarger.Enlarge(source, size).Pixels.ToArray());
    }

    [Fact]
    public void RefusesToShrink() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => MaskEnlarger.Enlarge(new Mask(5, 5), new ImageSize(9, 4)));

    [Fact]
    public void MaskRowsTellWhatIsAtLeastTheThresholdAndWhatIsNotZero()
    {
        float[] samples = KernelDigest.Awkward(new Noise(3).Floats(83));
        byte[] marks = new byte[samples.Length];
        MaskRow.AtLeast(samples, 0.5f, marks);
        Assert.Equal(samples.Select(sample => sample >= 0.5f ? Mask.In : Mask.Out), marks);

        marks[4] = 7;
        float[] coverage = new float[marks.Length];
        MaskRow.Coverage(marks, coverage);
        Assert.Equal(marks.Select(mark => mark == 0 ? 0f : 1f), coverage);
    }

    [Fact]
    public void AWarpedMaskIsItsWarpedCoverageCutAtOneHalf()
    {
        Noise noise = new(21);
        Mask source = noise.Mask(33, 21, 0.5);
        Plane mapX = noise.Plane(70, 50, -2, 35);
        Plane mapY = noise.Plane(70, 50, -2, 23);
        mapX.WritableRow(3)[4] = float.NaN;
        mapY.WritableRow(5)[6] = float.PositiveInfinity;
        mapX.WritableRow(7)[0] = 32.5f;
        mapY.WritableRow(7)[0] = -0.5f;
        Mask expected = PlaneArithmetic.AtLeastHalf(Warper.Bilinear(PlaneArithmetic.Coverage(source), mapX, mapY, 0));

        Assert.Equal(expected.Pixels.ToArray(), SmoothMask.Warp(source, mapX, mapY).Pixels.ToArray());
    }

    [Fact]
    public void FillingPutsTheNormalizedBlurOutsideAndKeepsTheInside()
    {
        Noise noise = new(11);
        Mask inside = noise.Blobs(90, 70, 12, 9);
        Plane[] planes = [noise.Plane(90, 70, -2, 0), noise.Plane(90, 70, -2, 0)];
        Plane[] filled = NormalizedFilter.Fill(planes, inside, 1.5f);
        for (int i = 0; i < planes.Length; i++)
        {
            Plane blurred = NormalizedFilter.Blur(planes[i], inside, 1.5f);
            float[] expected = [.. inside.Pixels.ToArray().Select((mark, at) => mark == Mask.Out ? blurred.Samples[at] : planes[i].Samples[at])];
            Assert.Equal(expected, filled[i].Samples.ToArray());
        }

        Assert.True(float.IsNaN(NormalizedFilter.Fill(planes, new Mask(90, 70), 1.5f)[0][0, 0]));
    }
}
