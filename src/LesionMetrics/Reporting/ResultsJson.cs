using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using LesionMetrics.Measurement;
using LesionMetrics.Review;
using LesionMetrics.Segmentation;

namespace LesionMetrics.Reporting;

/// <summary>
/// How results are spelled as JSON: snake_case names, enums as in the tables, doubles in their shortest form that reads back to the same bits,
/// line feeds.
/// </summary>
[JsonSerializable(typeof(SeriesRecord))]
[JsonSerializable(typeof(StudyRecord))]
[JsonSerializable(typeof(AuditEntry))]
[JsonSerializable(typeof(RunRecord))]
[JsonSerializable(typeof(ReviewRecord))]
[JsonSerializable(typeof(ReviewListing))]
[JsonSerializable(typeof(JsonObject))]
public sealed partial class ResultsJson : JsonSerializerContext
{
    /// <summary>For files that a person may open: indented.</summary>
    public static ResultsJson Indented { get; } = new(Settings(indented: true));

    /// <summary>For files of one record a line.</summary>
    public static ResultsJson Compact { get; } = new(Settings(indented: false));

    /// <summary>The settings behind both forms.</summary>
    public static JsonSerializerOptions Settings(bool indented) => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = indented,
        NewLine = "\n",
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Encoder = JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All),
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters =
        {
            new JsonStringEnumConverter<OutcomeStatus>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false),
            new JsonStringEnumConverter<LesionKind>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false),
            new JsonStringEnumConverter<MaskOrigin>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false),
            new JsonStringEnumConverter<ReviewState>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false),
            new JsonStringEnumConverter<PlaqueResolution>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false),
        },
    };
}
