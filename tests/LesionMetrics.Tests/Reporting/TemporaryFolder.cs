namespace LesionMetrics.Tests.Reporting;

/// <summary>A folder that is gone when the test is.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    internal string Path { get; } = Directory.CreateTempSubdirectory("lesion-metrics-test-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);

    internal string At(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);
}
