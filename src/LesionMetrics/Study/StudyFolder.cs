namespace LesionMetrics.Study;

/// <summary>A study folder on disk: lists what is in it, in an order that no file system decides, and keeps paths inside it.</summary>
internal sealed class StudyFolder
{
    // As many links as Linux follows before it gives up.
    private const int MaxLinks = 40;

    /// <summary>Opens a folder.</summary>
    /// <exception cref="StudyException">It does not exist.</exception>
    internal StudyFolder(string path)
    {
        Root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        Name = Path.GetFileName(Root);
        if (!Directory.Exists(Root))
        {
            throw new StudyException($"The study folder '{Name}' does not exist: check the path.");
        }
    }

    /// <summary>Full path, without a separator at its end.</summary>
    internal string Root { get; }

    /// <summary>The folder's own name, which messages may show.</summary>
    internal string Name { get; }

    /// <summary>A path inside the study, with forward slashes.</summary>
    internal string RelativePathOf(string fullPath) => Path.GetRelativePath(Root, fullPath).Replace(Path.DirectorySeparatorChar, '/');

    /// <summary>Full paths of the visible folders in a folder, in natural order.</summary>
    /// <exception cref="StudyException">The folder cannot be listed.</exception>
    internal IReadOnlyList<string> ListFolders(string folder) => List(folder, Directory.GetDirectories);

    /// <summary>Full paths of the visible files in a folder, in natural order.</summary>
    /// <exception cref="StudyException">The folder cannot be listed.</exception>
    internal IReadOnlyList<string> ListFiles(string folder) => List(folder, Directory.GetFiles);

    /// <summary>
    /// Whether a path stays inside the study after every symbolic link on it has been followed. A path that does not exist is judged as far as
    /// it does.
    /// </summary>
    internal bool Holds(string fullPath)
    {
        string root = FollowLinks(Root);
        string target = FollowLinks(Path.GetFullPath(fullPath));
        return target.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal);
    }

    private static string FollowLinks(string fullPath)
    {
        string path = fullPath;
        for (int links = 0; links < MaxLinks; links++)
        {
            string? next = FollowFirstLink(path);
            if (next is null)
            {
                return path;
            }

            path = next;
        }

        // A circle of links leads nowhere, and so not into the study.
        return string.Empty;
    }

    private static string? FollowFirstLink(string path)
    {
        string root = Path.GetPathRoot(path)!;
        string current = root;
        string[] parts = path[root.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries);
        for (int i = 0; i < parts.Length; i++)
        {
            string parent = current;
            current = Path.Combine(current, parts[i]);
            if (new FileInfo(current).LinkTarget is { } link)
            {
                return Path.GetFullPath(Path.Combine([parent, link, .. parts[(i + 1)..]]));
            }
        }

        return null;
    }

    private IReadOnlyList<string> List(string folder, Func<string, string[]> list)
    {
        try
        {
            return [.. list(folder).Where(path => !PhotoFileName.IsHidden(Path.GetFileName(path))).Order(NaturalOrder.Instance)];
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            throw new StudyException($"The folder '{(folder == Root ? Name : RelativePathOf(folder))}' cannot be listed: check its permissions.", refusal);
        }
    }
}
