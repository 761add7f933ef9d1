using System.Text.Json;

namespace LesionMetrics.Benchmarks.Comparing;

/// <summary>What a BenchmarkDotNet full JSON report says of each benchmark.</summary>
internal static class ResultFile
{
    /// <summary>Mean nanoseconds and allocated bytes by the benchmark's name and job, of one report or of all reports in a folder.</summary>
    public static SortedDictionary<string, (double Nanoseconds, long AllocatedBytes)> Read(string path)
    {
        SortedDictionary<string, (double, long)> results = new(StringComparer.Ordinal);
        string[] files = Directory.Exists(path) ? Directory.GetFiles(path, "*-report-full.json") : [path];
        foreach (string file in files.Order(StringComparer.Ordinal))
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(file));
            foreach (JsonElement benchmark in document.RootElement.GetProperty("Benchmarks").EnumerateArray())
            {
                if (benchmark.GetProperty("Statistics") is not { ValueKind: JsonValueKind.Object } statistics)
                {
                    continue;
                }

                string info = benchmark.GetProperty("DisplayInfo").GetString() ?? "";
                int job = info.IndexOf(": ", StringComparison.Ordinal);
                string lane = job < 0 ? "" : info[(job + 2)..].Split('(')[0];
                string name = $"{benchmark.GetProperty("Type").GetString()}.{benchmark.GetProperty("MethodTitle").GetString()}"
                    + $"[{benchmark.GetProperty("Parameters").GetString()}] {lane}";
                long allocated = benchmark.TryGetProperty("Memory", out JsonElement memory) && memory.ValueKind == JsonValueKind.Object
                    ? memory.GetProperty("BytesAllocatedPerOperation").GetInt64()
                    : 0;
                results[name] = (statistics.GetProperty("Mean").GetDouble(), allocated);
            }
        }

        return results;
    }
}
