using LesionMetrics.Tests.Architecture;
using LesionMetrics.Tests.Reporting;

namespace LesionMetrics.Tests.Cli;

public sealed class UsageTests
{
    [Fact]
    public void HelpListsWhatIsBuiltAndNothingElse()
    {
        CommandRun run = CommandRun.Of(Path.GetTempPath(), "--help");
        Assert.Equal(0, run.ExitCode);
        string[] commands = [.. run.Output[run.Output.IndexOf("Commands:", StringComparison.Ordinal)..].Split('\n').Skip(1).Where(line => line.Trim().Length > 0).Select(line => line.Trim().Split(' ')[0])];
        Assert.Equal(["analyze", "merge", "report", "validate", "phantom", "train"], commands.Intersect(["analyze", "merge", "report", "validate", "phantom", "train"]));
        Assert.All(commands, command => Assert.Equal(0, CommandRun.Of(Path.GetTempPath(), command, "--help").ExitCode));
        Assert.Contains("Research use; not a medical device.", run.Output);
    }

    [Theory]
    [InlineData("")]
    [InlineData("bogus")]
    [InlineData("analyze")]
    [InlineData("analyze study")]
    [InlineData("analyze study --out r --jobs 0")]
    [InlineData("analyze study --out r --jobs many")]
    [InlineData("analyze study --out r --shard 5/4")]
    [InlineData("analyze study --out r --bogus")]
    [InlineData("analyze nowhere --out r")]
    [InlineData("analyze empty --out r")]
    [InlineData("analyze study --out r --config nowhere.json")]
    [InlineData("analyze study --out study/photos/results")]
    [InlineData("analyze study --out r --model empty")]
    [InlineData("report empty")]
    [InlineData("validate study")]
    [InlineData("validate study --out r")]
    [InlineData("validate study --out r --model empty")]
    [InlineData("validate nowhere --out r")]
    [InlineData("merge empty --out r")]
    [InlineData("train study")]
    [InlineData("train study --out r")]
    [InlineData("train nowhere --out r")]
    [InlineData("train --out r --series 0")]
    [InlineData("phantom --out p --subjects 0")]
    [InlineData("phantom --out p --megapixels 1e9")]
    public void WrongUsageIsSaidInOneLine(string arguments)
    {
        using TemporaryFolder folder = Study();
        CommandRun run = CommandRun.Of(folder.Path, arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(2, run.ExitCode);
        Assert.Equal("", run.Output);
        string line = Assert.Single(run.Error.TrimEnd('\n').Split('\n'));
        Assert.StartsWith("lesion-metrics: ", line);
        Assert.DoesNotContain("Exception", line);
        Assert.DoesNotContain(folder.Path, line);
        Assert.False(Directory.Exists(folder.At("r")), "nothing is written on wrong usage");
    }

    [Theory]
    [InlineData("{\"registration\": {\"speed\": 1}}", "registration.speed")]
    [InlineData("{\"bogus\": 1}", "bogus")]
    [InlineData("{\"calibration\": {\"max_analysis_pixels\": \"many\"}}", "calibration.max_analysis_pixels")]
    [InlineData("{\"calibration\": 3}", "calibration")]
    [InlineData("{\"calibration\": null}", "'calibration'")]
    [InlineData("{\"acquisition\": {\"quality\": null}}", "'acquisition.quality'")]
    [InlineData("{\"registration\": {\"working_pixels\": 5}}", "working_pixels")]
    [InlineData("{\"acquisition\": {\"max_pixels\": 0}}", "MaxPixels")]
    [InlineData("{\"calibration\": {\"max_analysis_pixels\": 0}}", "max_analysis_pixels")]
    [InlineData("{\"segmentation\": {\"hair_width_share\": -1}}", "hair_width_share")]
    [InlineData("{\"measurement\": {\"ring_width_share\": 9}}", "ring_width_share")]
    [InlineData("{", "line 1")]
    [InlineData("[]", "object")]
    public void AConfigFileIsRefusedByTheNameOfWhatIsWrong(string config, string named)
    {
        using TemporaryFolder folder = Study();
        File.WriteAllText(folder.At("config.json"), config);
        CommandRun run = CommandRun.Of(folder.Path, "analyze", "study", "--out", "r", "--config", "config.json");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("config.json", run.Error);
        Assert.Contains(named, run.Error);
        Assert.Single(run.Error.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public void PhantomSaysWhatItWrote()
    {
        using TemporaryFolder folder = new();
        CommandRun run = CommandRun.Of(folder.Path, "phantom", "--out", "p", "--subjects", "1", "--seed", "3", "--megapixels", "0.05");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("1 synthetic view", run.Output);
        Assert.NotEmpty(Directory.EnumerateFiles(folder.At("p", "photos"), "*.jpg", SearchOption.AllDirectories));
    }

    [Fact]
    public void PhantomWritesTheSampleStudyOnRequest()
    {
        using TemporaryFolder folder = new();
        CommandRun run = CommandRun.Of(folder.Path, "phantom", "--out", "p", "--sample", "--subjects", "4", "--megapixels", "0.05");
        Assert.Equal(0, run.ExitCode);
        string samples = Path.Combine(SourceTree.Root, "sample-images", "photos");
        Assert.Equal(Photos(samples), Photos(folder.At("p", "photos")));

        static string[] Photos(string top) => [.. Directory.EnumerateFiles(top, "*.jpg", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(top, path)).Order(StringComparer.Ordinal)];
    }

    private static TemporaryFolder Study()
    {
        TemporaryFolder folder = new();
        Directory.CreateDirectory(folder.At("empty"));
        Directory.CreateDirectory(folder.At("study", "photos", "S001", "baseline"));
        File.WriteAllText(folder.At("study", "photos", "S001", "baseline", "chin.jpg"), "no photo");
        return folder;
    }
}
