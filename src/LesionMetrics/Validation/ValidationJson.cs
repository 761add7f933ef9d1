using System.Text.Json.Serialization;
using LesionMetrics.Reporting;

namespace LesionMetrics.Validation;

/// <summary>How a validation's <c>run.json</c> is spelled: as all results are.</summary>
[JsonSerializable(typeof(ValidationRecord))]
internal sealed partial class ValidationJson : JsonSerializerContext
{
    internal static ValidationJson Indented { get; } = new(ResultsJson.Settings(indented: true));
}
