using System.Text.Json;
using System.Text.Json.Nodes;
using LesionMetrics.Reporting;

namespace LesionMetrics.Batch;

/// <summary>The <c>run.json</c> of merged results: the shards' own, side by side.</summary>
internal static class MergedRun
{
    /// <summary>Writes it from the <c>run.json</c> of each shard, at least one.</summary>
    internal static void Write(ResultsFolder results, StudyRecord study, IReadOnlyList<JsonNode> shardRuns)
    {
        JsonObject merged = new()
        {
            ["program"] = Common("program"),
            ["build"] = Common("build"),
            ["state"] = "complete",
            ["command"] = "merge",
            ["setup"] = study.Setup,
            ["options"] = Common("options"),
            ["model_sha256"] = Common("model_sha256"),
            ["audit_head"] = results.Audit.Head,
            ["shards"] = new JsonArray([.. shardRuns]),
        };
        ResultsStorage.Write(
            Path.Combine(results.Path, RunLog.FileName),
            JsonSerializer.SerializeToUtf8Bytes(merged, ResultsJson.Indented.JsonObject));

        // What the setup is a hash over is the same in all.
        JsonNode? Common(string name) => shardRuns[0][name]?.DeepClone();
    }

    /// <summary>The <c>run.json</c> of a shard.</summary>
    /// <exception cref="StudyException">It is missing or cannot be read.</exception>
    internal static JsonNode Read(string shardFolder)
    {
        try
        {
            return JsonNode.Parse(File.ReadAllBytes(Path.Combine(shardFolder, RunLog.FileName))) as JsonObject ?? throw new JsonException();
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new StudyException($"'{ResultsFolder.NameOf(shardFolder)}': {RunLog.FileName} is missing or cannot be read: run that shard again with --resume.", unusable);
        }
    }
}
