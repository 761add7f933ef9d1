using System.Text;

namespace LesionMetrics.Study;

/// <summary>From a study folder to the plan of what there is to measure. Decodes no photo.</summary>
public static class StudyReader
{
    private const int MaxNameBytes = 100;

    /// <summary>Reads a study by its <c>manifest.csv</c> where there is one, by its folders otherwise.</summary>
    /// <param name="folder">The study folder.</param>
    /// <returns>The series in natural order of subject, then view; the photos of each in order of day.</returns>
    /// <exception cref="StudyException">The folder is no study; the one-line message names the folder, row or column, and the remedy.</exception>
    public static StudyPlan Read(string folder)
    {
        StudyFolder study = new(folder);
        bool hasManifest = HasManifest(study);
        IReadOnlyList<StudyItem> items = hasManifest ? ManifestConvention.Read(study) : FolderConvention.Read(study);
        if (items.Count == 0)
        {
            throw new StudyException(hasManifest
                ? $"{ManifestConvention.FileName} of the study '{study.Name}' lists no photo: add a row for each."
                : $"The study '{study.Name}' holds no photo: put them at photos/<subject>/<visit>/<view>.jpg or list them in {ManifestConvention.FileName}.");
        }

        foreach (StudyItem item in items)
        {
            CheckName(item.Place, "subject", item.Entry.Subject);
            CheckName(item.Place, "visit", item.Entry.Visit);
            CheckName(item.Place, "view", item.Entry.View);
        }

        RefuseDoubles(items);
        NameSpelling.RefuseLookalikes(items);
        RefuseMixedConditions(items);
        IReadOnlyList<PhotoEntry> entries = RepeatedFiles.Mark([.. VisitCalendar.SetDays(items)]);
        ILookup<string, PhotoEntry> subjects = entries.ToLookup(entry => entry.Subject, StringComparer.Ordinal);
        PhotoSeries[] series =
        [
            .. entries
                .GroupBy(entry => (entry.Subject, entry.View))
                .Select(group => Series(InOrderOfDay(group), InOrderOfDay(subjects[group.Key.Subject])[0]))
                .OrderBy(series => series.Subject, NaturalOrder.Instance)
                .ThenBy(series => series.View, NaturalOrder.Instance),
        ];
        return new StudyPlan(study.Root, series) { Notices = [.. OrphanMasks.Find(study, items).Concat(Alone(series))] };
    }

    private static bool HasManifest(StudyFolder study)
    {
        string? manifest = study.ListFiles(study.Root).FirstOrDefault(path => Path.GetFileName(path).Equals(ManifestConvention.FileName, StringComparison.OrdinalIgnoreCase));
        return manifest is null || Path.GetFileName(manifest) == ManifestConvention.FileName || File.Exists(Path.Combine(study.Root, ManifestConvention.FileName))
            ? manifest is not null
            : throw new StudyException($"'{Path.GetFileName(manifest)}' is not called {ManifestConvention.FileName}, and some systems would not find it: rename it.");
    }

    private static PhotoSeries Series(PhotoEntry[] photos, PhotoEntry first) => new(photos[0].Subject, photos[0].View, photos)
    {
        BaselineDoubt = photos[0].Day > first.Day
            ? $"there is no photo of this view at the subject's first visit '{first.Visit}', so changes are against '{photos[0].Visit}': add it, or see how its file is named"
            : null,
    };

    private static IEnumerable<string> Alone(IReadOnlyList<PhotoSeries> series)
    {
        // A study of baselines alone is in order; one view without the follow-up that the others have may be a misspelt name.
        PhotoSeries[] alone = [.. series.Where(view => view.Photos.Count == 1)];
        return alone.Length == 0 || alone.Length == series.Count
            ? []
            : [$"one photo alone, and so no change, of: {string.Join(", ", alone.Select(view => $"{view.Subject}/{view.View}"))}"];
    }

    private static PhotoEntry[] InOrderOfDay(IEnumerable<PhotoEntry> photos) =>
    [
        .. photos.OrderBy(entry => entry.Day)
            .ThenBy(entry => !entry.Visit.Equals(VisitName.Baseline, StringComparison.OrdinalIgnoreCase))
            .ThenBy(entry => entry.Visit, NaturalOrder.Instance),
    ];

    // The three names become folders of the results, on any file system, whose limit is in bytes.
    private static void CheckName(string place, string what, string name)
    {
        bool isUnsafe = name is "." or ".." || Encoding.UTF8.GetByteCount(name) > MaxNameBytes || name.Any(c => c is '/' or '\\' or ':' || char.IsControl(c));
        if (isUnsafe)
        {
            throw new StudyException($"{place}: the {what} '{name}' cannot name a folder: use letters, digits, dashes and dots, at most {MaxNameBytes}.");
        }
    }

    // A kind that one visit is not asked for has no lesion there, and would read as cleared.
    private static void RefuseMixedConditions(IReadOnlyList<StudyItem> items)
    {
        foreach (IGrouping<(string, string), StudyItem> series in items.GroupBy(item => (item.Entry.Subject, item.Entry.View)))
        {
            StudyItem first = series.First();
            if (series.FirstOrDefault(item => item.Entry.Condition != first.Entry.Condition) is { } other)
            {
                throw new StudyException(
                    $"{other.Place}: the condition of the view '{other.Entry.View}' of subject '{other.Entry.Subject}' is not that of {first.Place}: "
                    + "give all visits of a view the same one, or the change would be of what was asked for and not of the skin.");
            }
        }
    }

    private static void RefuseDoubles(IReadOnlyList<StudyItem> items)
    {
        // Names that differ by case alone would share a folder of the results on Windows and macOS.
        foreach (IGrouping<string, StudyItem> group in items.GroupBy(
            item => $"{item.Entry.Subject}/{item.Entry.Visit}/{item.Entry.View}", StringComparer.OrdinalIgnoreCase))
        {
            StudyItem[] same = [.. group.Take(2)];
            if (same.Length == 2)
            {
                PhotoEntry entry = same[0].Entry;
                throw new StudyException(
                    $"{same[1].Place}: the view '{entry.View}' of subject '{entry.Subject}', visit '{entry.Visit}' is given twice, by "
                    + $"'{entry.RelativePath}' and '{same[1].Entry.RelativePath}': keep one.");
            }
        }
    }
}
