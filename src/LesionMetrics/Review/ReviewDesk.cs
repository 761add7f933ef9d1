using System.Text;
using LesionMetrics.Acquisition;
using LesionMetrics.Batch;
using LesionMetrics.Filtering;
using LesionMetrics.Imaging;
using LesionMetrics.Reporting;
using LesionMetrics.Reporting.Drawing;
using LesionMetrics.Segmentation;

namespace LesionMetrics.Review;

/// <summary>
/// Where a person looks at the masks of a results folder, and accepts or corrects them. What is saved here is measured by the next run of analyze with
/// --resume; until then tables and report say what they said. Not for use by several threads at once.
/// </summary>
public sealed class ReviewDesk
{
    private const int LongestReviewer = 40;

    private readonly string _resultsFolder;
    private readonly IReadOnlyList<StudySeries> _series;
    private readonly EvidenceStore _evidence;
    private readonly ReviewStore _store;

    /// <summary>Opens the results at <paramref name="resultsFolder"/>.</summary>
    /// <exception cref="StudyException">The folder holds no results.</exception>
    public ReviewDesk(string resultsFolder)
    {
        _resultsFolder = resultsFolder;
        _series = [.. ResultsBuilder.SeriesOf(ResultsFolder.ReadStudy(resultsFolder))];
        _evidence = new EvidenceStore(resultsFolder);
        _store = new ReviewStore(resultsFolder);
    }

    /// <summary>The photos and how far their review is.</summary>
    public ReviewListing List()
    {
        AuditLog? log = AuditLog.TryRead(_resultsFolder);
        return new ReviewListing(
            ResultsFolder.NameOf(_resultsFolder),
            [.. _series.SelectMany((series, place) => _evidence.ReadRecord(series.Subject, series.View) is { } record ? PhotosOf(record, place, log) : [])]);
    }

    /// <summary>The photo at screen size, a JPEG file; null where there is none.</summary>
    /// <param name="series">Place of the series in <see cref="List"/>.</param>
    /// <param name="place">Place of the photo in it.</param>
    public byte[]? Picture(int series, int place) =>
        PhotoAt(series, place) is { } photo && File.Exists(EvidenceOf(photo, "photo.jpg")) ? File.ReadAllBytes(EvidenceOf(photo, "photo.jpg")) : null;

    /// <summary>What of a photo the study asks to be measured, at the size of <see cref="Picture"/>; null for all of it.</summary>
    /// <exception cref="MeasurementException">The mask cannot be read.</exception>
    public Mask? RoiOf(int series, int place) =>
        PhotoAt(series, place) is { } photo && FullRoi(photo) is { } roi ? ScreenMask.Resize(roi, ScreenSizeOf(photo)) : null;

    /// <summary>The mask that the next run would measure, at the size of <see cref="Picture"/>, and what names it for <see cref="Save"/>; null where there is none.</summary>
    /// <exception cref="MeasurementException">The mask cannot be read.</exception>
    public (Mask Mask, string Version)? MaskOf(int series, int place, LesionKind kind) =>
        PhotoAt(series, place) is { } photo && Current(photo, kind) is { } mask ? (ScreenMask.Resize(mask, ScreenSizeOf(photo)), VersionOf(photo, kind)) : null;

    /// <summary>Stores what a person made of a mask, within the region of interest; as it was shown, it is accepted, else corrected.</summary>
    /// <param name="series">Place of the series in <see cref="List"/>.</param>
    /// <param name="place">Place of the photo in it.</param>
    /// <param name="kind">Lesion kind.</param>
    /// <param name="version">Names the mask that the person saw: photos move to other places when visits are added, and two people may look at one mask.</param>
    /// <param name="edited">The mask as the person left it, at the size of <see cref="Picture"/>.</param>
    /// <param name="reviewer">Initials or code of the person, 1 to 40 letters, digits, blanks, dots, dashes and underscores.</param>
    /// <exception cref="StudyException">There is no such mask, it is another than the person saw, the reviewer is not named, the size is another, the two kinds overlap, or a run writes to the folder.</exception>
    /// <exception cref="StorageException">The disk is full or the folder may not be written.</exception>
    public void Save(int series, int place, LesionKind kind, string version, Mask edited, string reviewer)
    {
        if (reviewer.Trim() is not { Length: > 0 and <= LongestReviewer } name || !name.All(c => char.IsLetterOrDigit(c) || c is ' ' or '.' or '-' or '_'))
        {
            throw new StudyException("Give your initials or code: letters, digits, blanks, dots, dashes and underscores, at most 40.");
        }

        using ResultsFolder results = ResultsFolder.OpenExisting(_resultsFolder);
        PhotoRow photo = Reviewable(series, place, kind, version);
        Mask shown = Current(photo, kind)!;
        if (edited.Size != ScreenSizeOf(photo))
        {
            throw new StudyException("The mask has another size than the picture: load the page again.");
        }

        Mask drawn = ScreenMask.Edit(shown, edited);
        drawn = FullRoi(photo) is { } roi ? MaskOperations.And(drawn, roi) : drawn;
        RefuseOverlap(photo, kind, drawn);
        bool untouched = drawn.Pixels.SequenceEqual(shown.Pixels);
        MaskOrigin origin = !untouched || IsCut(photo, kind) ? MaskOrigin.Corrected : Valid(photo, kind)?.Record!.Origin ?? MaskOrigin.Accepted;
        _store.Write(photo.Subject, photo.View, photo.Visit, kind, drawn, photo.Sha256!, origin, name, results.Audit.AppendReview);
    }

