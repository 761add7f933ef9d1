using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace LesionMetrics.Tests.Cli;

public sealed partial class AnalyzeCommandTests(CommandStudy study) : IClassFixture<CommandStudy>
{
    /// <summary>SIGTERM, which is handled as SIGINT is: a shell that runs the tests in the background has its children ignore that one.</summary>
    private const int Terminate = 15;

    [Fact]
    public void AStudyGivesEveryContractedFile()
    {
        Assert.InRange(study.Whole.ExitCode, 0, 1);
        Assert.All(["photos.csv", "measurements.csv", "comparisons.csv", "run.json", "audit.jsonl", "report.html"], name => Assert.True(File.Exists(study.At("whole", name)), name));
        string[] photos = [.. File.ReadAllLines(study.At("whole", "photos.csv")).Skip(1)];
        Assert.Equal(Directory.EnumerateFiles(study.At("study", "photos"), "*.jpg", SearchOption.AllDirectories).Count(), photos.Length);
        foreach (string[] cells in photos.Select(line => line.Split(',')).Where(cells => cells[8] != "failed"))
        {
            string folder = study.At("whole", "evidence", cells[0], cells[3], cells[1]);
            Assert.All(["depigmented.png", "plaque.png", "skin.png", "overlay.jpg"], name => Assert.True(File.Exists(Path.Combine(folder, name)), $"{folder} {name}"));
            Assert.Equal(cells[1] != "baseline", File.Exists(Path.Combine(folder, "registration.json")));
        }
    }

    [Fact]
    public void TheExitCodeSaysWhetherAnythingFailed()
    {
        bool failed = study.Tables("whole").Any(table => table.Contains(",failed,", StringComparison.Ordinal));
        Assert.Equal(failed ? 1 : 0, study.Whole.ExitCode);
    }

    [Fact]
    public void StdoutCarriesTheResultAndStderrAPlainLog()
    {
        Assert.Contains(Path.Combine("whole", "report.html"), study.Whole.Output);
        Assert.Contains("[4/4]", study.Whole.Error);
        Assert.DoesNotContain("\u001b", study.Whole.Output + study.Whole.Error);
    }

    [Fact]
    public void NoOutputHoldsAnAbsolutePath()
    {
        string[] extensions = [".csv", ".json", ".jsonl", ".html", ".svg"];
        Assert.DoesNotContain(study.Path, study.Whole.Output + study.Whole.Error);
        foreach (string path in Directory.EnumerateFiles(study.At("whole"), "*", SearchOption.AllDirectories).Where(path => extensions.Contains(Path.GetExtension(path))))
        {
            Assert.DoesNotContain(study.Path, File.ReadAllText(path));
        }
    }

    [Fact]
    public void ABadPhotoIsNamedAndLosesNoOther()
    {
        string name = study.CopyStudy("spoiled");
        string victim = Directory.EnumerateFiles(study.At(name, "photos"), "*.jpg", SearchOption.AllDirectories).Order(StringComparer.Ordinal).First();
        string subject = Path.GetRelativePath(study.At(name, "photos"), victim).Split(Path.DirectorySeparatorChar)[0];
        File.WriteAllText(victim, "no photo");
        CommandRun run = CommandRun.Of(study.Path, "analyze", name, "--out", "spoiled-results");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains(Path.GetRelativePath(study.At(name), victim).Replace('\\', '/'), File.ReadAllText(study.At("spoiled-results", "photos.csv")));
        foreach ((string before, string after) in study.Tables("whole").Zip(study.Tables("spoiled-results")))
        {
            Assert.Equal(Others(before), Others(after));
        }

        string[] Others(string table) => [.. table.Split('\n').Where(line => !line.StartsWith(subject + ",", StringComparison.Ordinal))];
    }

    [Fact]
    public void AKilledRunIsResumedToTheSameTables()
    {
        using (Process process = CommandRun.Start(study.Path, "analyze", "study", "--out", "killed", "--jobs", "1"))
        {
            WaitForFirstSeries(process, "killed");
            process.Kill();
            process.WaitForExit();
        }

        Assert.False(File.Exists(study.At("killed", "comparisons.csv")), "the run was killed before its end");
        CommandRun resumed = CommandRun.Of(study.Path, "analyze", "study", "--out", "killed", "--resume");
        Assert.Equal(study.Whole.ExitCode, resumed.ExitCode);
        Assert.Contains("(kept)", resumed.Error);
        Assert.Equal(study.Tables("whole"), study.Tables("killed"));
        Assert.Empty(Directory.EnumerateFiles(study.At("killed"), "*.tmp", SearchOption.AllDirectories));
    }

