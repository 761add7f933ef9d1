using BenchmarkDotNet.Attributes;
using LesionMetrics.Kernels;

namespace LesionMetrics.Benchmarks.Kernels;

/// <summary>An ensemble of the lesion classifier's size on 4,096 rows: walked down tree by tree, compared in vectors of floats, and of ranks.</summary>
[Config(typeof(Lanes))]
public class TreeBenchmarks
{
    private const int Depth = 6;
    private const int FeatureCount = 38;
    private const int ClassCount = 3;
    private const int CutCount = 250;

    private TreeEnsembleTables _trees = null!;
    private RankedTrees _ranked = null!;
    private float[] _rows = [];
    private float[] _sums = [];

    [GlobalSetup]
    public void Fill() => Fill(750, 4096);

    internal void Fill(int treeCount, int rowCount)
    {
        Random random = new(7);
        int inner = (1 << Depth) - 1;
        _trees = new TreeEnsembleTables(
            Depth,
            FeatureCount,
            ClassCount,
            [.. Enumerable.Range(0, treeCount).Select(tree => tree % ClassCount)],
            [.. Enumerable.Range(0, treeCount * inner).Select(_ => random.Next(FeatureCount))],
            [.. Enumerable.Range(0, treeCount * inner).Select(_ => random.Next(CutCount) / (float)CutCount)],
            [.. Enumerable.Range(0, treeCount * (inner + 1)).Select(_ => random.NextSingle() - 0.5f)]);
        _ranked = RankedTrees.Of(_trees)!;
        _rows = [.. Enumerable.Range(0, rowCount * FeatureCount).Select(_ => random.NextSingle())];
        _sums = new float[rowCount * ClassCount];
    }

    [Benchmark]
    public float Ranks()
    {
        RankedTreeKernel.Sum(_ranked, _rows, _rows.Length / FeatureCount, _sums);
        return _sums[^1];
    }

    [Benchmark]
    public float Floats()
    {
        TreeEnsembleKernel.Sum(_trees, _rows, _rows.Length / FeatureCount, _sums);
        return _sums[^1];
    }

    [Benchmark(Baseline = true)]
    public float Walk()
    {
        int inner = (1 << Depth) - 1;
        int rowCount = _rows.Length / FeatureCount;
        Array.Clear(_sums);
        for (int row = 0; row < rowCount; row++)
        {
            ReadOnlySpan<float> features = _rows.AsSpan(row * FeatureCount, FeatureCount);
            for (int tree = 0; tree < _trees.TreeClass.Length; tree++)
            {
                int node = 0;
                while (node < inner)
                {
                    int at = (tree * inner) + node;
                    node = (2 * node) + (features[_trees.Features[at]] < _trees.Thresholds[at] ? 1 : 2);
                }

                _sums[(_trees.TreeClass[tree] * rowCount) + row] += _trees.Leaves[(tree * (inner + 1)) + node - inner];
            }
        }

        return _sums[^1];
    }
}
