using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace LesionMetrics.Kernels;

/// <summary>
/// Sums the leaves that rows of features reach. No row walks down a tree: all comparisons of a tree are made for a block of rows at once, and the leaves
/// are selected from the bottom up, two levels at a time. That costs more comparisons and neither a branch nor a gathered load.
/// </summary>
public static class TreeEnsembleKernel
{
    /// <summary>Rows treated together: a multiple of every vector width, and few enough that their features stay in a first-level cache.</summary>
    private const int BlockRows = 64;

    /// <summary>Whether any value is NaN.</summary>
    public static bool ContainsNaN(ReadOnlySpan<float> values) => TensorPrimitives.IsNaNAny(values);

    /// <summary>Writes the base score and the leaves of each class and row, summed, to <paramref name="sums"/>, classes x rowCount, trees added in their order.</summary>
    /// <param name="tables">The trees.</param>
    /// <param name="rows">rowCount x FeatureCount, row-major, without NaN.</param>
    /// <param name="rowCount">Number of rows.</param>
    /// <param name="sums">ClassCount x rowCount.</param>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    public static void Sum(TreeEnsembleTables tables, ReadOnlySpan<float> rows, int rowCount, Span<float> sums)
    {
        CheckLengths(tables, rows.Length, rowCount, sums.Length);
        CheckFeatures(tables);
        if (RowWalk.Vector512Path)
        {
            Sum<FloatLanes512>(tables, rows, rowCount, sums);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Sum<FloatLanes256>(tables, rows, rowCount, sums);
        }
        else
        {
            Sum<FloatLanes128>(tables, rows, rowCount, sums);
        }
    }

    /// <summary>Refuses rows or sums of another length.</summary>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    internal static void CheckLengths(TreeEnsembleTables tables, int rowsLength, int rowCount, int sumsLength)
    {
        if (rowsLength != rowCount * tables.FeatureCount || sumsLength != rowCount * tables.ClassCount)
        {
            throw new ArgumentException("Rows and sums do not fit the number of rows, features and classes.");
        }
    }

    /// <summary>Refuses trees that ask for a feature that rows do not have.</summary>
    /// <exception cref="ArgumentException">One does.</exception>
    internal static void CheckFeatures(TreeEnsembleTables tables)
    {
        foreach (int feature in tables.Features)
        {
            if ((uint)feature >= (uint)tables.FeatureCount)
            {
                throw new ArgumentException($"A tree asks for feature {feature} of {tables.FeatureCount}.", nameof(tables));
            }
        }
    }

    private static void Sum<TLanes>(TreeEnsembleTables tables, ReadOnlySpan<float> rows, int rowCount, Span<float> sums)
        where TLanes : struct, IFloatLanes<TLanes>
    {
        // Unused places of the last block keep what was there: their sums are left behind.
        float[] columns = new float[tables.FeatureCount * BlockRows];
        float[] values = new float[BlockRows << tables.Depth];
        float[] totals = new float[tables.ClassCount * BlockRows];
        for (int start = 0; start < rowCount; start += BlockRows)
        {
            int count = Math.Min(BlockRows, rowCount - start);
            Transpose(rows.Slice(start * tables.FeatureCount, count * tables.FeatureCount), tables.FeatureCount, columns);
            Array.Fill(totals, tables.BaseScore);
            for (int tree = 0; tree < tables.TreeClass.Length; tree++)
            {
                Select<TLanes>(tables, tree, columns, values);
                ref float total = ref totals[tables.TreeClass[tree] * BlockRows];
                for (int i = 0; i < BlockRows; i += TLanes.Count)
                {
                    (TLanes.Load(ref total, i) + TLanes.Load(ref values[0], i)).Store(ref total, i);
                }
            }

            for (int c = 0; c < tables.ClassCount; c++)
            {
                totals.AsSpan(c * BlockRows, count).CopyTo(sums[((c * rowCount) + start)..]);
            }
        }
    }

    private static void Transpose(ReadOnlySpan<float> block, int width, float[] columns)
    {
        for (int at = 0, row = 0; at < block.Length; at += width, row++)
        {
            ReadOnlySpan<float> features = block.Slice(at, width);
            for (int feature = 0; feature < features.Length; feature++)
            {
                columns[(feature * BlockRows) + row] = features[feature];
            }
        }
    }

    /// <summary>Leaves of one tree for each row of the block, in values[0, BlockRows).</summary>
    private static void Select<TLanes>(TreeEnsembleTables tables, int tree, float[] columns, float[] values)
        where TLanes : struct, IFloatLanes<TLanes>
    {
        int inner = (1 << tables.Depth) - 1;
        Nodes nodes = new(tables.Features.AsSpan(tree * inner, inner), tables.Thresholds.AsSpan(tree * inner, inner), columns);
        ReadOnlySpan<float> leaves = tables.Leaves.AsSpan(tree * (inner + 1), inner + 1);
        ref float value = ref MemoryMarshal.GetArrayDataReference(values);
        int level = tables.Depth - 2;
        if (level < 0)
        {
            Pair(nodes, TLanes.All(leaves[0]), TLanes.All(leaves[1]), ref value);
            return;
        }

        for (int n = 0; n < 1 << level; n++)
        {
            Quad(nodes, level, n, TLanes.All(leaves[4 * n]), TLanes.All(leaves[(4 * n) + 1]), TLanes.All(leaves[(4 * n) + 2]), TLanes.All(leaves[(4 * n) + 3]), ref value);
        }

        for (level -= 2; level >= 0; level -= 2)
        {
            for (int n = 0; n < 1 << level; n++)
            {
                Quad<TLanes>(nodes, level, n, ref value);
            }
        }

        if (level == -1)
        {
            Pair<TLanes>(nodes, ref value);
        }
    }

