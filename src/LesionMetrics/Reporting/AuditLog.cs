using System.Text.Json;
using LesionMetrics.Review;

namespace LesionMetrics.Reporting;

/// <summary>
/// The hash-chained, append-only log of a results folder. Each line carries the SHA-256 of the line before it, so that no line can be changed,
/// removed or put in between without the chain breaking; <c>run.json</c> holds the hash of the last line when the run ended, so that lines cannot be cut
/// off the end either. One writer at a time.
/// </summary>
public sealed class AuditLog
{
    /// <summary>Name of the file in the results folder.</summary>
    public const string FileName = "audit.jsonl";

    private const string ReviewEvent = "review";
    private const string WithdrawnEvent = "review-withdrawn";

    private static readonly string Genesis = new('0', 64);

    private readonly string _path;
    private readonly Dictionary<string, string> _lastSeries = [];
    private readonly Dictionary<string, string> _lastReviews = [];
    private readonly List<AuditEntry> _reviews = [];
    private long _sequence;

    private AuditLog(string path) => _path = path;

    /// <summary>SHA-256 of the last line; 64 zeros while the log is empty.</summary>
    public string Head { get; private set; } = Genesis;

    /// <summary>
    /// Opens the log of <paramref name="resultsFolder"/> to add to it. An unfinished last line, left by a kill in the middle of writing, never was
    /// an entry and is cut off.
    /// </summary>
    /// <exception cref="StudyException">The chain is broken.</exception>
    public static AuditLog Open(string resultsFolder)
    {
        AuditLog log = new(Path.Combine(resultsFolder, FileName));
        if (!File.Exists(log._path))
        {
            return log;
        }

        byte[] bytes = File.ReadAllBytes(log._path);
        int end = LastLineEnd(bytes);
        if (end < bytes.Length)
        {
            using FileStream stream = new(log._path, FileMode.Open, FileAccess.Write);
            stream.SetLength(end);
        }

        log.Adopt(Parse(bytes.AsSpan(0, end), out string head), head);
        return log;
    }

    /// <summary>The log of <paramref name="resultsFolder"/> to look things up in, but for an unfinished last line; null where it is missing or its chain is broken.</summary>
    public static AuditLog? TryRead(string resultsFolder)
    {
        try
        {
            AuditLog log = new(Path.Combine(resultsFolder, FileName));
            byte[] bytes = File.ReadAllBytes(log._path);
            log.Adopt(Parse(bytes.AsSpan(0, LastLineEnd(bytes)), out string head), head);
            return log;
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException or StudyException)
        {
            return null;
        }
    }

    /// <summary>
    /// Begins the log of <paramref name="resultsFolder"/> anew, with what the log before it says of reviews: these outlive a run that starts anew, and a kill in
    /// between must not leave them without a log. A log whose chain is broken vouches for nothing.
    /// </summary>
    /// <exception cref="StorageException">The log cannot be written.</exception>
    public static void Restart(string resultsFolder)
    {
        string path = Path.Combine(resultsFolder, FileName);
        List<byte> lines = [];
        string head = Genesis;
        long sequence = 0;
        foreach (AuditEntry review in TryRead(resultsFolder)?.Reviews ?? [])
        {
            byte[] line = JsonSerializer.SerializeToUtf8Bytes(new AuditEntry(sequence++, head, review.Event, review.Facts), ResultsJson.Compact.AuditEntry);
            lines.AddRange([.. line, (byte)'\n']);
            head = Sha256Text.Of(line);
        }

        if (sequence > 0)
        {
            ResultsStorage.Write(path, [.. lines]);
        }
        else
        {
            ResultsStorage.Guard(() => File.Delete(path));
        }
    }

    /// <summary>All entries of the log of <paramref name="resultsFolder"/>, after its chain has been checked, and the hash of its last line.</summary>
    /// <exception cref="StudyException">The chain is broken; the message names the line.</exception>
    public static IReadOnlyList<AuditEntry> Read(string resultsFolder, out string head) =>
        Parse(File.ReadAllBytes(Path.Combine(resultsFolder, FileName)), out head);

    /// <summary>Adds an entry.</summary>
    /// <exception cref="StorageException">The log cannot be written.</exception>
    public void Append(string eventName, params ReadOnlySpan<(string Name, string Value)> facts)
    {
        SortedDictionary<string, string> sorted = new(StringComparer.Ordinal);
        foreach ((string name, string value) in facts)
        {
            sorted.Add(name, value);
        }

        AuditEntry entry = new(_sequence, Head, eventName, sorted);
        byte[] line = JsonSerializer.SerializeToUtf8Bytes(entry, ResultsJson.Compact.AuditEntry);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
            using FileStream stream = new(_path, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
            stream.Write([.. line, (byte)'\n']);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw ResultsStorage.Explain(e);
        }

        Head = Sha256Text.Of(line);
        _sequence++;
        Remember(entry);
    }

