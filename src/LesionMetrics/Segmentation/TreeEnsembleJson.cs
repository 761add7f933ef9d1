using System.Globalization;
using System.Text.Json;
using LesionMetrics.Kernels;

namespace LesionMetrics.Segmentation;

/// <summary>Reads the JSON that XGBoost saves (schema of versions 1.6 and later) for objective multi:softprob.</summary>
public static class TreeEnsembleJson
{
    /// <summary>Reads a model.</summary>
    /// <param name="utf8">The file.</param>
    /// <param name="classNames">Classes in the order of their labels.</param>
    /// <exception cref="StudyException">The file is no such model.</exception>
    public static TreeEnsemble Read(ReadOnlyMemory<byte> utf8, IReadOnlyList<string> classNames)
    {
        try
        {
            JsonModel model = JsonModel.Read(new Utf8JsonReader(utf8.Span));
            (string[] features, int[] treeClass, JsonTree[] trees) = ([.. model.Features], [.. model.TreeClass], [.. model.Trees]);
            if (features.Length == 0 || trees.Length == 0 || trees.Length != treeClass.Length || treeClass.Max() + 1 != classNames.Count)
            {
                throw new StudyException($"The tissue model does not have {classNames.Count} classes and named features: train it again.");
            }

            // The same for every class, so that no probability hangs on it but by rounding; XGBoost writes it as text.
            float baseScore = float.Parse(model.BaseScore ?? string.Empty, CultureInfo.InvariantCulture);
            return new TreeEnsemble(features, classNames, Pad(trees, treeClass, features.Length, classNames.Count) with { BaseScore = baseScore });
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException or FormatException)
        {
            throw new StudyException("The tissue model is not an XGBoost JSON model: train it again.", malformed);
        }
    }

    private static TreeEnsembleTables Pad(JsonTree[] trees, int[] treeClass, int featureCount, int classCount)
    {
        int depth = Math.Max(1, trees.Max(tree => tree.DepthBelow(0)));
        int inner = (1 << depth) - 1;
        int[] features = new int[trees.Length * inner];
        float[] thresholds = new float[trees.Length * inner];
        float[] leaves = new float[trees.Length * (inner + 1)];
        for (int t = 0; t < trees.Length; t++)
        {
            Place(trees[t], 0, 0, t * inner, t * (inner + 1));
        }

        return new TreeEnsembleTables(depth, featureCount, classCount, treeClass, features, thresholds, leaves);

        void Place(JsonTree tree, int node, int slot, int innerStart, int leafStart)
        {
            if (slot >= inner)
            {
                leaves[leafStart + slot - inner] = tree.Conditions[node];
                return;
            }

            bool leaf = tree.Left[node] < 0;
            features[innerStart + slot] = leaf ? 0 : tree.Features[node];
            thresholds[innerStart + slot] = leaf ? float.PositiveInfinity : tree.Conditions[node];
            Place(tree, leaf ? node : tree.Left[node], (2 * slot) + 1, innerStart, leafStart);
            Place(tree, leaf ? node : tree.Right[node], (2 * slot) + 2, innerStart, leafStart);
        }
    }
}
