using System.Text;
using System.Text.RegularExpressions;
using LesionMetrics.Reporting;

namespace LesionMetrics.Tests.Cli;

public sealed class VerifyCommandTests(CommandStudy study) : IClassFixture<CommandStudy>
{
    [Fact]
    public void UntouchedResultsHoldAndReplayByteByByte()
    {
        string view = File.ReadLines(study.At("whole", "photos.csv")).Skip(1).Select(line => line.Split(',')).Select(cells => $"{cells[0]}/{cells[3]}").First();
        CommandRun run = CommandRun.Of(study.Path, "verify", "whole", "--study", "study", "--only", view);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("0 problems", run.Output, StringComparison.Ordinal);
        Assert.Contains($"audit head {Sha256Text.Of(Encoding.UTF8.GetBytes(File.ReadLines(study.At("whole", "audit.jsonl")).Last()))}", run.Output, StringComparison.Ordinal);
        Assert.Contains("replayed  1 views, 0 problems", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("skin.png", "skin.png differs")]
    [InlineData("overlay.jpg", "overlay.jpg differs")]
    [InlineData("series.json", "is not the one that the audit log names")]
    [InlineData("comparisons.csv", "comparisons.csv is not what the stored rows give")]
    [InlineData("study.json", "study.json is not the one that the audit log names")]
    [InlineData("run.json", "another hash than the photo that was measured has")]
    [InlineData("report.html", "report.html is not what the stored rows give")]
    [InlineData("audit.jsonl", "does not follow from the line before")]
    public void AChangedFileIsNamed(string name, string expected)
    {
        string results = Copy($"changed-{name}");
        string file = Directory.EnumerateFiles(results, name, SearchOption.AllDirectories).Order(StringComparer.Ordinal).First();
        byte[] bytes = File.ReadAllBytes(file);
        bytes[name.EndsWith("json", StringComparison.Ordinal) ? Array.LastIndexOf(bytes, (byte)' ') : bytes.Length / 2] ^= 1;
        if (name == "series.json")
        {
            bytes = [.. File.ReadAllBytes(file), (byte)' '];
        }
        else if (name == "study.json")
        {
            bytes = [.. File.ReadAllBytes(file), (byte)'\n'];
        }
        else if (name == "run.json")
        {
            bytes = Encoding.UTF8.GetBytes(Regex.Replace(File.ReadAllText(file), "(\\.jpg\": \")[0-9a-f]{8}", "${1}00000000"));
        }

        File.WriteAllBytes(file, bytes);
        CommandRun run = CommandRun.Of(study.Path, "verify", Path.GetFileName(results));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(expected, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void AMissingFileAndAStrangerAreNamed()
    {
        string results = Copy("missing");
        string file = Directory.EnumerateFiles(results, "plaque.png", SearchOption.AllDirectories).First();
        File.Move(file, Path.Combine(Path.GetDirectoryName(file)!, "stranger.png"));
        CommandRun run = CommandRun.Of(study.Path, "verify", "missing");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("plaque.png is missing", run.Output, StringComparison.Ordinal);
        Assert.Contains("stranger.png was not there", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void ALogCutAtItsEndIsSeen()
    {
        string results = Copy("cut");
        string log = Path.Combine(results, "audit.jsonl");
        File.WriteAllText(log, string.Concat(File.ReadLines(log).SkipLast(1).Select(line => line + "\n")));
        CommandRun run = CommandRun.Of(study.Path, "verify", "cut");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("it was cut or replaced", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void AChangedPhotoNoLongerGivesTheResults()
    {
        string changed = study.CopyStudy("changed-study");
        string photo = Directory.EnumerateFiles(study.At(changed), "*.jpg", SearchOption.AllDirectories).Order(StringComparer.Ordinal).First();
        string other = Directory.EnumerateFiles(study.At(changed), "*.jpg", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Last();
        File.Copy(other, photo, overwrite: true);
        CommandRun run = CommandRun.Of(study.Path, "verify", "whole", "--study", changed);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("photos, options or program are not those that it was measured with", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void OnlyWithoutAStudyIsRefused() => Assert.Equal(2, CommandRun.Of(study.Path, "verify", "whole", "--only", "S001/x").ExitCode);

    private string Copy(string name) => study.At(study.CopyResults(name));
}
