using System.Text.Json;
using LesionMetrics.Acquisition;
using LesionMetrics.Imaging;
using LesionMetrics.Reporting;
using LesionMetrics.Segmentation;

namespace LesionMetrics.Review;

/// <summary>
/// The masks of a results folder that a person has accepted or corrected: <c>reviewed/subject/view/visit/lesion.json</c> and, named by its hash, the mask that it
/// speaks of, 1 bit a pixel of the upright photo's full size. They are input of the next run and no evidence of the last one, so that no run removes them.
/// </summary>
/// <param name="resultsFolder">The results folder.</param>
public sealed class ReviewStore(string resultsFolder)
{
    /// <summary>The folder of all reviewed masks.</summary>
    public const string Root = "reviewed";

    /// <summary>The folder of one view of one subject, relative to the results folder.</summary>
    public static string SeriesFolder(string subject, string view) => $"{Root}/{EvidencePaths.Segment(subject)}/{EvidencePaths.Segment(view)}";

    /// <summary>Path of the record of a photo and lesion kind, relative to the results folder.</summary>
    public static string RecordPath(string subject, string view, string visit, LesionKind kind) =>
        $"{SeriesFolder(subject, view)}/{EvidencePaths.Segment(visit)}/{CellText.Lesion(kind)}.json";

    /// <summary>The reviewed mask of a photo and lesion kind; null where there is none.</summary>
    public ReviewedMaskFile? Find(string subject, string view, string visit, LesionKind kind)
    {
        string path = RecordPath(subject, view, visit, kind);
        return File.Exists(FullPath(path)) ? FileOf(path, Read(FullPath(path))) : null;
    }

    /// <summary>Stores <paramref name="mask"/> in place of one that is there; that one goes only once the new one is whole and logged.</summary>
    /// <param name="subject">Subject code.</param>
    /// <param name="view">View name.</param>
    /// <param name="visit">Visit name.</param>
    /// <param name="kind">Lesion kind.</param>
    /// <param name="mask">The mask, at the upright photo's full size.</param>
    /// <param name="photoSha256">Hash of the photo's file.</param>
    /// <param name="origin">Whether the program's mask was let stand.</param>
    /// <param name="reviewer">Initials or code of the person.</param>
    /// <param name="log">Notes the mask in the audit log; where it throws, what was there before is there again.</param>
    /// <returns>The mask as stored.</returns>
    /// <exception cref="StorageException">The disk is full or the folder may not be written.</exception>
    public ReviewedMaskFile Write(
        string subject, string view, string visit, LesionKind kind, Mask mask, string photoSha256, MaskOrigin origin, string reviewer, Action<ReviewedMaskFile> log)
    {
        string path = RecordPath(subject, view, visit, kind);
        string record = FullPath(path);
        string aside = Path.ChangeExtension(record, "former");
        ReviewedMaskFile? former = Find(subject, view, visit, kind);
        ReviewedMaskFile? stored = null;
        ResultsStorage.Guard(() =>
        {
            Directory.CreateDirectory(Path.GetDirectoryName(record)!);
            string unnamed = Path.ChangeExtension(record, "new.png");
            MaskPng.Write(unnamed, mask);
            stored = FileOf(path, new ReviewRecord(photoSha256, Sha256Text.OfFile(unnamed), origin, reviewer));
            File.Move(unnamed, stored.MaskPath, overwrite: true);
            if (former is not null)
            {
                File.Move(record, aside, overwrite: true);
            }

            try
            {
                ResultsStorage.Write(record, JsonSerializer.SerializeToUtf8Bytes(stored.Record!, ResultsJson.Indented.ReviewRecord));
                log(stored);
            }
            catch
            {
                // Renaming needs no space on the disk.
                File.Delete(record);
                if (former is not null)
                {
                    File.Move(aside, record);
                }

                throw;
            }

            File.Delete(aside);
            if (former is { Record: not null } && former.MaskPath != stored.MaskPath)
            {
                File.Delete(former.MaskPath);
            }
        });
        return stored!;
    }

    /// <summary>Removes the reviewed mask of a photo and lesion kind, if there is one: the program's own counts again.</summary>
    /// <exception cref="StorageException">The folder may not be written.</exception>
    public void Delete(string subject, string view, string visit, LesionKind kind)
    {
        if (Find(subject, view, visit, kind) is { } file)
        {
            ResultsStorage.Guard(() =>
            {
                File.Delete(FullPath(file.RelativePath));
                if (file.Record is not null)
                {
                    File.Delete(file.MaskPath);
                }
            });
        }
    }

    private static ReviewRecord? Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), ResultsJson.Indented.ReviewRecord) is { IsSound: true } record ? record : null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or IOException or UnauthorizedAccessException)
        {
            // The photo's row says so, and the mask is not used.
            return null;
        }
    }

    // Only hexadecimal digits of the hash may reach a path.
    private ReviewedMaskFile FileOf(string path, ReviewRecord? record)
    {
        bool named = record is not null && record.MaskSha256.All(char.IsAsciiHexDigitLower);
        string suffix = named ? $"-{record!.MaskSha256[..ReviewRecord.NameDigits]}.png" : ".png";
        return new ReviewedMaskFile(path, FullPath(path[..^".json".Length] + suffix), named || record is null ? record : null);
    }

    private string FullPath(string relative) => Path.Combine(resultsFolder, relative);
}
