using System.Text.Json.Serialization;

namespace LesionMetrics.Reporting;

/// <summary>How options are spelled as JSON: as all results are.</summary>
[JsonSerializable(typeof(PipelineOptions))]
internal sealed partial class OptionsJson : JsonSerializerContext
{
    internal static OptionsJson Snake { get; } = new(ResultsJson.Settings(indented: false));
}
