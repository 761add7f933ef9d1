using System.Runtime.CompilerServices;
using System.Text.Json;
using LesionMetrics.Tests.Reporting;

namespace LesionMetrics.Tests.Cli;

/// <summary>README's first command, on the study that comes with the program.</summary>
public sealed class SampleStudyTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void ItsChangesAreMeasuredAndReadmeShowsThem()
    {
        string root = Root();
        CommandRun run = CommandRun.Of(_folder.Path, "analyze", Path.Combine(root, "sample-images"), "--out", "results", "--jobs", "2");

        Assert.Equal(0, run.ExitCode);
        IReadOnlyList<IReadOnlyDictionary<string, string>> rows = CsvRows.Read(_folder.At("results", "comparisons.csv"));
        using JsonDocument expected = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(root, "sample-images", "expected.json")));
        int measured = 0;
        foreach (JsonElement truth in expected.RootElement.GetProperty("comparisons").EnumerateArray().Where(row => row.GetProperty("area_change_pct").ValueKind == JsonValueKind.Number))
        {
            IReadOnlyDictionary<string, string> row = rows.Single(row =>
                row["subject"] == Text(truth, "subject") && row["view"] == Text(truth, "view") && row["followup_visit"] == Text(truth, "followup_visit") && row["lesion"] == Text(truth, "lesion"));
            double error = row.Number("area_change_pct")!.Value - truth.GetProperty("area_change_pct").GetDouble();
            Assert.True(Math.Abs(error) <= truth.GetProperty("tolerance_points").GetDouble(), $"{row["subject"]} {row["view"]} {row["lesion"]}: {error:F1} points off");
            measured++;
        }

        Assert.Equal(7, measured);
        string readme = File.ReadAllText(Path.Combine(root, "README.md"));
        Assert.All(run.Output.Split('\n').Where(line => line.StartsWith('S')), line => Assert.Contains(line.TrimEnd(), readme, StringComparison.Ordinal));
    }

    public void Dispose() => _folder.Dispose();

    private static string Text(JsonElement row, string name) => row.GetProperty(name).GetString()!;

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));
}
