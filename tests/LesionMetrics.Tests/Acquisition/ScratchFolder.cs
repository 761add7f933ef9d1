namespace LesionMetrics.Tests.Acquisition;

/// <summary>A folder of its own for one test, gone when the test ends.</summary>
public sealed class ScratchFolder : IDisposable
{
    public ScratchFolder() => Root = Directory.CreateTempSubdirectory("lesionmetrics-test-").FullName;

    public string Root { get; }

    public string PathOf(string relativePath) => Path.Combine(Root, relativePath);

    public string Put(string relativePath, ReadOnlySpan<byte> bytes)
    {
        string path = PathOf(relativePath);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public string Put(string relativePath, string text) => Put(relativePath, System.Text.Encoding.UTF8.GetBytes(text));

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
