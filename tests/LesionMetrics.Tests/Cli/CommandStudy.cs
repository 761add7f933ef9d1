using LesionMetrics.Phantoms;
using LesionMetrics.Tests.Reporting;

namespace LesionMetrics.Tests.Cli;

/// <summary>A small synthetic study and the results of one undisturbed run over it, made once for all tests of the command.</summary>
public sealed class CommandStudy : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>Writes the study and measures it.</summary>
    public CommandStudy()
    {
        PhantomStudy.Write(_folder.At("study"), new PhantomOptions(SubjectCount: 4, Seed: 11, Megapixels: 0.08));
        Whole = CommandRun.Of(_folder.Path, "analyze", "study", "--out", "whole", "--jobs", "2");
    }

    internal string Path => _folder.Path;

    internal CommandRun Whole { get; }

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    internal string At(params string[] parts) => _folder.At(parts);

    internal string[] Tables(string results) =>
        [.. new[] { "photos.csv", "measurements.csv", "comparisons.csv" }.Select(name => File.ReadAllText(At(results, name)))];

    /// <summary>A copy of the study that a test may spoil.</summary>
    internal string CopyStudy(string name)
    {
        foreach (string path in Directory.EnumerateFiles(At("study"), "*", SearchOption.AllDirectories))
        {
            string copy = At(name, System.IO.Path.GetRelativePath(At("study"), path));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(copy)!);
            File.Copy(path, copy);
        }

        return name;
    }
}
