namespace LesionMetrics.Study;

/// <summary>The masks that lie beside a photo.</summary>
/// <param name="RoiPath">Full path of the region of interest, if there is one.</param>
/// <param name="DepigmentedPath">Full path of the reference mask of depigmented areas, if there is one.</param>
/// <param name="PlaquePath">Full path of the reference mask of plaques, if there is one.</param>
internal readonly record struct Companions(string? RoiPath, string? DepigmentedPath, string? PlaquePath)
{
    /// <summary>Looks for the companions called <paramref name="stem"/> among the files of one folder.</summary>
    /// <param name="filePaths">Full paths of the folder's files.</param>
    /// <param name="stem">The companions' name before the suffix.</param>
    internal static Companions Find(IReadOnlyList<string> filePaths, string stem) => new(
        FindOne(filePaths, stem, PhotoFileName.RoiSuffix),
        FindOne(filePaths, stem, PhotoFileName.DepigmentedSuffix),
        FindOne(filePaths, stem, PhotoFileName.PlaqueSuffix));

    /// <summary>These companions, and where one is missing that of <paramref name="other"/>.</summary>
    internal Companions Or(Companions other) => new(RoiPath ?? other.RoiPath, DepigmentedPath ?? other.DepigmentedPath, PlaquePath ?? other.PlaquePath);

    // The stem must match to the letter, the suffix as cameras and Windows spell it. Two spellings in one folder: the ordinally first.
    private static string? FindOne(IReadOnlyList<string> filePaths, string stem, string suffix) => filePaths
        .Where(path => Path.GetFileName(path) is { } name
            && name.Length == stem.Length + suffix.Length
            && name.StartsWith(stem, StringComparison.Ordinal)
            && name.EndsWith(suffix, StringComparison.OrdinalIgnoreCase))
        .Order(StringComparer.Ordinal)
        .FirstOrDefault();
}
