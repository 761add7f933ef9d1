using System.Text.Json;
using LesionMetrics.Acquisition;
using LesionMetrics.Imaging;
using LesionMetrics.Reporting;
using LesionMetrics.Segmentation;

namespace LesionMetrics.Review;

/// <summary>
/// The masks of a results folder that a person has accepted or corrected: <c>reviewed/subject/view/visit/lesion.png</c>, a 1-bit mask of the upright photo's
/// full size, closed by a <c>.json</c> of the same name. They are input of the next run and no evidence of the last one, so that no run removes them.
/// </summary>
/// <param name="resultsFolder">The results folder.</param>
public sealed class ReviewStore(string resultsFolder)
{
    /// <summary>The folder of all reviewed masks.</summary>
    public const string Root = "reviewed";

    /// <summary>The folder of one view of one subject, relative to the results folder.</summary>
    public static string SeriesFolder(string subject, string view) => $"{Root}/{EvidencePaths.Segment(subject)}/{EvidencePaths.Segment(view)}";

    /// <summary>The reviewed mask of a photo and lesion kind; null where there is none.</summary>
    public ReviewedMaskFile? Find(string subject, string view, string visit, LesionKind kind)
    {
        string record = FullPath(PathOf(subject, view, visit, kind, "json"));
        string mask = PathOf(subject, view, visit, kind, "png");
        return File.Exists(record) ? new ReviewedMaskFile(mask, FullPath(mask), Read(record)) : null;
    }

    /// <summary>Stores <paramref name="mask"/>; one that is there is replaced.</summary>
    /// <returns>The mask as stored.</returns>
    /// <exception cref="StorageException">The disk is full or the folder may not be written.</exception>
    public ReviewedMaskFile Write(string subject, string view, string visit, LesionKind kind, Mask mask, string photoSha256, MaskOrigin origin, string reviewer)
    {
        string path = PathOf(subject, view, visit, kind, "png");
        string closing = FullPath(PathOf(subject, view, visit, kind, "json"));
        ReviewRecord? record = null;
        ResultsStorage.Guard(() =>
        {
            Directory.CreateDirectory(Path.GetDirectoryName(closing)!);

            // A kill between the two leaves a mask that nothing vouches for, which counts as none.
            File.Delete(closing);
            MaskPng.Write(FullPath(path), mask);
            record = new ReviewRecord(photoSha256, Sha256Text.OfFile(FullPath(path)), origin, reviewer);
        });
        ResultsStorage.Write(closing, JsonSerializer.SerializeToUtf8Bytes(record!, ResultsJson.Indented.ReviewRecord));
        return new ReviewedMaskFile(path, FullPath(path), record);
    }

    /// <summary>Removes the reviewed mask of a photo and lesion kind, if there is one: the program's own counts again.</summary>
    /// <exception cref="StorageException">The folder may not be written.</exception>
    public void Delete(string subject, string view, string visit, LesionKind kind) => ResultsStorage.Guard(() =>
    {
        foreach (string path in new[] { "json", "png" }.Select(type => FullPath(PathOf(subject, view, visit, kind, type))).Where(File.Exists))
        {
            File.Delete(path);
        }
    });

    private static ReviewRecord? Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), ResultsJson.Indented.ReviewRecord);
        }
        catch (Exception unreadable) when (unreadable is JsonException or IOException or UnauthorizedAccessException)
        {
            // The photo's row says so, and the mask is not used.
            return null;
        }
    }

    private static string PathOf(string subject, string view, string visit, LesionKind kind, string type) =>
        $"{SeriesFolder(subject, view)}/{EvidencePaths.Segment(visit)}/{CellText.Lesion(kind)}.{type}";

    private string FullPath(string relative) => Path.Combine(resultsFolder, relative);
}
