using System.Globalization;
using System.Text;
using LesionMetrics.Reporting;
using LesionMetrics.Review;
using LesionMetrics.Study;

namespace LesionMetrics.Batch;

/// <summary>The files behind a series, hashed.</summary>
/// <param name="Key">SHA-256 over setup, names, days, scales, file hashes, reviews and doubts that other photos of the study raise: two series with one key have one outcome.</param>
/// <param name="Files">SHA-256 of each file by its path inside the study; <c>unreadable</c> for a file that could not be read.</param>
public sealed record SeriesInput(string Key, IReadOnlyDictionary<string, string> Files)
{
    private const string Unreadable = "unreadable";

    /// <summary>Hashes the photos, companions and reviewed masks of <paramref name="series"/>.</summary>
    public static SeriesInput Of(PhotoSeries series, string studyRoot, RunSetup setup)
    {
        SortedDictionary<string, string> files = new(StringComparer.Ordinal);
        StringBuilder text = new();
        Append(text, setup.Fingerprint, series.Subject, series.View, series.BaselineDoubt ?? "");
        foreach (PhotoEntry photo in series.Photos)
        {
            Append(
                text,
                photo.Visit,
                photo.Day.ToString("R", CultureInfo.InvariantCulture),
                photo.Condition.ToString(),
                photo.MillimetersPerPixel?.ToString("R", CultureInfo.InvariantCulture) ?? "",
                photo.RepeatOf ?? "",
                photo.RelativePath,
                Add(files, photo.RelativePath, photo.FullPath));
            foreach ((string role, string? path) in new[] { ("roi", photo.RoiPath), ("depigmented", photo.ReferenceDepigmentedPath), ("plaque", photo.ReferencePlaquePath) })
            {
                if (path is not null)
                {
                    Append(text, role, Add(files, Path.GetRelativePath(studyRoot, path).Replace('\\', '/'), path));
                }
            }

            foreach (ReviewedMaskFile mask in ReviewedPlan.MasksOf(photo))
            {
                Append(text, mask.RelativePath, Add(files, mask.RelativePath, mask.MaskPath), mask.Record?.ToString() ?? "", mask.Fault ?? "");
            }
        }

        return new SeriesInput(Sha256Text.Of(Encoding.UTF8.GetBytes(text.ToString())), files);
    }

    private static string Add(SortedDictionary<string, string> files, string relativePath, string fullPath)
    {
        string hash;
        try
        {
            hash = Sha256Text.OfFile(fullPath);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Acquisition refuses the photo with a reason of its own; here it only has to differ from the same photo once it can be read.
            hash = Unreadable;
        }

        files[relativePath] = hash;
        return hash;
    }

    // Each part with its length, so that no two lists of parts share one text.
    private static void Append(StringBuilder text, params ReadOnlySpan<string> parts)
    {
        foreach (string part in parts)
        {
            text.Append(CultureInfo.InvariantCulture, $"{part.Length}:{part}\n");
        }
    }
}
