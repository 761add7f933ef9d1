using System.Text;
using System.Text.Json;
using LesionMetrics.Reporting;

namespace LesionMetrics.Batch;

/// <summary>All that an outcome depends on besides the photos: program and options, the model among them.</summary>
/// <param name="Program">Name and version, for example <c>lesion-metrics 0.1.0</c>.</param>
/// <param name="Build">Identity of the built library: changes with any line of its code.</param>
/// <param name="Options">Every option in effect, defaults included.</param>
/// <param name="ModelSha256">Hash of the tissue model; null where none is used.</param>
public sealed record RunSetup(string Program, string Build, JsonElement Options, string? ModelSha256)
{
    /// <summary>SHA-256 over all of it. Results with one fingerprint may stand in one table.</summary>
    public string Fingerprint => Sha256Text.Of(Encoding.UTF8.GetBytes($"{Program}\n{Build}\n{ModelSha256}\n{Options.GetRawText()}"));

    /// <summary>The setup of this program with <paramref name="options"/>.</summary>
    public static RunSetup Of(JsonElement options, string? modelSha256)
    {
        System.Reflection.Assembly library = typeof(RunSetup).Assembly;
        string version = library.GetName().Version!.ToString(3);
        return new RunSetup($"lesion-metrics {version}", library.ManifestModule.ModuleVersionId.ToString("N"), options, modelSha256);
    }
}
