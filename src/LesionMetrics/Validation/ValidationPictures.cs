using LesionMetrics.Acquisition;
using LesionMetrics.Imaging;
using LesionMetrics.Reporting;
using LesionMetrics.Reporting.Drawing;
using LesionMetrics.Segmentation;
using LesionMetrics.Study;

namespace LesionMetrics.Validation;

/// <summary>Pictures by which a person judges a score: the photo, both outlines, and where they differ.</summary>
/// <param name="resultsFolder">The folder that <c>evidence/</c> lies in.</param>
internal sealed class ValidationPictures(string resultsFolder)
{
    private const int LongerSide = 720;
    private const int JpegQuality = 85;
    private const int FillOpacity = 120;

    /// <summary>Outline of the reference.</summary>
    public static Rgb ReferenceColor => Palette.Light;

    /// <summary>In the reference alone.</summary>
    public static Rgb MissedColor => Palette.Appeared;

    /// <summary>Measured outside the reference.</summary>
    public static Rgb FalseColor => Palette.Cleared;

    /// <summary>Draws and writes one picture.</summary>
    /// <returns>Its path inside the results folder, with forward slashes.</returns>
    /// <exception cref="StorageException">The disk is full or the folder may not be written.</exception>
    public string Write(Photo photo, LesionKind kind, Mask reference, Mask measured)
    {
        PhotoEntry entry = photo.Entry;
        string path = $"{EvidencePaths.Photo(entry.Subject, entry.View, entry.Visit)}/reference-{CellText.Lesion(kind)}.jpg";
        ResultsStorage.Write(Path.Combine(resultsFolder, path), JpegWriter.Encode(Draw(photo, kind, reference, measured), JpegQuality));
        return path;
    }

    private static RgbRaster Draw(Photo photo, LesionKind kind, Mask reference, Mask measured)
    {
        Canvas canvas = new(ScreenPicture.Of(photo.Raster, LongerSide));
        Mask drawn = ScreenMask.Resize(reference, canvas.Size);
        Mask found = ScreenMask.Resize(measured, canvas.Size);
        Fill(canvas, ScreenMask.Without(drawn, found), MissedColor);
        Fill(canvas, ScreenMask.Without(found, drawn), FalseColor);
        OutlinePainter.Draw(canvas, found, Palette.Of(kind));
        OutlinePainter.Draw(canvas, drawn, ReferenceColor);
        string name = CellText.Lesion(kind);
        return Legend.Below(canvas,
        [
            new LegendItem(reference.CountIn() == 0 ? $"{name}, reference: none" : $"{name}, reference", ReferenceColor),
            new LegendItem(measured.CountIn() == 0 ? "measured: none" : "measured", Palette.Of(kind)),
            new LegendItem("missed", MissedColor),
            new LegendItem("false", FalseColor),
        ]).ToRaster();
    }

    private static void Fill(Canvas canvas, Mask mask, Rgb color)
    {
        for (int y = 0; y < mask.Height; y++)
        {
            ReadOnlySpan<byte> row = mask.Row(y);
            for (int x = row.IndexOf(Mask.In); x >= 0 && x < row.Length; x++)
            {
                if (row[x] == Mask.In)
                {
                    canvas.Blend(x, y, color, FillOpacity);
                }
            }
        }
    }
}
