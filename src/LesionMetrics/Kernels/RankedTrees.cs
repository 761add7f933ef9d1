namespace LesionMetrics.Kernels;

/// <summary>
/// Trees whose thresholds are told by their rank among those of their feature: a feature that has at most 255 of them, as training by histograms leaves,
/// needs a byte where a number needs four, and a row is ranked once for all trees.
/// </summary>
public sealed class RankedTrees
{
    /// <summary>Distinct thresholds a feature may have: ranks are bytes.</summary>
    public const int MostCuts = 255;

    /// <summary>Depth of the deepest trees that are ranked: 64 leaves are as many as two permutations of two vectors look up.</summary>
    public const int MostDepth = 6;

    /// <summary>Thresholds are searched by groups of this size, and groups by their last.</summary>
    internal const int GroupSize = 16;

    /// <summary>Places that the last thresholds of groups, and all thresholds, of a feature take.</summary>
    private const int Places = GroupSize + (GroupSize * GroupSize);

    private RankedTrees(TreeEnsembleTables tables, float[][] cuts, sbyte[] codes)
    {
        Tables = tables;
        Codes = codes;
        Columns = Array.ConvertAll(tables.Features, feature => feature * RankedTreeKernel.BlockRows);
        FeaturesWithCuts = [.. Enumerable.Range(0, cuts.Length).Where(feature => cuts[feature].Length > 0)];
        FirstCutOf = new int[cuts.Length];
        Cuts = new float[FeaturesWithCuts.Length * Places];
        Array.Fill(Cuts, float.PositiveInfinity);
        for (int k = 0; k < FeaturesWithCuts.Length; k++)
        {
            int first = k * Places;
            FirstCutOf[FeaturesWithCuts[k]] = first;
            cuts[FeaturesWithCuts[k]].CopyTo(Cuts, first + GroupSize);
            for (int group = 0; group < GroupSize; group++)
            {
                Cuts[first + group] = Cuts[first + ((group + 2) * GroupSize) - 1];
            }
        }
    }

    /// <summary>The trees as numbers.</summary>
    public TreeEnsembleTables Tables { get; }

    /// <summary>Of each inner node, trees x (2^Depth - 1): a feature is below its threshold where its rank is below this. Both are kept less 128, as signed bytes compare faster.</summary>
    internal sbyte[] Codes { get; }

    /// <summary>Of each inner node, same shape: where the column of its feature begins in a block of ranks.</summary>
    internal int[] Columns { get; }

    /// <summary>Of each feature that has thresholds, the last of each group of them, then all in ascending order; the rest infinite.</summary>
    internal float[] Cuts { get; }

    /// <summary>Where those of each feature begin.</summary>
    internal int[] FirstCutOf { get; }

    /// <summary>The features that have thresholds.</summary>
    internal int[] FeaturesWithCuts { get; }

    /// <summary>Ranks the thresholds of <paramref name="tables"/>.</summary>
    /// <returns>Null where a feature has too many of them, a tree is too deep, or an infinite one parts leaves that differ.</returns>
    /// <exception cref="ArgumentException">A tree asks for a feature that rows do not have.</exception>
    public static RankedTrees? Of(TreeEnsembleTables tables)
    {
        TreeEnsembleKernel.CheckFeatures(tables);
        SortedSet<float>[] distinct = [.. Enumerable.Range(0, tables.FeatureCount).Select(_ => new SortedSet<float>())];
        for (int at = 0; at < tables.Thresholds.Length; at++)
        {
            if (!float.IsPositiveInfinity(tables.Thresholds[at]))
            {
                distinct[tables.Features[at]].Add(tables.Thresholds[at]);
            }
            else if (!IsPadding(tables, at))
            {
                return null;
            }
        }

        if (tables.Depth > MostDepth || distinct.Any(cuts => cuts.Count > MostCuts))
        {
            return null;
        }

        float[][] sorted = Array.ConvertAll(distinct, cuts => cuts.ToArray());
        sbyte[] codes = new sbyte[tables.Thresholds.Length];
        for (int at = 0; at < codes.Length; at++)
        {
            int below = float.IsPositiveInfinity(tables.Thresholds[at]) ? 0 : Array.BinarySearch(sorted[tables.Features[at]], tables.Thresholds[at]) + 1;
            codes[at] = (sbyte)(below - 128);
        }

        return new RankedTrees(tables, sorted, codes);
    }

    /// <summary>Whether all leaves under an inner node are one.</summary>
    private static bool IsPadding(TreeEnsembleTables tables, int at)
    {
        int inner = (1 << tables.Depth) - 1;
        (int tree, int first) = Math.DivRem(at, inner);
        int last = first;
        while (first < inner)
        {
            (first, last) = ((2 * first) + 1, (2 * last) + 2);
        }

        ReadOnlySpan<float> leaves = tables.Leaves.AsSpan((tree * (inner + 1)) + first - inner, last - first + 1);
        return !leaves.ContainsAnyExcept(leaves[0]);
    }
}
