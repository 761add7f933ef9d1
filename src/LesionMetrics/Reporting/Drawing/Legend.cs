using LesionMetrics.Imaging;

namespace LesionMetrics.Reporting.Drawing;

/// <summary>A strip of words below a picture, so that nothing of the picture is covered.</summary>
public static class Legend
{
    private const int PixelsPerScaleStep = 640;
    private const int Margin = 6;
    private const int Gap = 4;
    private const int Swatch = 7;

    /// <summary><paramref name="picture"/> with a strip below it that lists <paramref name="items"/>, as many rows as its width needs.</summary>
    public static Canvas Below(Canvas picture, IReadOnlyList<LegendItem> items)
    {
        int scale = Math.Max(1, (picture.Size.LongerSide + (PixelsPerScaleStep / 2)) / PixelsPerScaleStep);
        int rowHeight = (Glyphs.Height + Gap) * scale;
        List<(LegendItem Item, int Left, int Row)> places = [];
        int left = Margin * scale;
        int row = 0;
        foreach (LegendItem item in items)
        {
            int width = Width(item, scale);
            if (left > Margin * scale && left + width > picture.Size.Width - (Margin * scale))
            {
                left = Margin * scale;
                row++;
            }

            places.Add((item, left, row));
            left += width + (2 * Margin * scale);
        }

        int stripHeight = ((row + 1) * rowHeight) + (Margin * scale);
        Canvas result = new(new ImageSize(picture.Size.Width, picture.Size.Height + stripHeight), Palette.Dark);
        result.Paste(picture, 0, 0);
        foreach ((LegendItem item, int itemLeft, int itemRow) in places)
        {
            Draw(result, item, itemLeft, picture.Size.Height + (Margin * scale) + (itemRow * rowHeight), scale);
        }

        return result;
    }

    /// <summary>
    /// A scale bar for a picture of <paramref name="pictureWidth"/> pixels that shows a photo of <paramref name="photoWidth"/> pixels: a round
    /// length of at most a fifth of the width, in millimeters where the scale is known, else in pixels of the photo.
    /// </summary>
    public static LegendItem ScaleBar(int pictureWidth, int photoWidth, double? millimetersPerPhotoPixel)
    {
        double unitsPerPhotoPixel = millimetersPerPhotoPixel ?? 1;
        double length = RoundDown(unitsPerPhotoPixel * photoWidth / 5);
        double bar = length / unitsPerPhotoPixel * pictureWidth / photoWidth;
        string unit = millimetersPerPhotoPixel is null ? "px of the photo" : "mm";
        return new LegendItem($"{CellText.ShortNumber(length, 4)} {unit}", Swatch: null, Math.Max(1, (int)Math.Round(bar)));
    }

    // The largest of 1, 2 and 5 times a power of ten that is no larger than the value.
    private static double RoundDown(double value)
    {
        double power = 1;
        while (power * 10 <= value)
        {
            power *= 10;
        }

        while (power > value)
        {
            power /= 10;
        }

        return value >= 5 * power ? 5 * power : value >= 2 * power ? 2 * power : power;
    }

    private static int Width(LegendItem item, int scale) => Lead(item, scale) + Glyphs.Measure(item.Text, scale);

    private static int Lead(LegendItem item, int scale) =>
        item.Swatch is not null ? (Swatch + 4) * scale : item.BarPixels > 0 ? item.BarPixels + (4 * scale) : 0;

    private static void Draw(Canvas canvas, LegendItem item, int left, int top, int scale)
    {
        if (item.Swatch is { } color)
        {
            canvas.Fill(left, top, Swatch * scale, Swatch * scale, color);
        }
        else if (item.BarPixels > 0)
        {
            canvas.Fill(left, top + (3 * scale), item.BarPixels, scale, Palette.Light);
            canvas.Fill(left, top + scale, scale, 5 * scale, Palette.Light);
            canvas.Fill(left + item.BarPixels - scale, top + scale, scale, 5 * scale, Palette.Light);
        }

        canvas.Text(left + Lead(item, scale), top, item.Text, scale, Palette.Light);
    }
}
