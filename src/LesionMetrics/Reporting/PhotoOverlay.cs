using LesionMetrics.Imaging;
using LesionMetrics.Reporting.Drawing;

namespace LesionMetrics.Reporting;

/// <summary>The picture by which a person judges the outlines: the photo, the border of each lesion kind, a legend and a scale bar below.</summary>
public static class PhotoOverlay
{
    private const int HatchPixels = 4;
    private const int HatchOpacity = 170;

    /// <summary>Draws <paramref name="evidence"/> on <paramref name="screen"/>, its photo reduced for a screen.</summary>
    public static RgbRaster Draw(PhotoEvidence evidence, RgbRaster screen)
    {
        Canvas canvas = new(screen);
        List<LegendItem> items = [];
        if (evidence.Depigmented is { } depigmented)
        {
            items.Add(Outline(canvas, depigmented, evidence.UncertainDepigmented, Palette.Depigmented, "depigmented"));
        }

        if (evidence.Plaque is { } plaque)
        {
            items.Add(Outline(canvas, plaque, evidence.UncertainPlaque, Palette.Plaque, "plaque"));
        }

        items.Add(Legend.ScaleBar(screen.Size.Width, evidence.Skin.Size.Width, evidence.Entry.MillimetersPerPixel));
        items.Add(new LegendItem($"{evidence.Entry.Subject} / {evidence.Entry.View} / {evidence.Entry.Visit}"));
        return Legend.Below(canvas, items).ToRaster();
    }

    private static LegendItem Outline(Canvas canvas, Mask mask, Mask? uncertain, Rgb color, string name)
    {
        if (uncertain is not null)
        {
            Hatch(canvas, ScreenMask.Resize(uncertain, canvas.Size), color);
        }

        OutlinePainter.Draw(canvas, ScreenMask.Resize(mask, canvas.Size), color);
        return new LegendItem(mask.CountIn() == 0 ? $"{name}: none found" : uncertain is null ? name : $"{name}, hatched where uncertain", color);
    }

    private static void Hatch(Canvas canvas, Mask area, Rgb color)
    {
        for (int y = 0; y < area.Height; y++)
        {
            ReadOnlySpan<byte> row = area.Row(y);
            for (int x = 0; x < row.Length; x++)
            {
                if (row[x] != Mask.Out && (x + y) % HatchPixels == 0)
                {
                    canvas.Blend(x, y, color, HatchOpacity);
                }
            }
        }
    }
}
