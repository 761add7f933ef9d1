namespace LesionMetrics.Study;

/// <summary>Reads a study by its folders: <c>photos/&lt;subject&gt;/&lt;visit&gt;/&lt;view&gt;.&lt;ext&gt;</c>, or the same without <c>photos/</c>.</summary>
internal static class FolderConvention
{
    private const string PhotosFolder = "photos";

    // A results folder may lie in the study folder; every run leaves this file in it.
    private const string ResultsMark = "run.json";

    /// <summary>The photos found.</summary>
    /// <exception cref="StudyException">A photo lies where the convention has no place for it.</exception>
    internal static IReadOnlyList<StudyItem> Read(StudyFolder study)
    {
        string photos = Path.Combine(study.Root, PhotosFolder);
        string top = Directory.Exists(photos) ? photos : study.Root;
        List<StudyItem> items = [];
        RefusePhotosIn(study, top);
        foreach (string subject in study.ListFolders(top).Where(folder => !File.Exists(Path.Combine(folder, ResultsMark))))
        {
            RefusePhotosIn(study, subject);
            foreach (string visit in study.ListFolders(subject))
            {
                items.AddRange(ReadVisit(study, subject, visit));
                RefusePhotosBelow(study, visit);
            }
        }

        return items;
    }

    private static IEnumerable<StudyItem> ReadVisit(StudyFolder study, string subject, string visit)
    {
        IReadOnlyList<string> files = study.ListFiles(visit);
        foreach (string file in files.Where(path => PhotoFileName.IsPhoto(Path.GetFileName(path))))
        {
            string view = PhotoFileName.ViewOf(Path.GetFileName(file));
            Companions companions = Companions.Find(files, view);
            PhotoEntry entry = new(
                Path.GetFileName(subject),
                Path.GetFileName(visit),
                Day: 0,
                view,
                study.RelativePathOf(file),
                file,
                RoiPath: companions.RoiPath,
                ReferenceDepigmentedPath: companions.DepigmentedPath,
                ReferencePlaquePath: companions.PlaquePath);
            yield return new StudyItem($"Folder '{study.RelativePathOf(visit)}'", entry, StatedDay: null);
        }
    }

    private static void RefusePhotosBelow(StudyFolder study, string folder)
    {
        foreach (string deeper in study.ListFolders(folder))
        {
            RefusePhotosIn(study, deeper);
            RefusePhotosBelow(study, deeper);
        }
    }

    private static void RefusePhotosIn(StudyFolder study, string folder)
    {
        string? stray = study.ListFiles(folder).FirstOrDefault(path => PhotoFileName.IsPhoto(Path.GetFileName(path)));
        if (stray is not null)
        {
            throw new StudyException(
                $"'{study.RelativePathOf(stray)}' is not at <subject>/<visit>/<view>.<ext>: move it there or list the photos in manifest.csv.");
        }
    }
}
