using System.Text.Json;

namespace LesionMetrics.Segmentation;

/// <summary>
/// What a saved ensemble says of its trees, read in one pass: most of a file is statistics of the training, and a document of all of it took a quarter of a second.
/// </summary>
internal sealed class JsonModel
{
    /// <summary>Names of the features; empty where there are none.</summary>
    public List<string> Features { get; } = [];

    /// <summary>Class of each tree.</summary>
    public int[] TreeClass { get; private set; } = [];

    /// <summary>The trees.</summary>
    public List<JsonTree> Trees { get; } = [];

    /// <summary>What sums start from, as text; null where it is missing.</summary>
    public string? BaseScore { get; private set; }

    /// <summary>Reads the whole of a file.</summary>
    /// <exception cref="JsonException">It is malformed.</exception>
    /// <exception cref="InvalidOperationException">A value is of another kind.</exception>
    /// <exception cref="FormatException">A number is out of range.</exception>
    public static JsonModel Read(Utf8JsonReader reader)
    {
        JsonModel model = new();
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName && !IsWay(ref reader))
            {
                model.ReadProperty(ref reader);
            }
        }

        return model;
    }

    /// <summary>Whether a property holds, somewhere within, what is looked for.</summary>
    private static bool IsWay(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("learner"u8) || reader.ValueTextEquals("gradient_booster"u8)
        || reader.ValueTextEquals("model"u8) || reader.ValueTextEquals("learner_model_param"u8);

    private void ReadProperty(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("feature_names"u8))
        {
            JsonTree.RequireArray(ref reader);
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                Features.Add(reader.GetString() ?? throw new JsonException("A feature has no name."));
            }
        }
        else if (reader.ValueTextEquals("tree_info"u8))
        {
            TreeClass = JsonTree.Integers(ref reader);
        }
        else if (reader.ValueTextEquals("base_score"u8))
        {
            reader.Read();
            BaseScore = reader.GetString();
        }
        else if (reader.ValueTextEquals("trees"u8))
        {
            JsonTree.RequireArray(ref reader);
            while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
            {
                Trees.Add(JsonTree.Read(ref reader));
            }
        }
        else
        {
            reader.Skip();
        }
    }
}
