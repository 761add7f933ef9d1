using System.Security.Cryptography;
using LesionMetrics.Phantoms;
using LesionMetrics.Tests.Reporting;

namespace LesionMetrics.Tests.Cli;

/// <summary>The same photos give the same bytes in every table and every piece of evidence, whatever the processor can do and however many threads work.</summary>
public sealed class SameBytesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void AtEveryInstructionSetAndNumberOfThreads()
    {
        PhantomStudy.Write(_folder.At("study"), new PhantomOptions(SubjectCount: 1, Seed: 12, Megapixels: 0.05));
        (string Switch, string Jobs)[] lanes =
        [
            ("DOTNET_EnableAVX512=1", "2"), ("DOTNET_EnableAVX512=0", "1"), ("DOTNET_EnableAVX2=0", "1"), ("DOTNET_EnableHWIntrinsic=0", "2"),

            // The C library picks its functions by processor, too.
            ("GLIBC_TUNABLES=glibc.cpu.hwcaps=-AVX2,-FMA,-AVX2_Usable,-FMA_Usable", "2"),
        ];
        string[] hashes = [.. lanes.Select(lane => HashOf(lane.Switch, lane.Jobs))];

        Assert.All(hashes, hash => Assert.Equal(hashes[0], hash));
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    private string HashOf(string runtimeSwitch, string jobs)
    {
        string results = runtimeSwitch.Replace('=', '-');
        CommandRun run = CommandRun.With(runtimeSwitch, _folder.Path, "analyze", "study", "--out", results, "--jobs", jobs);
        Assert.True(run.ExitCode == 0, run.Error);
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        string root = _folder.At(results);
        string[] files = [.. Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Where(path => Path.GetFileName(path) != "run.json")];
        Assert.Contains(files, path => Path.GetFileName(path) == "registration.json");
        foreach (string path in files)
        {
            hash.AppendData(System.Text.Encoding.UTF8.GetBytes(Path.GetRelativePath(root, path)));
            hash.AppendData(File.ReadAllBytes(path));
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