    /// <summary>Takes a review back: the next run measures the program's own mask.</summary>
    /// <inheritdoc cref="Save"/>
    public void Withdraw(int series, int place, LesionKind kind, string version)
    {
        using ResultsFolder results = ResultsFolder.OpenExisting(_resultsFolder);
        PhotoRow photo = Reviewable(series, place, kind, version);
        string path = ReviewStore.RecordPath(photo.Subject, photo.View, photo.Visit, kind);
        if (results.Audit.ReviewedPaths.Contains(path))
        {
            results.Audit.AppendWithdrawnReview(path);
        }

        _store.Delete(photo.Subject, photo.View, photo.Visit, kind);
    }

    private IEnumerable<ReviewPhoto> PhotosOf(SeriesRecord record, int series, AuditLog? log) => record.Outcome.Photos.Select((photo, place) =>
    {
        ComparisonRow[] pairs = [.. record.Outcome.Comparisons.Where(row => row.FollowupVisit == photo.Visit)];
        MeasurementRow[] measured = [.. record.Outcome.Measurements.Where(row => row.Visit == photo.Visit)];
        return new ReviewPhoto(
            series,
            place,
            photo.Subject,
            photo.View,
            photo.Visit,
            pairs.Select(pair => pair.Status).Append(photo.Status).Max(),
            [.. Sentences(photo.StatusReason).Concat(pairs.SelectMany(pair => Sentences(pair.StatusReason)).Select(AsOfThisPhoto)).Distinct()],
            measured.Any(row => row.AreaPixels is not null),
            [.. measured.Where(row => row.AreaPixels is not null).Select(row => LesionOf(photo, row, log))]);
    });

    private static IEnumerable<string> Sentences(string reason) => reason.Split("; ", StringSplitOptions.RemoveEmptyEntries);

    // A comparison says of each sentence which of its photos it is about.
    private static string AsOfThisPhoto(string sentence) => sentence.StartsWith("follow-up: ", StringComparison.Ordinal) ? sentence["follow-up: ".Length..] : sentence;

    private ReviewLesion LesionOf(PhotoRow photo, MeasurementRow row, AuditLog? log)
    {
        ReviewRecord? saved = Valid(photo, row.Lesion, log)?.Record;
        ReviewState state = !row.RestsOn(saved) ? ReviewState.Saved
            : saved is null ? ReviewState.Open
            : ReviewState.Measured;
        return new ReviewLesion(row.Lesion, row.Status, row.AreaPercentOfSkin, state, saved?.Origin ?? MaskOrigin.Program, saved?.Reviewer);
    }

    private PhotoRow? PhotoAt(int series, int place) =>
        series >= 0 && series < _series.Count && _evidence.ReadRecord(_series[series].Subject, _series[series].View) is { } record && place >= 0 && place < record.Outcome.Photos.Count
            ? record.Outcome.Photos[place]
            : null;

    private PhotoRow Reviewable(int series, int place, LesionKind kind, string version)
    {
        if (PhotoAt(series, place) is not { Sha256: not null } photo || !File.Exists(EvidenceOf(photo, $"{CellText.Lesion(kind)}.png")))
        {
            throw new StudyException("The results hold no such mask: load the page again.");
        }

        return version == VersionOf(photo, kind) ? photo : throw new StudyException("The photo or its mask is not the one that was shown any more: load the page again.");
    }

