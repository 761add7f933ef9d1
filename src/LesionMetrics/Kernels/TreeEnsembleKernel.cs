using System.Numerics.Tensors;

namespace LesionMetrics.Kernels;

/// <summary>Sums the leaves that rows of features reach. Blocks of rows keep the features in cache while all trees pass over them; four rows at once hide the loads.</summary>
public static class TreeEnsembleKernel
{
    private const int BlockRows = 64;

    /// <summary>Whether any value is NaN.</summary>
    public static bool ContainsNaN(ReadOnlySpan<float> values) => TensorPrimitives.IsNaNAny(values);

    /// <summary>Writes the sum of leaves of each class and row to <paramref name="sums"/>, classes x rowCount, trees added in their order.</summary>
    /// <param name="tables">The trees.</param>
    /// <param name="rows">rowCount x FeatureCount, row-major, without NaN.</param>
    /// <param name="rowCount">Number of rows.</param>
    /// <param name="sums">ClassCount x rowCount.</param>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    public static void Sum(TreeEnsembleTables tables, ReadOnlySpan<float> rows, int rowCount, Span<float> sums)
    {
        if (rows.Length != rowCount * tables.FeatureCount || sums.Length != rowCount * tables.ClassCount)
        {
            throw new ArgumentException("Rows and sums do not fit the number of rows, features and classes.");
        }

        sums.Clear();
        for (int start = 0; start < rowCount; start += BlockRows)
        {
            int count = Math.Min(BlockRows, rowCount - start);
            ReadOnlySpan<float> block = rows.Slice(start * tables.FeatureCount, count * tables.FeatureCount);
            for (int tree = 0; tree < tables.TreeClass.Length; tree++)
            {
                AddTree(tables, tree, block, sums.Slice((tables.TreeClass[tree] * rowCount) + start, count));
            }
        }
    }

    private static void AddTree(TreeEnsembleTables tables, int tree, ReadOnlySpan<float> block, Span<float> sums)
    {
        int inner = (1 << tables.Depth) - 1;
        ReadOnlySpan<int> features = tables.Features.AsSpan(tree * inner, inner);
        ReadOnlySpan<float> thresholds = tables.Thresholds.AsSpan(tree * inner, inner);
        ReadOnlySpan<float> leaves = tables.Leaves.AsSpan(tree * (inner + 1), inner + 1);
        int width = tables.FeatureCount;
        int row = 0;
        for (; row + 4 <= sums.Length; row += 4)
        {
            int a = 0;
            int b = 0;
            int c = 0;
            int d = 0;
            int at = row * width;
            for (int level = 0; level < tables.Depth; level++)
            {
                a = (2 * a) + (block[at + features[a]] < thresholds[a] ? 1 : 2);
                b = (2 * b) + (block[at + width + features[b]] < thresholds[b] ? 1 : 2);
                c = (2 * c) + (block[at + (2 * width) + features[c]] < thresholds[c] ? 1 : 2);
                d = (2 * d) + (block[at + (3 * width) + features[d]] < thresholds[d] ? 1 : 2);
            }

            sums[row] += leaves[a - inner];
            sums[row + 1] += leaves[b - inner];
            sums[row + 2] += leaves[c - inner];
            sums[row + 3] += leaves[d - inner];
        }

        for (; row < sums.Length; row++)
        {
            int node = 0;
            for (int level = 0; level < tables.Depth; level++)
            {
                node = (2 * node) + (block[(row * width) + features[node]] < thresholds[node] ? 1 : 2);
            }

            sums[row] += leaves[node - inner];
        }
    }
}
