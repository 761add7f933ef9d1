using System.Text.Json;

namespace LesionMetrics.Segmentation;

/// <summary>One tree as XGBoost stores it: for a leaf the left child is -1 and the condition is its value.</summary>
/// <param name="Left">Left child of each node.</param>
/// <param name="Right">Right child of each node.</param>
/// <param name="Features">Feature that each node asks for.</param>
/// <param name="Conditions">Threshold or value of each node.</param>
internal sealed record JsonTree(int[] Left, int[] Right, int[] Features, float[] Conditions)
{
    /// <summary>Reads the tree whose object has begun.</summary>
    /// <exception cref="JsonException">Something is missing, or malformed.</exception>
    public static JsonTree Read(ref Utf8JsonReader reader)
    {
        int[]? left = null;
        int[]? right = null;
        int[]? features = null;
        float[]? conditions = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("left_children"u8))
            {
                left = Integers(ref reader);
            }
            else if (reader.ValueTextEquals("right_children"u8))
            {
                right = Integers(ref reader);
            }
            else if (reader.ValueTextEquals("split_indices"u8))
            {
                features = Integers(ref reader);
            }
            else if (reader.ValueTextEquals("split_conditions"u8))
            {
                conditions = Numbers(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        return left is not null && right is not null && features is not null && conditions is not null
            ? new JsonTree(left, right, features, conditions)
            : throw new JsonException("A tree lacks children, features or conditions.");
    }

    /// <summary>Levels of inner nodes from <paramref name="node"/> on.</summary>
    public int DepthBelow(int node) => Left[node] < 0 ? 0 : 1 + Math.Max(DepthBelow(Left[node]), DepthBelow(Right[node]));

    /// <summary>The array of integers that follows a name.</summary>
    /// <exception cref="JsonException">None does.</exception>
    internal static int[] Integers(ref Utf8JsonReader reader)
    {
        List<int> values = [];
        RequireArray(ref reader);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            values.Add(reader.GetInt32());
        }

        return [.. values];
    }

    /// <summary>Moves to the start of the array that follows a name.</summary>
    /// <exception cref="JsonException">None does.</exception>
    internal static void RequireArray(ref Utf8JsonReader reader)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException("An array is missing.");
        }
    }

    private static float[] Numbers(ref Utf8JsonReader reader)
    {
        List<float> values = [];
        RequireArray(ref reader);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            values.Add(reader.GetSingle());
        }

        return [.. values];
    }
}