    [Fact]
    public void AnInterruptedRunSaysSoAndKeepsItsTables()
    {
        int photos = study.CopySubjects("long", copies: 30);
        using Process process = CommandRun.Start(study.Path, "analyze", "long", "--out", "interrupted", "--jobs", "1");
        WaitForFirstSeries(process, "interrupted");
        Assert.Equal(0, Kill(process.Id, Terminate));
        CommandRun run = CommandRun.Wait(process);
        Assert.Equal(130, run.ExitCode);
        Assert.Contains("--resume", run.Error);
        int kept = File.ReadAllLines(study.At("interrupted", "photos.csv")).Length;
        Assert.InRange(kept, 2, photos);
        Assert.Equal("interrupted", JsonDocument.Parse(File.ReadAllText(study.At("interrupted", "run.json"))).RootElement.GetProperty("state").GetString());
    }

    [Fact]
    public void ShardsMergeToTheWhole()
    {
        for (int i = 1; i <= 2; i++)
        {
            Assert.InRange(CommandRun.Of(study.Path, "analyze", "study", "--out", $"shard{i}", "--shard", $"{i}/2").ExitCode, 0, 1);
        }

        Assert.Equal(study.Whole.ExitCode, CommandRun.Of(study.Path, "merge", "shard2", "shard1", "--out", "merged").ExitCode);
        Assert.Equal(study.Tables("whole"), study.Tables("merged"));
        Assert.Equal(File.ReadAllText(study.At("whole", "report.html")), File.ReadAllText(study.At("merged", "report.html")));
        string view = File.ReadLines(study.At("merged", "photos.csv")).Skip(1).Select(line => line.Split(',')).Select(cells => $"{cells[0]}/{cells[3]}").First();
        CommandRun replayed = CommandRun.Of(study.Path, "verify", "merged", "--study", "study", "--only", view);
        Assert.True(replayed.ExitCode == 0, replayed.Output + replayed.Error);
        CommandRun shard = CommandRun.Of(study.Path, "verify", "shard2", "--study", "study");
        Assert.True(shard.ExitCode == 0, shard.Output + shard.Error);
    }

    [Fact]
    public void ReportRebuildsTheTablesFromTheEvidence()
    {
        CommandRun.Of(study.Path, "analyze", "study", "--out", "rebuilt");
        File.Delete(study.At("rebuilt", "photos.csv"));
        File.WriteAllText(study.At("rebuilt", "comparisons.csv"), "spoiled");
        Assert.Equal(study.Whole.ExitCode, CommandRun.Of(study.Path, "report", "rebuilt").ExitCode);
        Assert.Equal(study.Tables("whole"), study.Tables("rebuilt"));
    }

    [Fact]
    public void AConfigFileChangesWhatItNamesAndRunJsonSaysSo()
    {
        File.WriteAllText(study.At("config.json"), "{\"calibration\": {\"max_analysis_pixels\": 40000}} // smaller");
        Assert.InRange(CommandRun.Of(study.Path, "analyze", "study", "--out", "configured", "--config", "config.json", "--shard", "1/4").ExitCode, 0, 1);
        JsonElement options = JsonDocument.Parse(File.ReadAllText(study.At("configured", "run.json"))).RootElement.GetProperty("options");
        Assert.Equal(40000, options.GetProperty("calibration").GetProperty("max_analysis_pixels").GetInt64());
        Assert.True(options.TryGetProperty("registration", out _));
    }

    private void WaitForFirstSeries(Process process, string results)
    {
        while (!process.HasExited && !(Directory.Exists(study.At(results)) && Directory.EnumerateFiles(study.At(results), "series.json", SearchOption.AllDirectories).Any()))
        {
            Thread.Sleep(5);
        }

        Assert.False(process.HasExited, "the study must last longer than its first view");
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int processId, int signal);
}
