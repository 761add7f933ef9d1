namespace LesionMetrics.Acquisition;

/// <summary>Writes a file so that a reader, or a run cut short, sees the whole of it or none of it.</summary>
public static class AtomicFile
{
    /// <summary>Writes <paramref name="bytes"/> beside <paramref name="path"/> under a temporary name, then renames; the folder is made if need be.</summary>
    /// <exception cref="IOException">The disk is full or the folder cannot be written.</exception>
    public static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Directory.CreateDirectory(folder);

        // Shards may write to one folder from several processes, so the temporary name must be nobody else's.
        string temporary = Path.Combine(folder, $".{Path.GetFileName(path)}.{Guid.NewGuid():N}.tmp");
        try
        {
            File.WriteAllBytes(temporary, bytes);
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
