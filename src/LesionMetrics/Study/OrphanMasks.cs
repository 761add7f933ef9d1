namespace LesionMetrics.Study;

/// <summary>Masks that lie beside the photos of a study and belong to none of them.</summary>
internal static class OrphanMasks
{
    private static readonly string[] Suffixes = [PhotoFileName.RoiSuffix, PhotoFileName.DepigmentedSuffix, PhotoFileName.PlaqueSuffix];

    /// <summary>A sentence for each mask in a folder of photos that is not used, and not meant for any of them as far as its name tells.</summary>
    /// <exception cref="StudyException">
    /// A mask is meant for a photo and not used: its name is that of the photo but for letter case, coding of accents or the photo's extension, or the name of a view of which the
    /// folder holds several photos. To go on without a region of interest would measure what was to be left out.
    /// </exception>
    internal static IEnumerable<string> Find(StudyFolder study, IReadOnlyList<StudyItem> items)
    {
        List<string> unused = [];
        foreach (IGrouping<string, StudyItem> folder in items.GroupBy(item => Path.GetDirectoryName(item.Entry.FullPath)!, StringComparer.Ordinal).Where(folder => Directory.Exists(folder.Key)))
        {
            HashSet<string> used = [.. folder.SelectMany(item => new[] { item.Entry.RoiPath, item.Entry.ReferenceDepigmentedPath, item.Entry.ReferencePlaquePath }).OfType<string>()];
            foreach (string mask in study.ListFiles(folder.Key).Where(file => PhotoFileName.IsCompanion(Path.GetFileName(file)) && !used.Contains(file)))
            {
                string stem = StemOf(Path.GetFileName(mask));
                if (folder.FirstOrDefault(item => NamesOf(item.Entry).Any(name => NameSpelling.AreAlike(name, stem))) is { } meant)
                {
                    throw new StudyException(
                        $"'{study.RelativePathOf(mask)}' seems to belong to '{meant.Entry.RelativePath}' but is not called by that photo's name to the letter, or by a view that the folder has one photo of: "
                        + $"call it {PhotoFileName.ViewOf(Path.GetFileName(meant.Entry.FullPath))}{SuffixOf(Path.GetFileName(mask))}, or remove it.");
                }

                unused.Add($"'{study.RelativePathOf(mask)}' lies beside no photo of that name and is not used");
            }
        }

        return unused;
    }

    private static string[] NamesOf(PhotoEntry entry)
    {
        string file = Path.GetFileName(entry.FullPath);
        return [file, PhotoFileName.ViewOf(file), entry.View];
    }

    private static string SuffixOf(string fileName) => Suffixes.First(suffix => fileName.EndsWith(suffix, StringComparison.OrdinalIgnoreCase));

    private static string StemOf(string fileName) => fileName[..^SuffixOf(fileName).Length];
}
