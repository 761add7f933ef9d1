using System.Runtime.InteropServices;
using LesionMetrics.Kernels;

namespace LesionMetrics.Tests.Kernels;

/// <summary>Window sums, their moments, and what the guided filter makes of them, against plain double loops.</summary>
public class MomentKernelTests
{
    [Fact]
    public void WindowSumsAreSumsOfTheirWindow()
    {
        Noise noise = new(71);
        foreach (int window in (int[])[1, 2, 3, 7, 16, 33, 64, 101])
        {
            for (int length = 0; length <= 257; length += window == 33 ? 1 : 13)
            {
                double[] samples = Doubles(noise, length + window - 1);
                using GuardedRow room = new(new float[2 * samples.Length]);
                using GuardedRow result = new(new float[2 * length]);
                Span<double> padded = MemoryMarshal.Cast<float, double>(room.Span);
                Span<double> sums = MemoryMarshal.Cast<float, double>(result.Span);
                samples.CopyTo(padded);
                WindowSumRow.Sum(padded, window, sums);
                for (int i = 0; i < length; i++)
                {
                    Assert.Equal(samples.Skip(i).Take(window).Sum(), sums[i], 1e-12);
                }
            }
        }

        Assert.Throws<ArgumentException>(() => WindowSumRow.Sum(new double[10], 3, new double[9]));
        Assert.Throws<ArgumentException>(() => WindowSumRow.Sum(new double[10], 0, new double[11]));
        double[] shared = new double[20];
        Assert.Throws<ArgumentException>(() => WindowSumRow.Sum(shared.AsSpan(0, 12), 3, shared.AsSpan(5, 10)));
    }

    [Fact]
    public void WhatIsNotFiniteStaysInLaterSumsAlone()
    {
        foreach (double special in (double[])[double.NaN, double.PositiveInfinity])
        {
            double[] padded = [.. Enumerable.Repeat(1.0, 40)];
            padded[20] = special;
            double[] sums = new double[38];
            WindowSumRow.Sum(padded, 3, sums);
            Assert.Equal(Enumerable.Repeat(3.0, 18), sums[..18]);
            Assert.DoesNotContain(sums[18..], double.IsFinite);
        }
    }

    [Fact]
    public void MomentsAreMeansAndCovariancesRoundedOnce()
    {
        Noise noise = new(81);
        for (int length = 0; length <= 257; length++)
        {
            double[] sums = Doubles(noise, length);
            double[] scales = Doubles(noise, length);
            double[] x = Doubles(noise, length);
            double[] y = Doubles(noise, length);
            double[] means = new double[length];
            using GuardedRow rounded = new(new float[length]);
            MomentRow.Mean(sums, scales, 0.3, means, rounded.Span);
            double[] alone = [.. sums];
            MomentRow.Mean(alone, scales, 0.3, alone);
            Assert.Equal(means, alone);
            for (int i = 0; i < length; i++)
            {
                Assert.Equal(sums[i] * (scales[i] * 0.3), means[i]);
                Assert.Equal((float)means[i], rounded.Span[i]);
            }

            MomentRow.Covariance(sums, scales, 0.3, x, y, rounded.Span);
            for (int i = 0; i < length; i++)
            {
                Assert.Equal((float)((sums[i] * (scales[i] * 0.3)) - (x[i] * y[i])), rounded.Span[i]);
            }
        }

        Assert.Throws<ArgumentException>(() => MomentRow.Mean(new double[3], new double[4], 1, new double[4]));
        Assert.Throws<ArgumentException>(() => MomentRow.Mean(new double[3], new double[3], 1, new double[3], new float[2]));
        Assert.Throws<ArgumentException>(() => MomentRow.Covariance(new double[3], new double[3], 1, new double[3], new double[2], new float[3]));
    }

    [Fact]
    public void AveragedFitsAreAppliedInDouble()
    {
        Noise noise = new(82);
        for (int length = 0; length <= 257; length++)
        {
            double[] fit = Doubles(noise, 4 * length);
            float[] red = noise.Floats(length);
            float[] green = noise.Floats(length);
            float[] blue = noise.Floats(length);
            using GuardedRow result = new(new float[length]);
            GuidedRow.Combine(fit.AsSpan(0, length), fit.AsSpan(length, length), red, result.Span);
            for (int i = 0; i < length; i++)
            {
                Assert.Equal((float)(fit[length + i] + (fit[i] * red[i])), result.Span[i]);
            }

            GuidedRow.Combine(fit, red, green, blue, result.Span);
            for (int i = 0; i < length; i++)
            {
                double expected = (fit[i] * red[i]) + (fit[length + i] * green[i]) + (fit[(2 * length) + i] * blue[i]) + fit[(3 * length) + i];
                Assert.Equal(expected, result.Span[i], 3e-7);
            }
        }

        Assert.Throws<ArgumentException>(() => GuidedRow.Combine(new double[7], new float[2], new float[2], new float[2], new float[2]));
        Assert.Throws<ArgumentException>(() => GuidedRow.Combine(new double[2], new double[3], new float[2], new float[2]));
    }

    private static double[] Doubles(Noise noise, int length) => [.. noise.Floats(length, -1, 1).Select(v => (double)v)];
}
