using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace LesionMetrics.Kernels;

/// <summary>
/// <see cref="TreeEnsembleKernel"/> on ranks: a byte holds what took a float, so that one instruction compares four times as many rows, and what is selected
/// from the bottom up is the place of a leaf. Leaves are added in the order of the trees: the sums have the same bits.
/// </summary>
public static class RankedTreeKernel
{
    /// <summary>Rows treated together: two vectors of bytes.</summary>
    internal const int BlockRows = 64;

    private const int HalfRows = 32;

    /// <summary>Writes the base score and the leaves of each class and row, summed, to <paramref name="sums"/>, classes x rowCount, trees added in their order.</summary>
    /// <param name="trees">The trees.</param>
    /// <param name="rows">rowCount x FeatureCount, row-major, without NaN.</param>
    /// <param name="rowCount">Number of rows.</param>
    /// <param name="sums">ClassCount x rowCount.</param>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    public static void Sum(RankedTrees trees, ReadOnlySpan<float> rows, int rowCount, Span<float> sums)
    {
        TreeEnsembleTables tables = trees.Tables;
        TreeEnsembleKernel.CheckLengths(tables, rows.Length, rowCount, sums.Length);

        // Unused places of the last block keep what was there: their sums are left behind.
        sbyte[] ranks = new sbyte[tables.FeatureCount * BlockRows];
        sbyte[] places = new sbyte[BlockRows << Math.Max(0, tables.Depth - 2)];
        float[] totals = new float[tables.ClassCount * BlockRows];
        int inner = (1 << tables.Depth) - 1;
        for (int start = 0; start < rowCount; start += BlockRows)
        {
            int count = Math.Min(BlockRows, rowCount - start);
            Rank(trees, rows.Slice(start * tables.FeatureCount, count * tables.FeatureCount), ranks);
            Array.Fill(totals, tables.BaseScore);
            for (int tree = 0; tree < tables.TreeClass.Length; tree++)
            {
                Find(ref trees.Columns[tree * inner], ref trees.Codes[tree * inner], ref ranks[0], tables.Depth, ref places[0]);
                Add(tables.Leaves.AsSpan(tree * (inner + 1), inner + 1), places, totals.AsSpan(tables.TreeClass[tree] * BlockRows, BlockRows));
            }

            for (int c = 0; c < tables.ClassCount; c++)
            {
                totals.AsSpan(c * BlockRows, count).CopyTo(sums[((c * rowCount) + start)..]);
            }
        }
    }

    /// <summary>Ranks of each feature, a column of rows each: how many of its thresholds a row is not below, less 128.</summary>
    private static void Rank(RankedTrees trees, ReadOnlySpan<float> block, sbyte[] ranks)
    {
        int width = trees.Tables.FeatureCount;
        foreach (int feature in trees.FeaturesWithCuts)
        {
            ref float pivots = ref trees.Cuts[trees.FirstCutOf[feature]];
            Span<sbyte> column = ranks.AsSpan(feature * BlockRows, BlockRows);
            for (int at = feature, row = 0; at < block.Length; at += width, row++)
            {
                // What is infinite beyond the thresholds is above every value but infinity, which ranks as the largest number does.
                Vector256<float> value = Vector256.Create(Math.Min(block[at], float.MaxValue));
                int group = RankedTrees.GroupSize * Reached(ref pivots, value);
                column[row] = (sbyte)(group + Reached(ref Unsafe.Add(ref pivots, RankedTrees.GroupSize + group), value) - 128);
            }
        }
    }

    /// <summary>How many of sixteen ascending numbers the value is not below.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Reached(ref float numbers, Vector256<float> value)
    {
        uint low = Vector256.LessThanOrEqual(Vector256.LoadUnsafe(ref numbers), value).ExtractMostSignificantBits();
        uint high = Vector256.LessThanOrEqual(Vector256.LoadUnsafe(ref numbers, 8), value).ExtractMostSignificantBits();
        return BitOperations.PopCount(low | (high << 8));
    }

