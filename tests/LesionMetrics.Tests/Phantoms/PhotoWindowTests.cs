using LesionMetrics.Imaging;
using LesionMetrics.Phantoms;

namespace LesionMetrics.Tests.Phantoms;

public sealed class PhotoWindowTests
{
    private static readonly ImageSize Size = new(200, 150);

    [Fact]
    public void AWindowOfThePhotoAndOneOfItsMasksAreTheSamePixels()
    {
        byte[] bytes = [.. Enumerable.Range(0, Size.Width * Size.Height).SelectMany(i => new[] { (byte)(i % Size.Width), (byte)(i / Size.Width), (byte)7 })];
        Mask mask = new(Size);
        mask.WritableRow(60)[90] = Mask.In;
        PhotoWindow window = new(80, 50, new ImageSize(40, 30));

        RgbRaster part = window.Of(new RgbRaster(Size, 8, bytes));
        Mask within = window.Of(mask);

        Assert.Equal((new ImageSize(40, 30), new ImageSize(40, 30)), (part.Size, within.Size));
        Assert.Equal([80, 50, 7], part.Row8(0)[..3].ToArray());
        Assert.Equal([119, 79, 7], part.Row8(29)[^3..].ToArray());
        Assert.Equal(1, within.CountIn());
        Assert.True(within[10, 10]);
    }

    [Theory]
    [InlineData(0.25)]
    [InlineData(0.8)]
    [InlineData(1)]
    public void AWindowHasTheShareOfTheSideAndLiesWithinThePhoto(double share)
    {
        for (ulong seed = 0; seed < 20; seed++)
        {
            PhotoWindow window = PhotoWindow.Draw(Skin(_ => true), share, false, new RandomStream(seed));

            Assert.Equal(new ImageSize((int)(share * 200), (int)(share * 150)), window.Size);
            Assert.InRange(window.X, 0, 200 - window.Size.Width);
            Assert.InRange(window.Y, 0, 150 - window.Size.Height);
        }
    }

    [Fact]
    public void SkinFillsItWherePossible()
    {
        PhantomMasks masks = Skin(x => x >= 90);

        Assert.All(Windows(masks, withLesion: false), window => Assert.True(window.Of(masks.Skin).CountIn() > 0.8 * window.Size.PixelCount));
    }

    [Fact]
    public void ItShowsALesionWhereItIsToAndThereIsOne()
    {
        PhantomMasks masks = Skin(_ => true);
        for (int y = 100; y < 120; y++)
        {
            masks.Depigmented.WritableRow(y)[150..170].Fill(Mask.In);
        }

        Assert.All(Windows(masks, withLesion: true), window => Assert.True(window.Of(masks.Depigmented).CountIn() > 0));
        Assert.Contains(Windows(masks, withLesion: false), window => window.Of(masks.Depigmented).CountIn() == 0);
    }

    [Fact]
    public void WithoutAnyLesionItIsSkin()
    {
        PhantomMasks masks = Skin(x => x < 110);

        Assert.All(Windows(masks, withLesion: true), window => Assert.True(window.Of(masks.Skin).CountIn() > 0.5 * window.Size.PixelCount));
    }

    private static IEnumerable<PhotoWindow> Windows(PhantomMasks masks, bool withLesion) =>
        [.. Enumerable.Range(0, 30).Select(seed => PhotoWindow.Draw(masks, 0.3, withLesion, new RandomStream((ulong)seed)))];

    private static PhantomMasks Skin(Func<int, bool> isSkin)
    {
        PhantomMasks masks = new(Size);
        for (int y = 0; y < Size.Height; y++)
        {
            for (int x = 0; x < Size.Width; x++)
            {
                masks.Skin.WritableRow(y)[x] = isSkin(x) ? Mask.In : Mask.Out;
            }
        }

        return masks;
    }
}
