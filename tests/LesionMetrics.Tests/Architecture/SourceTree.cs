namespace LesionMetrics.Tests.Architecture;

/// <summary>The repository's own source files.</summary>
internal static class SourceTree
{
    internal static string Root { get; } = FindRoot();

    /// <summary>C# files under <paramref name="folder"/>, by path relative to the repository, with forward slashes.</summary>
    internal static IEnumerable<(string Path, string[] Lines)> Files(string folder) =>
        from path in Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
        let relative = Path.GetRelativePath(Root, path).Replace('\\', '/')
        where !relative.Contains("/obj/", StringComparison.Ordinal) && !relative.Contains("/bin/", StringComparison.Ordinal)
        orderby relative
        select (relative, File.ReadAllLines(path));

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "LesionMetrics.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests must lie inside the repository.");
    }
}
