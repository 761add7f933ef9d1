using LesionMetrics.Acquisition;

namespace LesionMetrics.Reporting;

/// <summary>Writing into a results folder: whole files or none, and plain words where the disk does not allow it.</summary>
public static class ResultsStorage
{
    private const int LinuxNoSpace = 28;
    private const int LinuxQuotaExceeded = 122;
    private const int MacQuotaExceeded = 69;
    private const int WindowsHandleDiskFull = unchecked((int)0x80070027);
    private const int WindowsDiskFull = unchecked((int)0x80070070);

    /// <summary>Writes <paramref name="bytes"/> to <paramref name="path"/>, whole or not at all.</summary>
    /// <exception cref="StorageException">The disk is full or the folder may not be written.</exception>
    public static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        try
        {
            AtomicFile.Write(path, bytes);
        }
        catch (Exception e) when (IsStorageFailure(e))
        {
            throw Explain(e);
        }
    }

    /// <summary>Runs <paramref name="write"/>, which writes to the results folder.</summary>
    /// <exception cref="StorageException">The disk is full or the folder may not be written.</exception>
    public static void Guard(Action write)
    {
        try
        {
            write();
        }
        catch (Exception e) when (IsStorageFailure(e))
        {
            throw Explain(e);
        }
    }

    /// <summary>Deletes the temporary files that a killed run left under <paramref name="folder"/>.</summary>
    public static void DeleteRemnants(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return;
        }

        EnumerationOptions hiddenToo = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };
        foreach (string remnant in Directory.EnumerateFiles(folder, ".*.tmp", hiddenToo))
        {
            File.Delete(remnant);
        }
    }

    /// <summary>What a user should do about <paramref name="cause"/>; names no absolute path.</summary>
    public static StorageException Explain(Exception cause)
    {
        bool full = cause.HResult is LinuxNoSpace or LinuxQuotaExceeded or MacQuotaExceeded or WindowsDiskFull or WindowsHandleDiskFull;
        return new StorageException(
            full
                ? "The disk is full: free space where the output lies and run the same command again, analyze with --resume."
                : "The output folder cannot be written (" + cause.GetType().Name + "): check its permissions, or choose another with --out.",
            cause);
    }

    private static bool IsStorageFailure(Exception e) => e is IOException or UnauthorizedAccessException;
}