    /// <summary>Adds a series' closing hash, unless the log's last word on that series is the same hash already.</summary>
    public void AppendSeries(string subject, string view, string seriesFileSha256)
    {
        if (!_lastSeries.TryGetValue(EvidencePaths.Series(subject, view), out string? known) || known != seriesFileSha256)
        {
            Append("series", ("subject", subject), ("view", view), ("sha256", seriesFileSha256));
        }
    }

    /// <summary>Adds what a person has said of a mask, unless it is the log's last word on that mask already.</summary>
    public void AppendReview(ReviewedMaskFile mask)
    {
        if (mask.Record is { } record && !IsLogged(mask))
        {
            Append(
                ReviewEvent,
                ("path", mask.RelativePath),
                ("mask_sha256", record.MaskSha256),
                ("photo_sha256", record.PhotoSha256),
                ("origin", CellText.Origin(record.Origin)),
                ("reviewer", record.Reviewer));
        }
    }

    /// <summary>Adds that a person has taken the review of the mask at <paramref name="relativePath"/> back.</summary>
    public void AppendWithdrawnReview(string relativePath) => Append(WithdrawnEvent, ("path", relativePath));

    /// <summary>Whether <paramref name="mask"/> is what the log's last word on it says.</summary>
    public bool IsLogged(ReviewedMaskFile mask) => mask.Record is { } record && _lastReviews.TryGetValue(mask.RelativePath, out string? known) && known == Words(record);

    /// <summary>All that the log says of reviews, in order.</summary>
    public IReadOnlyList<AuditEntry> Reviews => _reviews;

    /// <summary>Whether the log's last word on the review at <paramref name="path"/> is that it was taken back.</summary>
    public bool IsWithdrawn(string path) => _reviews.LastOrDefault(entry => entry.Facts["path"] == path)?.Event == WithdrawnEvent;

    /// <summary>Paths of the reviews that the log names, but for those taken back.</summary>
    public IReadOnlyCollection<string> ReviewedPaths => _lastReviews.Keys;

    /// <summary>
    /// Whether the log names another closing hash for a series than <paramref name="seriesFileSha256"/>: then the file is not what the run wrote. False where it
    /// names none, as after a kill before the entry.
    /// </summary>
    public bool Contradicts(string subject, string view, string seriesFileSha256) =>
        _lastSeries.TryGetValue(EvidencePaths.Series(subject, view), out string? known) && known != seriesFileSha256;

    private static List<AuditEntry> Parse(ReadOnlySpan<byte> bytes, out string head)
    {
        List<AuditEntry> entries = [];
        head = Genesis;
        while (!bytes.IsEmpty)
        {
            int length = bytes.IndexOf((byte)'\n');
            ReadOnlySpan<byte> line = length < 0 ? bytes : bytes[..length];
            AuditEntry? entry = Deserialize(line);
            if (length < 0 || entry is null || entry.Previous != head || entry.Sequence != entries.Count)
            {
                throw new StudyException($"{FileName} line {entries.Count + 1} does not follow from the line before: the log was changed or cut.");
            }

            entries.Add(entry);
            head = Sha256Text.Of(line);
            bytes = bytes[(length + 1)..];
        }

        return entries;
    }

    private static AuditEntry? Deserialize(ReadOnlySpan<byte> line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, ResultsJson.Compact.AuditEntry);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static int LastLineEnd(byte[] bytes) => bytes.AsSpan().LastIndexOf((byte)'\n') + 1;

    private void Adopt(IReadOnlyList<AuditEntry> entries, string head)
    {
        foreach (AuditEntry entry in entries)
        {
            Remember(entry);
        }

        _sequence = entries.Count;
        Head = head;
    }

    private static string Words(ReviewRecord record) => Words(record.MaskSha256, record.PhotoSha256, CellText.Origin(record.Origin), record.Reviewer);

    private static string Words(params string[] facts) => string.Join('\n', facts);

    private void Remember(AuditEntry entry)
    {
        if (entry.Event == "series")
        {
            _lastSeries[EvidencePaths.Series(entry.Facts["subject"], entry.Facts["view"])] = entry.Facts["sha256"];
        }
        else if (entry.Event == ReviewEvent)
        {
            _lastReviews[entry.Facts["path"]] = Words(entry.Facts["mask_sha256"], entry.Facts["photo_sha256"], entry.Facts["origin"], entry.Facts["reviewer"]);
        }
        else if (entry.Event == WithdrawnEvent)
        {
            _lastReviews.Remove(entry.Facts["path"]);
        }

        if (entry.Event is ReviewEvent or WithdrawnEvent)
        {
            _reviews.Add(entry);
        }
    }
}