    /// <summary>Names what <see cref="Current"/> gives: photo, mask, and what a person drew of the other kind.</summary>
    private string VersionOf(PhotoRow photo, LesionKind kind)
    {
        string evidence = EvidenceOf(photo, $"{CellText.Lesion(kind)}.png");
        string?[] parts =
        [
            photo.Subject, photo.View, photo.Visit, photo.Sha256, CellText.Lesion(kind), File.Exists(evidence) ? Sha256Text.OfFile(evidence) : null,
            Valid(photo, kind)?.Record!.ToString(), ValidOther(photo, kind)?.Record!.MaskSha256,
        ];
        return Sha256Text.Of(Encoding.UTF8.GetBytes(string.Join('\n', parts)));
    }

    /// <summary>The stored review of this very photo; null where there is none that a run would use.</summary>
    private ReviewedMaskFile? Valid(PhotoRow photo, LesionKind kind) => Valid(photo, kind, AuditLog.TryRead(_resultsFolder));

    private ReviewedMaskFile? Valid(PhotoRow photo, LesionKind kind, AuditLog? log) =>
        _store.Find(photo.Subject, photo.View, photo.Visit, kind) is { Record: { } record } file
            && record.PhotoSha256 == photo.Sha256 && File.Exists(file.MaskPath) && Sha256Text.OfFile(file.MaskPath) == record.MaskSha256 && log?.IsLogged(file) == true
            ? file
            : null;

    /// <summary>The reviewed mask, or the program's without what a person called the other kind.</summary>
    private Mask? Current(PhotoRow photo, LesionKind kind)
    {
        if (Valid(photo, kind) is { } reviewed)
        {
            return MaskPng.Read(reviewed.MaskPath, reviewed.RelativePath);
        }

        string path = EvidenceOf(photo, $"{CellText.Lesion(kind)}.png");
        Mask? own = File.Exists(path) ? MaskPng.Read(path, $"{photo.Subject}/{photo.View}/{photo.Visit}/{CellText.Lesion(kind)}.png") : null;
        return own is not null && ValidOther(photo, kind) is { } other ? MaskOperations.AndNot(own, MaskPng.Read(other.MaskPath, other.RelativePath)) : own;
    }

    /// <summary>Whether what a person called the other kind takes a part of the program's mask, or did when that was measured.</summary>
    private bool IsCut(PhotoRow photo, LesionKind kind) =>
        Valid(photo, kind) is null
        && (RowOf(photo, kind) is { MaskOrigin: MaskOrigin.Corrected, ReviewedMaskSha256: null }
            || (ValidOther(photo, kind) is { } other
                && MaskOperations.IntersectionCount(
                    MaskPng.Read(EvidenceOf(photo, $"{CellText.Lesion(kind)}.png"), photo.Path), MaskPng.Read(other.MaskPath, other.RelativePath)) > 0));

    private MeasurementRow? RowOf(PhotoRow photo, LesionKind kind) =>
        _evidence.ReadRecord(photo.Subject, photo.View)?.Outcome.Measurements.FirstOrDefault(row => row.Visit == photo.Visit && row.Lesion == kind);

    /// <summary>The stored review of the other kind, where the study asks for that kind.</summary>
    private ReviewedMaskFile? ValidOther(PhotoRow photo, LesionKind kind) => RowOf(photo, Other(kind)) is null ? null : Valid(photo, Other(kind));

    private Mask? FullRoi(PhotoRow photo) => File.Exists(EvidenceOf(photo, "roi.png")) ? MaskPng.Read(EvidenceOf(photo, "roi.png"), photo.Path) : null;

    // What one person called a plaque and a patch at once has no class; what only the program did ends where the person's begins.
    private void RefuseOverlap(PhotoRow photo, LesionKind kind, Mask drawn)
    {
        if (ValidOther(photo, kind) is not null && Current(photo, Other(kind)) is { } reviewed && MaskOperations.IntersectionCount(drawn, reviewed) is > 0 and long both)
        {
            throw new StudyException(FormattableString.Invariant(
                $"{both} pixels are {CellText.Lesion(kind)} here and {CellText.Lesion(Other(kind))} in the other reviewed mask: erase them in one of the two."));
        }
    }

    private static LesionKind Other(LesionKind kind) => kind == LesionKind.Plaque ? LesionKind.Depigmented : LesionKind.Plaque;

    private ImageSize ScreenSizeOf(PhotoRow photo) =>
        PhotoDecoder.Decode(File.ReadAllBytes(EvidenceOf(photo, "photo.jpg")), photo.Path, new AcquisitionOptions()).Raster.Size;

    private string EvidenceOf(PhotoRow photo, string name) =>
        Path.Combine(_evidence.ResultsFolder, EvidencePaths.Photo(photo.Subject, photo.View, photo.Visit), name);
}
