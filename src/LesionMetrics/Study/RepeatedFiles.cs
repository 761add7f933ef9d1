using System.Security.Cryptography;

namespace LesionMetrics.Study;

/// <summary>Finds photos that were submitted for two subjects or views. Within a view, acquisition tells them by their pixels.</summary>
internal static class RepeatedFiles
{
    /// <summary>Bytes at the head of a file that tell almost any two photos apart: files of pictures without compression are all as long.</summary>
    private const int HeadBytes = 1 << 16;

    /// <summary>The same entries; where a file is, byte for byte, that of another series, with <see cref="PhotoEntry.RepeatOf"/>. Empty and unreadable files repeat nothing.</summary>
    internal static IReadOnlyList<PhotoEntry> Mark(IReadOnlyList<PhotoEntry> entries)
    {
        Dictionary<PhotoEntry, string> repeats = [];
        IEnumerable<IReadOnlyList<PhotoEntry>> same = Part(Part(Part([entries], LengthOf), entry => HashOf(entry, HeadBytes)), entry => HashOf(entry, long.MaxValue));
        foreach (IReadOnlyList<PhotoEntry> group in same)
        {
            PhotoEntry[] byPath = [.. group.OrderBy(entry => entry.RelativePath, StringComparer.Ordinal)];
            foreach (PhotoEntry entry in byPath)
            {
                if (byPath.FirstOrDefault(other => (other.Subject, other.View) != (entry.Subject, entry.View) && !IsOneShot(entry, other)) is { } other)
                {
                    repeats[entry] = other.RelativePath;
                }
            }
        }

        return [.. entries.Select(entry => repeats.TryGetValue(entry, out string? path) ? entry with { RepeatOf = path } : entry)];
    }

    /// <summary>Whether a manifest gives one photo of a visit for two views: a face, say, with a region of interest for each.</summary>
    private static bool IsOneShot(PhotoEntry one, PhotoEntry other) => one.FullPath == other.FullPath && (one.Subject, one.Visit) == (other.Subject, other.Visit);

    /// <summary>Groups of two and more, each parted by <paramref name="key"/>; what has none is left out.</summary>
    private static IEnumerable<IReadOnlyList<PhotoEntry>> Part<TKey>(IEnumerable<IReadOnlyList<PhotoEntry>> groups, Func<PhotoEntry, TKey?> key) =>
        groups.SelectMany(group => group.Select(entry => (Entry: entry, Key: key(entry))).Where(keyed => keyed.Key is not null).GroupBy(keyed => keyed.Key))
            .Select(group => group.Select(keyed => keyed.Entry).ToArray())
            .Where(group => group.Length > 1);

    // Of the open file: the length of a symbolic link would be that of its text.
    private static long? LengthOf(PhotoEntry entry) => Try(() =>
    {
        using FileStream file = File.OpenRead(entry.FullPath);
        return file.Length > 0 ? file.Length : (long?)null;
    });

    private static string? HashOf(PhotoEntry entry, long most) => Try(() =>
    {
        using FileStream file = File.OpenRead(entry.FullPath);
        if (file.Length <= most)
        {
            return Convert.ToHexStringLower(SHA256.HashData(file));
        }

        byte[] head = new byte[most];
        file.ReadExactly(head);
        return Convert.ToHexStringLower(SHA256.HashData(head));
    });

    // Acquisition says of a file what is wrong with it; here it is only not known to repeat another.
    private static T? Try<T>(Func<T?> read)
    {
        try
        {
            return read();
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return default;
        }
    }
}
