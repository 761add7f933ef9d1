using System.Security.Cryptography;
using System.Text.Json;
using LesionMetrics.Phantoms;
using LesionMetrics.Tests.Reporting;

namespace LesionMetrics.Tests.Cli;

public sealed class TrainCommandTests
{
    [Fact]
    public void AModelIsTheSameBytesTwiceAndIsWhatItsUsersName()
    {
        using TemporaryFolder folder = new();
        PhantomStudy.Write(folder.At("study"), new PhantomOptions(SubjectCount: 2, Seed: 11, Megapixels: 0.08));
        string[] photos = [.. Directory.EnumerateFiles(folder.At("study", "photos"), "*.jpg", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
        File.Delete(Path.ChangeExtension(photos[1], ".plaque.png"));
        File.WriteAllText(photos[^1], "no photo");

        CommandRun first = CommandRun.Of(folder.Path, "train", "study", "--out", "first", "--series", "4", "--seed", "41");
        CommandRun second = CommandRun.Of(folder.Path, "train", "study", "--out", "second", "--series", "4", "--seed", "41");
        Assert.Equal((1, 1), (first.ExitCode, second.ExitCode));
        Assert.Contains("1 photos lack a reference mask", first.Error);
        Assert.Contains("left out: photos/", first.Error);
        Assert.Contains("[7/7] series rendered", first.Error);
        Assert.Equal(["depigmented-pieces.json", "lesions.json", "model-card.md", "plaque-pieces.json", "regions.json"], Directory.EnumerateFileSystemEntries(folder.At("first")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.All(Directory.EnumerateFiles(folder.At("first")), path => Assert.Equal(File.ReadAllBytes(path), File.ReadAllBytes(folder.At("second", Path.GetFileName(path)))));

        string model = Hash(folder.At("first"));
        string card = File.ReadAllText(folder.At("first", "model-card.md"));
        Assert.Contains(model, card);
        Assert.Contains("seeds 41 to 44", card);
        Assert.Contains($"{photos.Length - 2} photos of a study", card);
        Assert.Contains(model, first.Output);
        Assert.DoesNotContain(folder.Path, card + first.Output + first.Error);

        Assert.InRange(CommandRun.Of(folder.Path, "analyze", "study", "--out", "analyzed", "--model", "first").ExitCode, 0, 1);
        Assert.InRange(CommandRun.Of(folder.Path, "validate", "study", "--out", "validated", "--model", "first").ExitCode, 0, 1);
        Assert.All(["analyzed", "validated"], results => Assert.Equal(
            model, JsonDocument.Parse(File.ReadAllText(folder.At(results, "run.json"))).RootElement.GetProperty("model_sha256").GetString()));
    }

    private static string Hash(string folder) => Convert.ToHexStringLower(SHA256.HashData(
        [.. new[] { "regions.json", "lesions.json", "depigmented-pieces.json", "plaque-pieces.json" }
            .SelectMany(name => SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, name))))]));
}
