using System.Text.Json;
using LesionMetrics.Acquisition;
using LesionMetrics.Imaging;
using LesionMetrics.Reporting.Drawing;
using LesionMetrics.Segmentation;
using LesionMetrics.Study;

namespace LesionMetrics.Reporting;

/// <summary>
/// The evidence of a results folder, written while series are measured and read back when a run resumes or a report is rebuilt. Each file
/// appears whole or not at all, and <c>series.json</c>, which closes a series, appears last. Series may be written side by side.
/// </summary>
/// <param name="resultsFolder">The results folder; made when the first file is written.</param>
public sealed class EvidenceStore(string resultsFolder)
{
    private const int JpegQuality = 88;

    /// <summary>The results folder.</summary>
    public string ResultsFolder { get; } = resultsFolder;

    /// <summary>Removes what an earlier run left of a series, so that nothing stale is taken for evidence of this one.</summary>
    /// <exception cref="StorageException">The folder may not be written.</exception>
    public void BeginSeries(PhotoSeries series)
    {
        string folder = FullPath(EvidencePaths.Series(series.Subject, series.View));
        ResultsStorage.Guard(() =>
        {
            if (Directory.Exists(folder))
            {
                // The closing file goes first: a kill in between must not leave it beside evidence that is gone.
                File.Delete(Path.Combine(folder, EvidencePaths.SeriesFile));
                Directory.Delete(folder, recursive: true);
            }

            Directory.CreateDirectory(folder);
        });
    }

    /// <summary>Writes the masks at full size, the picture with their outlines, the plain picture, and the outlines as drawings.</summary>
    /// <exception cref="StorageException">The disk is full or the folder may not be written.</exception>
    public void WritePhoto(PhotoEvidence evidence)
    {
        string folder = FolderOf(evidence.Entry);
        RgbRaster screen = ScreenPicture.Of(evidence.Raster);
        ResultsStorage.Write(Path.Combine(folder, "photo.jpg"), JpegWriter.Encode(screen, JpegQuality));
        WriteMask(folder, "skin", evidence.Skin);
        if (evidence.Roi is not null)
        {
            WriteMask(folder, "roi", evidence.Roi);
        }

        foreach ((LesionKind kind, Mask? mask) in new[] { (LesionKind.Depigmented, evidence.Depigmented), (LesionKind.Plaque, evidence.Plaque) })
        {
            if (mask is not null)
            {
                string name = CellText.Lesion(kind);
                WriteMask(folder, name, mask);
                byte[] outline = OutlineSvg.Outline(ScreenMask.Resize(mask, screen.Size), Palette.Of(kind));
                ResultsStorage.Write(Path.Combine(folder, $"{name}.svg"), outline);
            }
        }

        ResultsStorage.Write(Path.Combine(folder, "overlay.jpg"), JpegWriter.Encode(PhotoOverlay.Draw(evidence, screen), JpegQuality));
    }

    /// <summary>
    /// Writes <c>registration.json</c> and, where the registration holds, the follow-up in the baseline's frame, the certificate, and the outlines
    /// and changes of the compared areas.
    /// </summary>
    /// <exception cref="StorageException">The disk is full or the folder may not be written.</exception>
    public void WritePair(PairEvidence evidence)
    {
        string folder = FolderOf(evidence.Followup);
        byte[] registration = RegistrationFile.ToBytes(evidence.Registration, evidence.BaselineSize, evidence.FollowupSize);
        ResultsStorage.Write(Path.Combine(folder, RegistrationFile.FileName), registration);
        if (evidence.Registration.Mapping is not { } mapping)
        {
            return;
        }

        RgbRaster baseline = ScreenPicture.Of(evidence.BaselineRaster);
        RgbRaster followup = ScreenPicture.Of(evidence.FollowupRaster);
        RgbRaster registered = RegisteredPicture.Warp(followup, mapping, baseline.Size).ToRaster();
        ResultsStorage.Write(Path.Combine(folder, "registered.jpg"), JpegWriter.Encode(registered, JpegQuality));
        ResultsStorage.Write(Path.Combine(folder, "certificate.jpg"), JpegWriter.Encode(RegistrationCertificate.Draw(evidence, mapping, baseline, followup), JpegQuality));
        if (evidence.Compared is { } compared)
        {
            WriteCompared(folder, LesionKind.Depigmented, compared.CommonSkin, compared.BaselineDepigmented, compared.FollowupDepigmented, baseline.Size);
            WriteCompared(folder, LesionKind.Plaque, compared.CommonSkin, compared.BaselinePlaque, compared.FollowupPlaque, baseline.Size);
        }
    }