    /// <summary>The place of the leaf that each row of the block reaches, in place[0, BlockRows).</summary>
    /// <param name="columns">Of the tree's inner nodes: where the ranks of their features begin.</param>
    /// <param name="codes">Of the tree's inner nodes.</param>
    /// <param name="ranks">The block.</param>
    /// <param name="depth">Levels of inner nodes.</param>
    /// <param name="place">Room for as many blocks as the second lowest level has nodes.</param>
    private static void Find(ref int columns, ref sbyte codes, ref sbyte ranks, int depth, ref sbyte place)
    {
        if (depth == 1)
        {
            (Vector256<sbyte> one, Vector256<sbyte> other) = Below(ref columns, ref codes, ref ranks, 0);
            (Vector256<sbyte>.One + one).StoreUnsafe(ref place);
            (Vector256<sbyte>.One + other).StoreUnsafe(ref place, HalfRows);
            return;
        }

        int count = 1 << (depth - 2);
        Vector256<sbyte> second = Vector256<sbyte>.One;
        ref sbyte target = ref place;
        for (int n = 0; n < count; n++)
        {
            int head = count - 1 + n;
            Vector256<sbyte> fourth = second + Vector256.Create((sbyte)2);
            (Vector256<sbyte> left, Vector256<sbyte> otherLeft) = Below(ref columns, ref codes, ref ranks, (2 * head) + 1);
            (Vector256<sbyte> right, Vector256<sbyte> otherRight) = Below(ref columns, ref codes, ref ranks, (2 * head) + 2);
            (Vector256<sbyte> low, Vector256<sbyte> otherLow) = Below(ref columns, ref codes, ref ranks, head);
            Select(low, second + left, fourth + right).StoreUnsafe(ref target);
            Select(otherLow, second + otherLeft, fourth + otherRight).StoreUnsafe(ref target, HalfRows);
            second += Vector256.Create((sbyte)4);
            target = ref Unsafe.Add(ref target, BlockRows);
        }

        for (count >>= 1; count > 0; count >>= 1)
        {
            target = ref place;
            ref sbyte source = ref place;
            for (int n = 0; n < count; n++)
            {
                (Vector256<sbyte> low, Vector256<sbyte> otherLow) = Below(ref columns, ref codes, ref ranks, count - 1 + n);
                Vector256<sbyte> one = Select(low, Vector256.LoadUnsafe(ref source), Vector256.LoadUnsafe(ref source, BlockRows));
                Vector256<sbyte> other = Select(otherLow, Vector256.LoadUnsafe(ref source, HalfRows), Vector256.LoadUnsafe(ref source, BlockRows + HalfRows));
                one.StoreUnsafe(ref target);
                other.StoreUnsafe(ref target, HalfRows);
                target = ref Unsafe.Add(ref target, BlockRows);
                source = ref Unsafe.Add(ref source, 2 * BlockRows);
            }
        }
    }

    /// <summary>-1 for each row of both halves of the block whose feature is below the threshold of <paramref name="node"/>, else 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<sbyte> One, Vector256<sbyte> Other) Below(ref int columns, ref sbyte codes, ref sbyte ranks, nint node)
    {
        Vector256<sbyte> code = Vector256.Create(Unsafe.Add(ref codes, node));
        ref sbyte column = ref Unsafe.Add(ref ranks, (nint)Unsafe.Add(ref columns, node));
        return (Vector256.LessThan(Vector256.LoadUnsafe(ref column), code), Vector256.LessThan(Vector256.LoadUnsafe(ref column, HalfRows), code));
    }

    /// <summary>yes where the mask is -1, no where it is 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<sbyte> Select(Vector256<sbyte> mask, Vector256<sbyte> yes, Vector256<sbyte> no) =>
        Avx2.IsSupported ? Avx2.BlendVariable(no, yes, mask) : Vector256.ConditionalSelect(mask, yes, no);

    /// <summary>Adds each row's leaf to its total.</summary>
    private static void Add(ReadOnlySpan<float> leaves, sbyte[] places, Span<float> totals)
    {
        ref sbyte place = ref MemoryMarshal.GetArrayDataReference(places);
        ref float leaf = ref MemoryMarshal.GetReference(leaves);
        ref float total = ref MemoryMarshal.GetReference(totals);
        if (Avx512F.IsSupported && leaves.Length == 64)
        {
            Vector512<float> a = Vector512.LoadUnsafe(ref leaf);
            Vector512<float> b = Vector512.LoadUnsafe(ref leaf, 16);
            Vector512<float> c = Vector512.LoadUnsafe(ref leaf, 32);
            Vector512<float> d = Vector512.LoadUnsafe(ref leaf, 48);
            for (nuint i = 0; i < BlockRows; i += 16)
            {
                Vector512<int> at = Avx512F.ConvertToVector512Int32(Vector128.LoadUnsafe(ref place, i));
                Vector512<float> low = Avx512F.PermuteVar16x32x2(a, at, b);
                Vector512<float> high = Avx512F.PermuteVar16x32x2(c, at, d);
                Vector512<float> found = Vector512.ConditionalSelect(Vector512.LessThan(at, Vector512.Create(32)).AsSingle(), low, high);
                (Vector512.LoadUnsafe(ref total, i) + found).StoreUnsafe(ref total, i);
            }

            return;
        }

        for (nint i = 0; i < BlockRows; i += 4)
        {
            // Places are not negative, which spares extending their sign.
            ref byte at = ref Unsafe.As<sbyte, byte>(ref Unsafe.Add(ref place, i));
            ref float sum = ref Unsafe.Add(ref total, i);
            Vector128<float> found = Vector128.Create(
                Unsafe.Add(ref leaf, (nint)at),
                Unsafe.Add(ref leaf, (nint)Unsafe.Add(ref at, 1)),
                Unsafe.Add(ref leaf, (nint)Unsafe.Add(ref at, 2)),
                Unsafe.Add(ref leaf, (nint)Unsafe.Add(ref at, 3)));
            (Vector128.LoadUnsafe(ref sum) + found).StoreUnsafe(ref sum);
        }
    }
}
