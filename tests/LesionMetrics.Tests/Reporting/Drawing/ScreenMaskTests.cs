using LesionMetrics.Filtering;
using LesionMetrics.Imaging;
using LesionMetrics.Phantoms;
using LesionMetrics.Reporting.Drawing;

namespace LesionMetrics.Tests.Reporting.Drawing;

public sealed class ScreenMaskTests
{
    [Theory]
    [InlineData(64, 48, 64, 48)]
    [InlineData(131, 97, 40, 30)]
    [InlineData(500, 333, 160, 107)]
    public void WhatWasDrawnIsWhatIsShownAgain(int width, int height, int screenWidth, int screenHeight)
    {
        Mask mask = Speckled(new ImageSize(width, height), 1);
        Mask drawn = Speckled(new ImageSize(screenWidth, screenHeight), 2);

        Mask edited = ScreenMask.Edit(mask, drawn);

        Assert.Equal(drawn.Pixels.ToArray(), ScreenMask.Resize(edited, drawn.Size).Pixels.ToArray());
    }

    [Fact]
    public void WhatWasNotTouchedStaysToThePixel()
    {
        Mask mask = Speckled(new ImageSize(131, 97), 3);
        Mask shown = ScreenMask.Resize(mask, new ImageSize(40, 30));

        Assert.Equal(mask.Pixels.ToArray(), ScreenMask.Edit(mask, shown).Pixels.ToArray());

        shown.WritableRow(10)[20] ^= byte.MaxValue;
        Mask edited = ScreenMask.Edit(mask, shown);
        (int left, int right) = (20 * 131 / 40, 21 * 131 / 40);
        (int top, int bottom) = (10 * 97 / 30, 11 * 97 / 30);
        for (int y = 0; y < mask.Height; y++)
        {
            for (int x = 0; x < mask.Width; x++)
            {
                bool touched = x >= left && x < right && y >= top && y < bottom;
                Assert.Equal(touched ? shown[20, 10] : mask[x, y], edited[x, y]);
            }
        }
    }

    [Fact]
    public void AScreenLargerThanTheMaskIsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ScreenMask.Edit(new Mask(10, 10), new Mask(11, 10)));

    private static Mask Speckled(ImageSize size, ulong seed)
    {
        RandomStream random = new(seed);
        Mask mask = new(size);
        for (int i = 0; i < mask.WritablePixels.Length; i++)
        {
            mask.WritablePixels[i] = random.Chance(0.4) ? Mask.In : Mask.Out;
        }

        return MaskOperations.Or(mask, new Mask(size));
    }
}