    /// <summary>Closes a series: its rows, its input key and the hashes of all evidence written for it.</summary>
    /// <param name="outcome">The rows.</param>
    /// <param name="inputKey">SHA-256 over all that the outcome depends on.</param>
    /// <param name="complete">False where the program itself failed, so that a resumed run tries again.</param>
    /// <exception cref="StorageException">The disk is full or the folder may not be written.</exception>
    public void WriteSeries(SeriesOutcome outcome, string inputKey, bool complete = true)
    {
        string folder = FullPath(EvidencePaths.Series(outcome.Subject, outcome.View));
        SeriesRecord record = new(inputKey, complete, outcome, HashEvidence(folder));
        ResultsStorage.Write(Path.Combine(folder, EvidencePaths.SeriesFile), JsonSerializer.SerializeToUtf8Bytes(record, ResultsJson.Indented.SeriesRecord));
    }

    /// <summary>
    /// The stored outcome of <paramref name="series"/>, if it is complete, was made from the same input, and its evidence is all there,
    /// unchanged; else null, and the series is to be measured.
    /// </summary>
    public SeriesOutcome? TryReadSeries(PhotoSeries series, string inputKey)
    {
        SeriesRecord? record = ReadRecord(series.Subject, series.View);
        string folder = FullPath(EvidencePaths.Series(series.Subject, series.View));
        return record is { Complete: true } && record.InputKey == inputKey && HashEvidence(folder).SequenceEqual(record.Evidence)
            ? record.Outcome
            : null;
    }

    /// <summary>The record of a series, its evidence unchecked; null where there is none or it cannot be read.</summary>
    public SeriesRecord? ReadRecord(string subject, string view)
    {
        string path = FullPath($"{EvidencePaths.Series(subject, view)}/{EvidencePaths.SeriesFile}");
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize(File.ReadAllBytes(path), ResultsJson.Indented.SeriesRecord) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>SHA-256 of the closing file of a series that has been written.</summary>
    public string HashOfRecord(string subject, string view) =>
        Sha256Text.OfFile(FullPath($"{EvidencePaths.Series(subject, view)}/{EvidencePaths.SeriesFile}"));

    /// <summary>SHA-256 of each file of a series' folder but its closing one, by path relative to it.</summary>
    public static SortedDictionary<string, string> HashEvidence(string seriesFolder)
    {
        SortedDictionary<string, string> hashes = new(StringComparer.Ordinal);
        if (!Directory.Exists(seriesFolder))
        {
            return hashes;
        }

        foreach (string path in Directory.EnumerateFiles(seriesFolder, "*", SearchOption.AllDirectories))
        {
            string relative = Path.GetRelativePath(seriesFolder, path).Replace('\\', '/');
            if (relative != EvidencePaths.SeriesFile)
            {
                hashes.Add(relative, Sha256Text.OfFile(path));
            }
        }

        return hashes;
    }

    private static void WriteMask(string folder, string name, Mask mask) =>
        ResultsStorage.Guard(() => MaskPng.Write(Path.Combine(folder, $"{name}.png"), mask));

    private static void WriteCompared(string folder, LesionKind kind, Mask commonSkin, Mask? before, Mask? after, ImageSize screenSize)
    {
        if (before is null || after is null)
        {
            return;
        }

        Mask first = ScreenMask.Resize(ScreenMask.Within(before, commonSkin), screenSize);
        Mask second = ScreenMask.Resize(ScreenMask.Within(after, commonSkin), screenSize);
        string name = CellText.Lesion(kind);
        ResultsStorage.Write(Path.Combine(folder, $"compared-{name}-baseline.svg"), OutlineSvg.Outline(first, Palette.Of(kind)));
        ResultsStorage.Write(Path.Combine(folder, $"compared-{name}-followup.svg"), OutlineSvg.Outline(second, Palette.Of(kind)));
        ResultsStorage.Write(
            Path.Combine(folder, $"compared-{name}-change.svg"),
            OutlineSvg.Areas((ScreenMask.Without(first, second), Palette.Cleared), (ScreenMask.Without(second, first), Palette.Appeared)));
    }

    private string FolderOf(PhotoEntry entry) => FullPath(EvidencePaths.Photo(entry.Subject, entry.View, entry.Visit));

    private string FullPath(string relative) => Path.Combine(ResultsFolder, relative);
}
