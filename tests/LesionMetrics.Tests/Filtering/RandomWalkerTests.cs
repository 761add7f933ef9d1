using LesionMetrics.Filtering;
using LesionMetrics.Imaging;
using LesionMetrics.Registration;
using LesionMetrics.Tests.Kernels;

namespace LesionMetrics.Tests.Filtering;

public class RandomWalkerTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 7)]
    [InlineData(7, 1)]
    [InlineData(9, 8)]
    [InlineData(15, 2)]
    [InlineData(16, 3)]
    [InlineData(17, 5)]
    [InlineData(2, 33)]
    public void TheFieldIsTheMinimumOfItsDefinition(int width, int height)
    {
        const double Spread = 4;
        const double Edge = 3;
        Noise noise = new(31);
        Plane prior = noise.Plane(width, height);
        Plane[] guide = [noise.Plane(width, height), noise.Plane(width, height)];

        Plane field = new RandomWalker(guide, Spread, Edge).Settle(prior, 1e-6);

        double[] expected = Dense(prior, guide, Spread, Edge);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], field.Samples[i], 1e-3);
        }
    }

    [Fact]
    public void ADoubtedPartOfARegionIsToldLikeTheRestAndAnEdgeIsNotCrossed()
    {
        const int Side = 60;
        Plane guide = new(new ImageSize(Side, Side));
        Plane prior = new(guide.Size);
        for (int y = 0; y < Side; y++)
        {
            for (int x = 0; x < Side; x++)
            {
                // Pale on the left, dark on the right; the left's lower corner is doubted.
                guide.WritableRow(y)[x] = x < 30 ? -0.2f : -0.7f;
                prior.WritableRow(y)[x] = x >= 30 ? 0.05f : y > 45 ? 0.35f : 0.95f;
            }
        }

        Plane field = new RandomWalker([guide], 100, 100).Settle(prior, 1e-4);

        Assert.True(field[15, 55] > 0.5, $"{field[15, 55]}");
        Assert.True(field[29, 59] > 0.5, $"{field[29, 59]}");
        Assert.True(field[30, 20] < 0.2, $"{field[30, 20]}");
    }

    [Fact]
    public void WhatIsSureOfItselfEverywhereStays()
    {
        Plane prior = new(new ImageSize(12, 9));
        prior.WritableSamples.Fill(1);
        Plane field = new RandomWalker([new Noise(2).Plane(12, 9)], 100, 1).Settle(prior, 1e-4);
        foreach (float value in field.Samples)
        {
            Assert.Equal(1, value, 1e-6f);
        }
    }

    [Fact]
    public void WhatHasNoMeaningIsRefused()
    {
        Plane plane = new(new ImageSize(4, 4));
        Assert.Throws<ArgumentException>(() => new RandomWalker([new Plane(new ImageSize(4, 5))], 1, 1).Settle(plane, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomWalker([plane], 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomWalker([plane], 1, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomWalker([plane], 1, 1).Settle(plane, 0));
    }

    /// <summary>The normal equations written out and solved directly.</summary>
    private static double[] Dense(Plane prior, Plane[] guide, double spread, double edge)
    {
        int count = prior.Samples.Length;
        double[] matrix = new double[count * count];
        double[] right = new double[count];
        for (int i = 0; i < count; i++)
        {
            double sure = (2.0 * prior.Samples[i]) - 1;
            double confidence = (sure * sure) + 0.02;
            matrix[(i * count) + i] += confidence;
            right[i] = confidence * prior.Samples[i];
            Couple(i, i + 1, (i + 1) % prior.Width != 0);
            Couple(i, i + prior.Width, i + prior.Width < count);
        }

        Assert.True(DenseCholesky.Solve(matrix, right));
        return right;

        void Couple(int i, int j, bool neighbors)
        {
            if (!neighbors)
            {
                return;
            }

            double squared = guide.Sum(channel => Math.Pow(channel.Samples[i] - channel.Samples[j], 2));
            double weight = spread * (Math.Exp(-edge * squared) + 1e-4);
            matrix[(i * count) + i] += weight;
            matrix[(j * count) + j] += weight;
            matrix[(i * count) + j] -= weight;
            matrix[(j * count) + i] -= weight;
        }
    }
}
