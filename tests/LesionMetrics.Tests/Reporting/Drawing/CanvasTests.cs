using LesionMetrics.Imaging;
using LesionMetrics.Reporting.Drawing;

namespace LesionMetrics.Tests.Reporting.Drawing;

public sealed class CanvasTests
{
    private static readonly Rgb Ground = new(100, 110, 120);

    [Fact]
    public void AnOutlineStandsOnBothSidesOfTheBorderWithAHalo()
    {
        Canvas canvas = new(new ImageSize(20, 20), Ground);
        OutlinePainter.Draw(canvas, SampleRows.Rectangle(20, 20, 0, 8, 20, 20), Palette.Plaque);
        Assert.Equal(Palette.Plaque, canvas[10, 7]);
        Assert.Equal(Palette.Plaque, canvas[10, 8]);
        Assert.NotEqual(Ground, canvas[10, 6]);
        Assert.NotEqual(Palette.Plaque, canvas[10, 6]);
        Assert.NotEqual(Ground, canvas[10, 9]);
        Assert.Equal(Ground, canvas[10, 5]);
        Assert.Equal(Ground, canvas[10, 10]);
    }

    [Fact]
    public void TheEdgeOfThePictureIsNoBorder()
    {
        Canvas canvas = new(new ImageSize(20, 20), Ground);
        OutlinePainter.Draw(canvas, Mask.Full(canvas.Size), Palette.Plaque);
        Assert.Equal(Enumerable.Repeat(Ground, 400), Pixels(canvas));
    }

    [Fact]
    public void LinesReachBothEndsAndNothingOutsideIsTouched()
    {
        Canvas canvas = new(new ImageSize(10, 10), Ground);
        canvas.Line(-5, 2, 14, 2, Palette.Light);
        canvas.Line(3, 9, 7, 5, Palette.Plaque);
        Assert.All(Enumerable.Range(0, 10), x => Assert.Equal(Palette.Light, canvas[x, 2]));
        Assert.Equal(Palette.Plaque, canvas[3, 9]);
        Assert.Equal(Palette.Plaque, canvas[7, 5]);
        Assert.Equal(15, Pixels(canvas).Count(pixel => pixel != Ground));
    }

    [Fact]
    public void HalfOpacityLiesHalfway()
    {
        Canvas canvas = new(new ImageSize(1, 1), new Rgb(0, 100, 255));
        canvas.Blend(0, 0, new Rgb(255, 100, 0), 128);
        Assert.Equal(new Rgb(128, 100, 127), canvas[0, 0]);
    }

    [Fact]
    public void LettersDifferAndUnknownOnesAreABox()
    {
        const string Letters = " %'()+,-./0123456789:;=ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";
        List<string> shapes = [.. Letters.Select(letter => Convert.ToHexString(Glyphs.Of(letter)))];
        Assert.Equal(shapes.Count, shapes.Distinct().Count());
        string box = Convert.ToHexString(Glyphs.Of('漢'));
        Assert.DoesNotContain(box, shapes);
        Assert.Equal(box, Convert.ToHexString(Glyphs.Of('é')));
    }

    [Fact]
    public void TheLegendLeavesThePictureAlone()
    {
        Canvas picture = new(SampleRows.Gradient(200, 150));
        Canvas result = Legend.Below(picture, [new LegendItem("depigmented", Palette.Depigmented), new LegendItem("a long line of words", BarPixels: 30)]);
        Assert.Equal(200, result.Size.Width);
        Assert.True(result.Size.Height > 150);
        Assert.Equal(Pixels(picture), Pixels(result).Take(200 * 150));
        Assert.Contains(Palette.Depigmented, Pixels(result).Skip(200 * 150));
        Assert.Contains(Palette.Light, Pixels(result).Skip(200 * 150));
    }

    [Theory]
    [InlineData(1600, 4000, null, "500 px of the photo", 200)]
    [InlineData(1600, 4000, 0.05, "20 mm", 160)]
    [InlineData(400, 400, 0.1, "5 mm", 50)]
    [InlineData(400, 400, 0.001, "0.05 mm", 50)]
    public void TheScaleBarIsARoundLengthWithinAFifthOfTheWidth(int pictureWidth, int photoWidth, double? scale, string text, int pixels)
    {
        LegendItem bar = Legend.ScaleBar(pictureWidth, photoWidth, scale);
        Assert.Equal(text, bar.Text);
        Assert.Equal(pixels, bar.BarPixels);
        Assert.InRange(bar.BarPixels, 1, pictureWidth / 5);
    }

    [Fact]
    public void AReducedMaskKeepsPixelsThatAreAtLeastHalfIn()
    {
        Mask mask = SampleRows.Rectangle(6, 4, 0, 0, 3, 4);
        Mask half = ScreenMask.Resize(mask, new ImageSize(3, 2));
        Assert.Equal([255, 255, 0, 255, 255, 0], half.Pixels.ToArray());
        Assert.Equal([255, 255, 255, 255, 0, 0, 0, 0], ScreenMask.Resize(SampleRows.Rectangle(2, 1, 0, 0, 1, 1), new ImageSize(8, 1)).Pixels.ToArray());
    }

    private static IEnumerable<Rgb> Pixels(Canvas canvas) =>
        from y in Enumerable.Range(0, canvas.Size.Height) from x in Enumerable.Range(0, canvas.Size.Width) select canvas[x, y];
}
