using LesionMetrics.Acquisition;
using LesionMetrics.Imaging;
using LesionMetrics.Registration;
using LesionMetrics.Reporting;

namespace LesionMetrics.Tests.Reporting;

public sealed class EvidenceStoreTests
{
    private static readonly Mask Skin = SampleRows.Rectangle(400, 300, 10, 10, 390, 290);
    private static readonly Mask Lesion = SampleRows.Rectangle(400, 300, 100, 80, 180, 160);

    [Fact]
    public void MasksComeBackAtFullSize()
    {
        using TemporaryFolder folder = new();
        Write(folder);
        string photo = folder.At("evidence", "S001", "chin", "baseline");
        Assert.Equal(Skin.Pixels.ToArray(), MaskPng.Read(Path.Combine(photo, "skin.png"), "skin.png", Skin.Size).Pixels.ToArray());
        Assert.Equal(Lesion.Pixels.ToArray(), MaskPng.Read(Path.Combine(photo, "depigmented.png"), "depigmented.png", Skin.Size).Pixels.ToArray());
        Assert.False(File.Exists(Path.Combine(photo, "plaque.png")), "a lesion kind that was not asked for has no mask");
    }

    [Fact]
    public void AFollowupHasItsRegistrationAndPictures()
    {
        using TemporaryFolder folder = new();
        Write(folder);
        string[] files = [.. Directory.EnumerateFiles(folder.At("evidence", "S001", "chin", "week-24")).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];
        Assert.Equal(
            ["certificate.jpg", "compared-depigmented-baseline.svg", "compared-depigmented-change.svg", "compared-depigmented-followup.svg", "registered.jpg", "registration.json"],
            files);
    }

    [Fact]
    public void AStoredSeriesIsTakenOverOnlyForTheSameInput()
    {
        using TemporaryFolder folder = new();
        EvidenceStore store = Write(folder);
        SeriesOutcome known = Assert.IsType<SeriesOutcome>(store.TryReadSeries(SampleRows.Series(), "key"));
        Assert.Equal(Tables.Comparisons.ToBytes(SampleRows.Outcome().Comparisons), Tables.Comparisons.ToBytes(known.Comparisons));
        Assert.Equal(SampleRows.Outcome().Photos, known.Photos);
        Assert.Null(store.TryReadSeries(SampleRows.Series(), "another key"));
    }

    [Theory]
    [InlineData("changed")]
    [InlineData("missing")]
    [InlineData("added")]
    [InlineData("torn")]
    public void EvidenceThatIsNotAsWrittenIsNotTakenOver(string damage)
    {
        using TemporaryFolder folder = new();
        EvidenceStore store = Write(folder);
        string mask = folder.At("evidence", "S001", "chin", "baseline", "skin.png");
        string record = folder.At("evidence", "S001", "chin", "series.json");
        switch (damage)
        {
            case "changed":
                File.AppendAllText(mask, "x");
                break;
            case "missing":
                File.Delete(mask);
                break;
            case "added":
                File.WriteAllText(folder.At("evidence", "S001", "chin", "baseline", "other.png"), "x");
                break;
            default:
                File.WriteAllText(record, File.ReadAllText(record)[..200]);
                break;
        }

        Assert.Null(store.TryReadSeries(SampleRows.Series(), "key"));
    }

    [Fact]
    public void AnInternalErrorIsTriedAgain()
    {
        using TemporaryFolder folder = new();
        EvidenceStore store = new(folder.Path);
        store.WriteSeries(SampleRows.Outcome(), "key", complete: false);
        Assert.Null(store.TryReadSeries(SampleRows.Series(), "key"));
        Assert.NotNull(store.ReadRecord("S001", "chin"));
    }

    [Fact]
    public void BeginningASeriesRemovesWhatWasThere()
    {
        using TemporaryFolder folder = new();
        EvidenceStore store = Write(folder);
        store.BeginSeries(SampleRows.Series());
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.At("evidence", "S001", "chin")));
    }

    [Fact]
    public void NumbersThatAreNotFiniteSurviveStorageAsEmptyCells()
    {
        using TemporaryFolder folder = new();
        EvidenceStore store = new(folder.Path);
        SeriesOutcome outcome = SampleRows.Outcome() with { Comparisons = [SampleRows.Comparison() with { RegistrationErrorPixels = double.NaN }] };
        store.WriteSeries(outcome, "key");
        SeriesOutcome known = store.TryReadSeries(SampleRows.Series(), "key")!;
        Assert.Equal(Tables.Comparisons.ToBytes(outcome.Comparisons), Tables.Comparisons.ToBytes(known.Comparisons));
        Assert.Equal("", Tables.Comparisons.Columns.Single(column => column.Name == "registration_error_px").Cell(known.Comparisons[0]));
    }

    [Fact]
    public void TheSameInputGivesTheSameBytes()
    {
        using TemporaryFolder first = new();
        using TemporaryFolder second = new();
        Write(first);
        Write(second);
        Assert.Equal(EvidenceStore.HashEvidence(first.Path), EvidenceStore.HashEvidence(second.Path));
    }

    private static EvidenceStore Write(TemporaryFolder folder)
    {
        EvidenceStore store = new(folder.Path);
        RgbRaster raster = SampleRows.Gradient(400, 300);
        store.BeginSeries(SampleRows.Series());
        store.WritePhoto(new PhotoEvidence(SampleRows.Entry(), raster, Skin, Lesion, null));
        RegistrationResult registration = new(OutcomeStatus.Ok, "", RegisteredPictureTests.Shift(400, 300, 3, 2), 1, 99);
        store.WritePair(new PairEvidence(SampleRows.Entry(), SampleRows.Entry("week-24", 168), raster.Size, raster.Size, raster, raster, registration, new ComparedAreas(Skin, Lesion, Lesion, null, null)));
        store.WriteSeries(SampleRows.Outcome(), "key");
        return store;
    }
}
