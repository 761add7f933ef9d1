namespace LesionMetrics.Acquisition;

/// <summary>Finds photos that were submitted twice, for example one photo under two visits, which would pass as a lesion that never changes.</summary>
public static class DuplicatePhotos
{
    // Saving as JPEG again moves an average over a thousand pixels by well below one code; another exposure, or a lesion that heals, by more.
    private const double MaxMeanDifferenceCodes = 0.5;
    private const int MaxDifferenceCodes = 4;

    /// <summary>The pairs found, each with the photo that comes first in <paramref name="photos"/> first, in that order.</summary>
    /// <param name="photos">Fingerprints of a series or of a whole study.</param>
    /// <remarks>Equal files and pixels are found across the whole list; equal pictures only within a view of a subject.</remarks>
    public static IReadOnlyList<DuplicatePair> Find(IReadOnlyList<PhotoFingerprint> photos)
    {
        Dictionary<string, PhotoFingerprint> byFile = new(StringComparer.Ordinal);
        Dictionary<string, PhotoFingerprint> byPixels = new(StringComparer.Ordinal);
        Dictionary<(string Subject, string View), List<PhotoFingerprint>> bySeries = [];
        List<DuplicatePair> pairs = [];
        foreach (PhotoFingerprint photo in photos)
        {
            (string Subject, string View) series = (photo.Entry.Subject, photo.Entry.View);
            if (!bySeries.TryGetValue(series, out List<PhotoFingerprint>? earlier))
            {
                bySeries[series] = earlier = [];
            }

            if (byFile.TryGetValue(photo.FileSha256, out PhotoFingerprint? same))
            {
                pairs.Add(new DuplicatePair(same.Entry, photo.Entry, DuplicateKind.SameFile));
            }
            else if (byPixels.TryGetValue(photo.PixelSha256, out same) && same.Size == photo.Size)
            {
                pairs.Add(new DuplicatePair(same.Entry, photo.Entry, DuplicateKind.SamePixels));
            }
            else if (earlier.FirstOrDefault(other => IsSamePicture(other, photo)) is { } copy)
            {
                pairs.Add(new DuplicatePair(copy.Entry, photo.Entry, DuplicateKind.SamePicture));
            }

            byFile.TryAdd(photo.FileSha256, photo);
            byPixels.TryAdd(photo.PixelSha256, photo);
            earlier.Add(photo);
        }

        return pairs;
    }

    private static bool IsSamePicture(PhotoFingerprint first, PhotoFingerprint second)
    {
        if (first.Size != second.Size)
        {
            return false;
        }

        long sum = 0;
        for (int i = 0; i < first.Thumbnail.Count; i++)
        {
            int difference = Math.Abs(first.Thumbnail[i] - second.Thumbnail[i]);
            if (difference > MaxDifferenceCodes)
            {
                return false;
            }

            sum += difference;
        }

        return sum <= MaxMeanDifferenceCodes * first.Thumbnail.Count;
    }
}
