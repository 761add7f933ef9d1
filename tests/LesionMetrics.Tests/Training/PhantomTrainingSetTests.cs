using LesionMetrics.Training;

namespace LesionMetrics.Tests.Training;

public sealed class PhantomTrainingSetTests
{
    private static readonly IReadOnlyList<TrainingPhoto>[] Series = [.. Enumerable.Range(40, 6).Select(seed => PhantomTrainingSet.Render((ulong)seed))];

    [Fact]
    public void EveryTruthHasTheSizeOfItsPhoto() => Assert.All(Series.SelectMany(photos => photos), photo => Assert.All(
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
}
