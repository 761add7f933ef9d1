using LesionMetrics.Acquisition;
using LesionMetrics.Imaging;
using LesionMetrics.Phantoms;
using LesionMetrics.Reporting;
using LesionMetrics.Segmentation;
using LesionMetrics.Study;
using LesionMetrics.Tests.Reporting;

namespace LesionMetrics.Tests.Properties;

/// <summary>What must hold of any pair, shown on synthetic photos by the whole pipeline.</summary>
public sealed class PairPropertyTests : IDisposable
{
    private static readonly TissueModel Model = TissueModel.Load();

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static PhantomSeries Vitiligo(ulong seed) => PhantomRenderer.Render(new PhantomSpec
    {
        Seed = seed,
        Size = new ImageSize(880, 660),
        Site = PhantomSite.Limb,
        Tone = SkinTone.IV,
        Difficulty = PhantomDifficulty.Easy,
        Lesions = LesionCondition.Vitiligo,
        DepigmentationResponse = DepigmentationResponse.Marginal,
        Unaffected = false,
    });

    private PhotoEntry Save(RgbRaster photo, string visit, double day)
    {
        string path = _folder.At($"{visit}.png");
        PngWriter.Write(path, photo);
        return new PhotoEntry("S001", visit, day, "site", $"{visit}.png", path, LesionCondition.Vitiligo);
    }

    private SeriesOutcome Measure(RgbRaster first, RgbRaster second) => SeriesPipeline.Measure(
        new PhotoSeries("S001", "site", [Save(first, "baseline", 0), Save(second, "month-6", 183)]),
        new PipelineOptions(),
        Model,
        new EvidenceStore(_folder.At("results")),
        CancellationToken.None);

    /// <summary>Gains on the linear light of each channel.</summary>
    private static RgbRaster Relight(RgbRaster photo, double red, double green, double blue)
    {
        double[] gains = [red, green, blue];
        byte[] bytes = photo.Bytes.ToArray();
        for (int i = 0; i < bytes.Length; i++)
        {
            double code = bytes[i] / 255.0;
            double linear = Math.Min(1, gains[i % 3] * (code <= 0.04045 ? code / 12.92 : Math.Pow((code + 0.055) / 1.055, 2.4)));
            bytes[i] = (byte)Math.Round(255 * (linear <= 0.0031308 ? 12.92 * linear : (1.055 * Math.Pow(linear, 1 / 2.4)) - 0.055));
        }

        return new RgbRaster(photo.Size, 8, bytes);
    }

    [Fact]
    public void TheSamePhotoTwiceGivesNoChangeAndSaysSo()
    {
        RgbRaster photo = Vitiligo(11).Visits[0].Photo;

        ComparisonRow row = Assert.Single(Measure(photo, photo).Comparisons);

        Assert.Equal(OutcomeStatus.Review, row.Status);
        Assert.Contains("is the same file as ", row.StatusReason, StringComparison.Ordinal);
        Assert.True(row.BaselineAreaPixels > 0);
        Assert.InRange(row.RepigmentationPercent!.Value, -0.2, 0.2);
        Assert.InRange(row.GradedRepigmentationPercent!.Value, -0.5, 0.5);
        Assert.InRange(row.RegistrationErrorPixels!.Value, 0, 1);
    }

    [Theory]
    [InlineData(0.8, 0.8, 0.8)]
    [InlineData(1.05, 1.0, 0.95)]
    public void LightAndWhiteBalanceAreNoRepigmentation(double red, double green, double blue)
    {
        RgbRaster photo = Relight(Vitiligo(11).Visits[0].Photo, 0.8, 0.8, 0.8);

        ComparisonRow row = Assert.Single(Measure(photo, Relight(photo, red, green, blue)).Comparisons);

        Assert.NotEqual(OutcomeStatus.Failed, row.Status);
        Assert.Contains("resized, cropped or turned copy", row.StatusReason, StringComparison.Ordinal);
        Assert.InRange(row.RepigmentationPercent!.Value, -3, 3);
    }

    [Fact]
    public void RepigmentationIsFoundAndSwappingThePairMirrorsItsSign()
    {
        PhantomSeries series = Vitiligo(11);
        PhantomAreaChange truth = series.Followups[0].Depigmented;

        ComparisonRow forward = Assert.Single(Measure(series.Visits[0].Photo, series.Visits[1].Photo).Comparisons);
        ComparisonRow backward = Assert.Single(Measure(series.Visits[1].Photo, series.Visits[0].Photo).Comparisons);

        double expected = 100.0 * (truth.BaselineAreaPixels - truth.FollowupAreaPixels) / truth.BaselineAreaPixels;
        Assert.InRange(forward.RepigmentationPercent!.Value, expected - 12, expected + 12);
        Assert.True(forward.RepigmentationPercent > 0);
        Assert.True(backward.RepigmentationPercent < 0);
    }

    [Fact]
    public void AnotherSubjectsPhotoIsRefusedAndNothingIsMeasured()
    {
        ComparisonRow row = Assert.Single(Measure(Vitiligo(11).Visits[0].Photo, Vitiligo(12).Visits[1].Photo).Comparisons);

        Assert.Equal(OutcomeStatus.Failed, row.Status);
        Assert.NotEmpty(row.StatusReason);
        Assert.Null(row.RepigmentationPercent);
        Assert.Null(row.BaselineAreaPixels);
        Assert.Null(row.RegistrationErrorPixels);
    }

    [Fact]
    public void AFileThatIsNoPhotoBecomesARowAndTheOthersAreMeasured()
    {
        RgbRaster photo = Vitiligo(11).Visits[0].Photo;
        PhotoEntry good = Save(photo, "baseline", 0);
        string path = _folder.At("broken.jpg");
        File.WriteAllBytes(path, [0xFF, 0xD8, 0xFF, 0xE0, 0, 1, 2, 3]);
        PhotoEntry broken = new("S001", "month-3", 91, "site", "broken.jpg", path, LesionCondition.Vitiligo);

        SeriesOutcome outcome = SeriesPipeline.Measure(
            new PhotoSeries("S001", "site", [good, broken]), new PipelineOptions(), Model, new EvidenceStore(_folder.At("results")), CancellationToken.None);

        Assert.NotEqual(OutcomeStatus.Failed, outcome.Photos[0].Status);
        Assert.Equal(OutcomeStatus.Failed, outcome.Photos[1].Status);
        Assert.Contains("broken.jpg", outcome.Photos[1].StatusReason, StringComparison.Ordinal);
        Assert.NotNull(outcome.Photos[1].Sha256);
        Assert.Equal([false, true], outcome.Measurements.Select(row => row.Status == OutcomeStatus.Failed));
        Assert.Null(outcome.Measurements[1].AreaPixels);
        Assert.Equal(OutcomeStatus.Failed, Assert.Single(outcome.Comparisons).Status);
    }

    [Fact]
    public void ATinyPhotoIsARowLikeAnyOther()
    {
        ImageSize size = new(64, 64);
        RandomStream random = new(4);
        byte[] bytes = new byte[size.PixelCount * 3];
        byte[] skin = [205, 160, 135];
        for (int i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)(skin[i % 3] + random.Integer(-25, 25));
        }

        SeriesOutcome outcome = Measure(new RgbRaster(size, 8, bytes), new RgbRaster(size, 8, bytes));

        Assert.Equal(2, outcome.Photos.Count);
        Assert.Single(outcome.Comparisons);
    }
}
