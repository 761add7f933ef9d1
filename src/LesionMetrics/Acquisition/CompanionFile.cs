using LesionMetrics.Study;

namespace LesionMetrics.Acquisition;

/// <summary>Names the files that lie beside a photo.</summary>
public static class CompanionFile
{
    /// <summary>How a message may name a companion of <paramref name="entry"/>: the photo's folder inside the study and the companion's file name.</summary>
    public static string RelativePathOf(PhotoEntry entry, string companionFullPath)
    {
        int slash = entry.RelativePath.LastIndexOf('/');
        return string.Concat(entry.RelativePath.AsSpan(0, slash + 1), Path.GetFileName(companionFullPath));
    }
}
