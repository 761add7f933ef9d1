namespace LesionMetrics.Kernels;

/// <summary>Binary trees padded to one depth, level by level: node n has children 2n + 1 (feature below threshold) and 2n + 2.</summary>
/// <param name="Depth">Levels of inner nodes.</param>
/// <param name="FeatureCount">Features in a row.</param>
/// <param name="ClassCount">Classes; tree t adds to class <c>TreeClass[t]</c>.</param>
/// <param name="TreeClass">Class of each tree.</param>
/// <param name="Features">Feature of each inner node, trees x (2^Depth - 1).</param>
/// <param name="Thresholds">Threshold of each inner node, same shape; positive infinity on padding, which always goes left.</param>
/// <param name="Leaves">Values of the leaves, trees x 2^Depth.</param>
public sealed record TreeEnsembleTables(
    int Depth, int FeatureCount, int ClassCount, int[] TreeClass, int[] Features, float[] Thresholds, float[] Leaves)
{
    /// <summary>What each class's sum starts at, before the first tree: it decides how the sum is rounded.</summary>
    public float BaseScore { get; init; }
}
