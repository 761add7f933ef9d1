using LesionMetrics.Imaging;
using LesionMetrics.Tests.Reporting;
using LesionMetrics.Training;

namespace LesionMetrics.Tests.Training;

public sealed class PhantomPhotoStoreTests
{
    private static readonly TrainingSeries Series = new(5, Extensive: false);

    [Fact]
    public void APhotoComesBackAsItWasRendered()
    {
        using TemporaryFolder folder = new();
        IReadOnlyList<TrainingPhoto> rendered = PhantomTrainingSet.Render(Series);
        using (PhantomPhotoStore store = PhantomPhotoStore.Render(folder.At("photos"), [Series], 1, _ => { }, CancellationToken.None))
        {
            Assert.Equal(rendered.Count, store.Count);
            for (int i = 0; i < rendered.Count; i++)
            {
                TrainingPhoto read = store.Read(i);
                Assert.Equal(rendered[i].Photo.Entry, read.Photo.Entry);
                Assert.True(rendered[i].Photo.Raster.Bytes.SequenceEqual(read.Photo.Raster.Bytes));
                AssertSame(rendered[i].Depigmented, read.Depigmented);
                AssertSame(rendered[i].Plaque, read.Plaque);
                Assert.Equal(rendered[i].Regions!.Count, read.Regions!.Count);
                Assert.All(rendered[i].Regions!.Zip(read.Regions!), pair => AssertSame(pair.First, pair.Second));
            }
        }

        Assert.False(Directory.Exists(folder.At("photos")));
    }

    private static void AssertSame(Mask? expected, Mask? actual)
    {
        Assert.Equal(expected is null, actual is null);
        Assert.True(expected is null || expected.Pixels.SequenceEqual(actual!.Pixels));
    }
}
