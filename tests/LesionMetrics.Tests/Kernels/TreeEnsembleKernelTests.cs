using LesionMetrics.Kernels;

namespace LesionMetrics.Tests.Kernels;

public sealed class TreeEnsembleKernelTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(6)]
    [InlineData(7)]
    public void SumsTheLeavesThatAWalkDownEachTreeReaches(int depth)
    {
        const int Trees = 9;
        const int Features = 5;
        const int Classes = 2;
        Noise noise = new((ulong)depth);
        int inner = (1 << depth) - 1;
        int[] features = [.. Enumerable.Range(0, Trees * inner).Select(_ => (int)(noise.NextUnit() * Features))];
        float[] thresholds = [.. Enumerable.Range(0, Trees * inner).Select(_ => noise.NextUnit() < 0.2 ? float.PositiveInfinity : (float)noise.NextUnit())];
        TreeEnsembleTables tables = new(
            depth, Features, Classes, [.. Enumerable.Range(0, Trees).Select(t => t % Classes)], features, thresholds, noise.Floats(Trees * (inner + 1)));
        foreach (int count in new[] { 0, 1, 15, 64, 65, 130 })
        {
            float[] rows = [.. Enumerable.Range(0, count * Features).Select(_ => (float)noise.NextUnit())];
            if (count > 1)
            {
                rows[3] = float.PositiveInfinity;
                rows[7] = float.NegativeInfinity;
            }

            float[] sums = new float[count * Classes];
            TreeEnsembleKernel.Sum(tables, rows, count, sums);
            float[] walked = new float[count * Classes];
            for (int tree = 0; tree < Trees; tree++)
            {
                for (int row = 0; row < count; row++)
                {
                    int node = 0;
                    while (node < inner)
                    {
                        int at = (tree * inner) + node;
                        node = (2 * node) + (rows[(row * Features) + features[at]] < thresholds[at] ? 1 : 2);
                    }

                    walked[(tables.TreeClass[tree] * count) + row] += tables.Leaves[(tree * (inner + 1)) + node - inner];
                }
            }

            Assert.Equal(walked, sums);
        }
    }

    [Fact]
    public void AFeatureThatARowDoesNotHaveIsRefused()
    {
        TreeEnsembleTables tables = new(1, 2, 1, [0], [2], [0f], [1f, 2f]);

        Assert.Throws<ArgumentException>(() => TreeEnsembleKernel.Sum(tables, new float[2], 1, new float[1]));
    }
}