    /// <summary>The node at the head of four leaves, and the two nodes between.</summary>
    private static void Quad<TLanes>(in Nodes nodes, int level, int n, TLanes a, TLanes b, TLanes c, TLanes d, ref float value)
        where TLanes : struct, IFloatLanes<TLanes>
    {
        int head = (1 << level) - 1 + n;
        int left = (2 * head) + 1;
        ref float target = ref Unsafe.Add(ref value, n * BlockRows);
        TLanes top = TLanes.All(nodes.Thresholds[head]);
        TLanes first = TLanes.All(nodes.Thresholds[left]);
        TLanes second = TLanes.All(nodes.Thresholds[left + 1]);
        ref float topColumn = ref nodes.Column(head);
        ref float firstColumn = ref nodes.Column(left);
        ref float secondColumn = ref nodes.Column(left + 1);
        for (int i = 0; i < BlockRows; i += TLanes.Count)
        {
            TLanes low = TLanes.Select(TLanes.Less(TLanes.Load(ref firstColumn, i), first), a, b);
            TLanes high = TLanes.Select(TLanes.Less(TLanes.Load(ref secondColumn, i), second), c, d);
            TLanes.Select(TLanes.Less(TLanes.Load(ref topColumn, i), top), low, high).Store(ref target, i);
        }
    }

    /// <summary>The same above nodes whose values are known; writes over values that are read no more.</summary>
    private static void Quad<TLanes>(in Nodes nodes, int level, int n, ref float value)
        where TLanes : struct, IFloatLanes<TLanes>
    {
        int head = (1 << level) - 1 + n;
        int left = (2 * head) + 1;
        ref float target = ref Unsafe.Add(ref value, n * BlockRows);
        ref float source = ref Unsafe.Add(ref value, 4 * n * BlockRows);
        TLanes top = TLanes.All(nodes.Thresholds[head]);
        TLanes first = TLanes.All(nodes.Thresholds[left]);
        TLanes second = TLanes.All(nodes.Thresholds[left + 1]);
        ref float topColumn = ref nodes.Column(head);
        ref float firstColumn = ref nodes.Column(left);
        ref float secondColumn = ref nodes.Column(left + 1);
        for (int i = 0; i < BlockRows; i += TLanes.Count)
        {
            TLanes low = TLanes.Select(
                TLanes.Less(TLanes.Load(ref firstColumn, i), first), TLanes.Load(ref source, i), TLanes.Load(ref source, i + BlockRows));
            TLanes high = TLanes.Select(
                TLanes.Less(TLanes.Load(ref secondColumn, i), second), TLanes.Load(ref source, i + (2 * BlockRows)), TLanes.Load(ref source, i + (3 * BlockRows)));
            TLanes.Select(TLanes.Less(TLanes.Load(ref topColumn, i), top), low, high).Store(ref target, i);
        }
    }

    private static void Pair<TLanes>(in Nodes nodes, TLanes a, TLanes b, ref float value)
        where TLanes : struct, IFloatLanes<TLanes>
    {
        TLanes threshold = TLanes.All(nodes.Thresholds[0]);
        ref float column = ref nodes.Column(0);
        for (int i = 0; i < BlockRows; i += TLanes.Count)
        {
            TLanes.Select(TLanes.Less(TLanes.Load(ref column, i), threshold), a, b).Store(ref value, i);
        }
    }

    private static void Pair<TLanes>(in Nodes nodes, ref float value)
        where TLanes : struct, IFloatLanes<TLanes>
    {
        TLanes threshold = TLanes.All(nodes.Thresholds[0]);
        ref float column = ref nodes.Column(0);
        for (int i = 0; i < BlockRows; i += TLanes.Count)
        {
            TLanes.Select(TLanes.Less(TLanes.Load(ref column, i), threshold), TLanes.Load(ref value, i), TLanes.Load(ref value, i + BlockRows)).Store(ref value, i);
        }
    }

    /// <summary>Inner nodes of one tree over the columns of a block. Features were checked against the number of columns.</summary>
    private readonly ref struct Nodes(ReadOnlySpan<int> features, ReadOnlySpan<float> thresholds, float[] columns)
    {
        private readonly ReadOnlySpan<int> _features = features;
        private readonly ref float _columns = ref MemoryMarshal.GetArrayDataReference(columns);

        public ReadOnlySpan<float> Thresholds { get; } = thresholds;

        public ref float Column(int node) => ref Unsafe.Add(ref _columns, _features[node] * BlockRows);
    }
}
