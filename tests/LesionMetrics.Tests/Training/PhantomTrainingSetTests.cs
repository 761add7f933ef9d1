using LesionMetrics.Imaging;
using LesionMetrics.Training;

namespace LesionMetrics.Tests.Training;

public sealed class PhantomTrainingSetTests
{
    private static readonly IReadOnlyList<TrainingPhoto>[] Series = [.. Enumerable.Range(40, 6).Select(seed => PhantomTrainingSet.Render(new TrainingSeries((ulong)seed, Extensive: false)))];

    private static readonly IReadOnlyList<TrainingPhoto>[] Extensive = [.. Enumerable.Range(40, 6).Select(seed => PhantomTrainingSet.Render(new TrainingSeries((ulong)seed, Extensive: true)))];

    [Fact]
    public void EveryTruthHasTheSizeOfItsPhoto() => Assert.All(Series.Concat(Extensive).SelectMany(photos => photos), photo => Assert.All(
        [photo.Depigmented!, photo.Plaque!, .. photo.Regions!],
        mask => Assert.Equal(photo.Photo.Raster.Size, mask.Size)));

    [Fact]
    public void SomeVisitsAreSeenFromCloseByToo()
    {
        TrainingPhoto[] all = [.. Series.SelectMany(photos => photos)];
        TrainingPhoto[] close = [.. all.Where(photo => photo.Photo.Entry.RelativePath.EndsWith("-close", StringComparison.Ordinal))];

        Assert.Equal(2 * Series.Length, all.Length - close.Length);
        Assert.InRange(close.Length, 1, all.Length / 2);
        Assert.All(close, photo => Assert.Contains(all, whole =>
            whole.Photo.Entry.Subject == photo.Photo.Entry.Subject && whole.Photo.Raster.Size.PixelCount > photo.Photo.Raster.Size.PixelCount));
    }

    [Fact]
    public void ExtensivePatchesReachTheFrameAndSomeSkinHasNone()
    {
        double[] shares = [.. Extensive.Select(photos => ShareOf(photos[0].Depigmented!))];

        Assert.Contains(shares, share => share > 0.15);
        Assert.Contains(0, shares);
        Assert.Contains(Extensive, photos => FrameShare(photos[0].Depigmented!) > 0.1);
    }

    [Fact]
    public void OneSeedGivesAnotherPhotoOfEachKind() =>
        Assert.False(Series[0][0].Photo.Raster.Bytes.SequenceEqual(Extensive[0][0].Photo.Raster.Bytes));

    [Fact]
    public void AQuarterAsManyExtensiveSeriesComeToThePlainOnesAndNoneServesTwice()
    {
        TrainingOptions options = new(SeriesCount: 16, Seed: 7);

        Assert.Equal((16, 0), CountsOf(options.PixelSeries));
        Assert.Equal((8, 0), CountsOf(options.PieceSeries));
        Assert.Equal((0, 4), CountsOf(options.ExtensiveSeries));
        Assert.Equal(28, options.PixelSeries.Concat(options.PieceSeries).Concat(options.ExtensiveSeries).Distinct().Count());
    }

    private static (int Plain, int Extensive) CountsOf(IReadOnlyList<TrainingSeries> list) => (list.Count(series => !series.Extensive), list.Count(series => series.Extensive));

    private static double ShareOf(Mask mask) => mask.CountIn() / (double)mask.Size.PixelCount;

    private static double FrameShare(Mask mask) => mask.Row(0).ToArray().Concat(mask.Row(mask.Size.Height - 1).ToArray()).Average(pixel => pixel == Mask.Out ? 0.0 : 1);
}
