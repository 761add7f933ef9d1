using LesionMetrics.Phantoms;
using LesionMetrics.Tests.Reporting;

namespace LesionMetrics.Tests.Cli;

/// <summary>A small synthetic study and the results of one undisturbed run over it, made once for all tests of the command.</summary>
public class CommandStudy : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>Writes the study and measures it.</summary>
    public CommandStudy()
        : this(subjects: 4)
    {
    }

    /// <summary>The same of the first <paramref name="subjects"/> subjects.</summary>
    protected CommandStudy(int subjects)
    {
        PhantomStudy.Write(_folder.At("study"), new PhantomOptions(subjects, Seed: 11, Megapixels: 0.08));
        Whole = CommandRun.Of(_folder.Path, "analyze", "study", "--out", "whole", "--jobs", "2");
    }

    internal string Path => _folder.Path;

    internal CommandRun Whole { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    internal string At(params string[] parts) => _folder.At(parts);

    internal string[] Tables(string results) =>
        [.. new[] { "photos.csv", "measurements.csv", "comparisons.csv" }.Select(name => File.ReadAllText(At(results, name)))];

    /// <summary>A copy of the study that a test may spoil.</summary>
    internal string CopyStudy(string name) => Copy("study", name);

    /// <summary>A copy of the results of the undisturbed run that a test may spoil.</summary>
    internal string CopyResults(string name) => Copy("whole", name);

    private string Copy(string from, string name)
    {
        foreach (string path in Directory.EnumerateFiles(At(from), "*", SearchOption.AllDirectories))
        {
            string copy = At(name, System.IO.Path.GetRelativePath(At(from), path));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(copy)!);
            File.Copy(path, copy);
        }

        return name;
    }

    /// <summary>A longer study of the same photos, each subject under <paramref name="copies"/> codes; returns how many photos it has.</summary>
    internal int CopySubjects(string name, int copies)
    {
        int photos = 0;
        foreach (string path in Directory.EnumerateFiles(At("study"), "*.jpg", SearchOption.AllDirectories))
        {
            string[] parts = System.IO.Path.GetRelativePath(At("study"), path).Split(System.IO.Path.DirectorySeparatorChar);
            for (int copy = 0; copy < copies; copy++, photos++)
            {
                string place = At([name, .. parts[..^1].Select(part => part.StartsWith('S') ? $"{part}-{copy}" : part), parts[^1]]);
                Directory.CreateDirectory(System.IO.Path.GetDirectoryName(place)!);
                File.Copy(path, place);
            }
        }

        return photos;
    }
}
