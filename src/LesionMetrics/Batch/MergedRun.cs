using System.Text.Json;
using System.Text.Json.Nodes;
using LesionMetrics.Reporting;

namespace LesionMetrics.Batch;

/// <summary>The <c>run.json</c> of merged results: the shards' own, side by side.</summary>
internal static class MergedRun
{
    /// <summary>Writes it from the <c>run.json</c> of each shard.</summary>
    internal static void Write(ResultsFolder results, StudyRecord study, IReadOnlyList<string> shardFolders)
    {
        JsonObject merged = new()
        {
            ["command"] = "merge",
            ["state"] = "complete",
            ["setup"] = study.Setup,
            ["audit_head"] = results.Audit.Head,
            ["shards"] = new JsonArray([.. shardFolders.Select(Read)]),
        };
        ResultsStorage.Write(
            Path.Combine(results.Path, RunLog.FileName),
            JsonSerializer.SerializeToUtf8Bytes(merged, ResultsJson.Indented.JsonObject));
    }

    private static JsonNode? Read(string shardFolder)
    {
        string path = Path.Combine(shardFolder, RunLog.FileName);
        return File.Exists(path) ? JsonNode.Parse(File.ReadAllBytes(path)) : null;
    }
}
