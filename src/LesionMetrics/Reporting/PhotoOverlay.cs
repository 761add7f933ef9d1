using LesionMetrics.Imaging;
using LesionMetrics.Reporting.Drawing;

namespace LesionMetrics.Reporting;

/// <summary>The picture by which a person judges the outlines: the photo, the border of each lesion kind, a legend and a scale bar below.</summary>
public static class PhotoOverlay
{
    /// <summary>Draws <paramref name="evidence"/> on <paramref name="screen"/>, its photo reduced for a screen.</summary>
    public static RgbRaster Draw(PhotoEvidence evidence, RgbRaster screen)
    {
        Canvas canvas = new(screen);
        List<LegendItem> items = [];
        if (evidence.Depigmented is { } depigmented)
        {
            items.Add(Outline(canvas, depigmented, Palette.Depigmented, "depigmented"));
        }

        if (evidence.Plaque is { } plaque)
        {
            items.Add(Outline(canvas, plaque, Palette.Plaque, "plaque"));
        }

        items.Add(Legend.ScaleBar(screen.Size.Width, evidence.Skin.Size.Width, evidence.Entry.MillimetersPerPixel));
        items.Add(new LegendItem($"{evidence.Entry.Subject} / {evidence.Entry.View} / {evidence.Entry.Visit}"));
        return Legend.Below(canvas, items).ToRaster();
    }

    private static LegendItem Outline(Canvas canvas, Mask mask, Rgb color, string name)
    {
        OutlinePainter.Draw(canvas, ScreenMask.Resize(mask, canvas.Size), color);
        return new LegendItem(mask.CountIn() == 0 ? $"{name}: none found" : name, color);
    }
}
