namespace LesionMetrics.Study;

/// <summary>Tells by their names which files of a study are photos, which are companions of photos, and which are neither.</summary>
internal static class PhotoFileName
{
    internal const string RoiSuffix = ".roi.png";
    internal const string DepigmentedSuffix = ".depigmented.png";
    internal const string PlaqueSuffix = ".plaque.png";

    // The second row cannot be read, or not surely: such a file still stands for a visit, so it gets a row that says what to do.
    private static readonly string[] PhotoExtensions =
    [
        ".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".tif", ".tiff", ".webp", ".heic", ".heif", ".hif",
        ".avif", ".jxl", ".jp2", ".bmp", ".gif", ".dng", ".cr2", ".cr3", ".nef", ".arw", ".orf", ".rw2", ".raf", ".pef", ".raw", ".dcm",
    ];

    /// <summary>Files that systems leave behind: they start with a dot, or are a thumbnail store.</summary>
    internal static bool IsHidden(string fileName) =>
        fileName.StartsWith('.')
        || fileName.Equals("Thumbs.db", StringComparison.OrdinalIgnoreCase)
        || fileName.Equals("desktop.ini", StringComparison.OrdinalIgnoreCase)
        || fileName.Equals("__MACOSX", StringComparison.Ordinal)
        || fileName.Equals("@eaDir", StringComparison.Ordinal);

    /// <summary>Whether the file is a mask that belongs to a photo.</summary>
    internal static bool IsCompanion(string fileName) =>
        fileName.EndsWith(RoiSuffix, StringComparison.OrdinalIgnoreCase)
        || fileName.EndsWith(DepigmentedSuffix, StringComparison.OrdinalIgnoreCase)
        || fileName.EndsWith(PlaqueSuffix, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the file is meant as a photo of the study.</summary>
    internal static bool IsPhoto(string fileName) =>
        !IsHidden(fileName)
        && !IsCompanion(fileName)
        && PhotoExtensions.Any(extension => fileName.EndsWith(extension, StringComparison.OrdinalIgnoreCase));

    /// <summary>The file name without its extension: the view.</summary>
    internal static string ViewOf(string fileName) => Path.GetFileNameWithoutExtension(fileName);
}
