using LesionMetrics.Kernels;

namespace LesionMetrics.Tests.Kernels;

public sealed class RankedTreeKernelTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void SumsTheSameBitsAsTheTreesThemselves(int depth)
    {
        const int Features = 4;
        const int Classes = 3;
        Noise noise = new((ulong)depth);
        TreeEnsembleTables tables = Trees(noise, depth, Features, Classes);
        RankedTrees ranked = RankedTrees.Of(tables)!;
        foreach (int count in new[] { 0, 1, 15, 63, 64, 65, 130, 257 })
        {
            // A third of the values are thresholds themselves.
            float[] rows = [.. Enumerable.Range(0, count * Features).Select(i => i % 3 == 0 ? tables.Thresholds[i % tables.Thresholds.Length] : (float)noise.NextUnit())];
            if (count > 1)
            {
                rows[3] = float.PositiveInfinity;
                rows[6] = float.NegativeInfinity;
                rows[5] = float.MaxValue;
            }

            float[] expected = new float[count * Classes];
            float[] sums = new float[count * Classes];
            TreeEnsembleKernel.Sum(tables, rows, count, expected);
            RankedTreeKernel.Sum(ranked, rows, count, sums);

            Assert.Equal(expected, sums);
        }
    }

    [Fact]
    public void AsManyThresholdsAsAByteHoldsAreRankedAndOneMoreIsNot()
    {
        Assert.NotNull(RankedTrees.Of(Stumps(RankedTrees.MostCuts)));
        Assert.Null(RankedTrees.Of(Stumps(RankedTrees.MostCuts + 1)));
        RankedTrees most = RankedTrees.Of(Stumps(RankedTrees.MostCuts))!;
        for (int i = -1; i <= RankedTrees.MostCuts; i++)
        {
            float[] sum = new float[1];
            RankedTreeKernel.Sum(most, [i], 1, sum);

            // Stump k has threshold k, 1 below it and 0 above.
            Assert.Equal(Math.Clamp(RankedTrees.MostCuts - 1 - i, 0, RankedTrees.MostCuts), sum[0]);
        }
    }

    [Fact]
    public void WhatRanksCannotTellIsLeftToTheTrees()
    {
        Assert.Null(RankedTrees.Of(new TreeEnsembleTables(1, 1, 1, [0], [0], [float.PositiveInfinity], [1f, 2f])));
        Assert.Null(RankedTrees.Of(new TreeEnsembleTables(7, 1, 1, [0], new int[127], new float[127], new float[128])));
        Assert.Throws<ArgumentException>(() => RankedTrees.Of(new TreeEnsembleTables(1, 2, 1, [0], [2], [0f], [1f, 2f])));
    }

    [Fact]
    public void WrongLengthsAreRefused()
    {
        RankedTrees trees = RankedTrees.Of(new TreeEnsembleTables(1, 2, 1, [0], [0], [0f], [1f, 2f]))!;

        Assert.Throws<ArgumentException>(() => RankedTreeKernel.Sum(trees, new float[3], 1, new float[1]));
        Assert.Throws<ArgumentException>(() => RankedTreeKernel.Sum(trees, new float[2], 1, new float[2]));
    }

    /// <summary>Trees of which one in five nodes is a leaf early, padded as a reader pads them.</summary>
    internal static TreeEnsembleTables Trees(Noise noise, int depth, int featureCount, int classCount)
    {
        const int TreeCount = 11;
        int inner = (1 << depth) - 1;
        int[] features = [.. Enumerable.Range(0, TreeCount * inner).Select(_ => (int)(noise.NextUnit() * featureCount))];
        float[] thresholds = [.. Enumerable.Range(0, TreeCount * inner).Select(_ => (float)Math.Floor(noise.NextUnit() * 40) / 40)];
        float[] leaves = noise.Floats(TreeCount * (inner + 1));
        for (int tree = 0; tree < TreeCount; tree++)
        {
            for (int node = 1; node < inner; node++)
            {
                if (noise.NextUnit() < 0.2)
                {
                    End(tree, node, leaves[tree * (inner + 1)]);
                }
            }
        }

        return new TreeEnsembleTables(depth, featureCount, classCount, [.. Enumerable.Range(0, TreeCount).Select(t => t % classCount)], features, thresholds, leaves) { BaseScore = 0.5f };

        void End(int tree, int node, float leaf)
        {
            if (node >= inner)
            {
                leaves[(tree * (inner + 1)) + node - inner] = leaf;
                return;
            }

            thresholds[(tree * inner) + node] = float.PositiveInfinity;
            End(tree, (2 * node) + 1, leaf);
            End(tree, (2 * node) + 2, leaf);
        }
    }

    private static TreeEnsembleTables Stumps(int count) => new(
        1, 1, 1, new int[count], new int[count], [.. Enumerable.Range(0, count).Select(k => (float)k)], [.. Enumerable.Range(0, 2 * count).Select(i => i % 2 == 0 ? 1f : 0f)]);
}
