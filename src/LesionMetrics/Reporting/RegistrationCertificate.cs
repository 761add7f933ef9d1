using LesionMetrics.Imaging;
using LesionMetrics.Registration;
using LesionMetrics.Reporting.Drawing;

namespace LesionMetrics.Reporting;

/// <summary>
/// The picture by which a person judges a registration. Left: baseline and registered follow-up in alternating squares, where skin creases and
/// hairs must run on across the borders. Middle: the follow-up with the baseline's grid laid over it as the mapping bends it. Right: how far off the mapping may
/// be, where.
/// </summary>
public static class RegistrationCertificate
{
    private const int LongerSide = 900;
    private const int SquaresAcross = 10;
    private const int GridLines = 16;
    private const int StepsPerLine = 128;
    private const int Gap = 8;

    /// <summary>Draws the certificate of a mapping.</summary>
    /// <param name="pair">The pair, for the names of its visits.</param>
    /// <param name="mapping">Baseline to follow-up.</param>
    /// <param name="baselineScreen">The baseline photo reduced for a screen.</param>
    /// <param name="followupScreen">The follow-up photo reduced for a screen.</param>
    public static RgbRaster Draw(PairEvidence pair, PixelMapping mapping, RgbRaster baselineScreen, RgbRaster followupScreen)
    {
        RgbRaster baseline = ScreenPicture.Of(baselineScreen, LongerSide);
        RgbRaster followup = ScreenPicture.Of(followupScreen, LongerSide);
        Canvas squares = Checkerboard(new Canvas(baseline), RegisteredPicture.Warp(followup, mapping, baseline.Size));
        Canvas grid = new(followup);
        DrawGrid(grid, mapping);

        List<Canvas> panels = [squares, grid];
        List<LegendItem> legend =
        [
            new LegendItem($"left: {pair.Baseline.Visit} and registered {pair.Followup.Visit} in turn"),
            new LegendItem($"{(pair.Registration.LocalError is null ? "right" : "middle")}: grid of {pair.Baseline.Visit} as it lies on {pair.Followup.Visit}"),
        ];
        if (pair.Registration.LocalError is { } local)
        {
            panels.Add(ErrorMap.Draw(ScreenPicture.Of(baselineScreen, LongerSide), local));
            legend.Add(new LegendItem("right: may be off"));
            legend.AddRange(ErrorMap.Legend);
        }

        Canvas all = new(new ImageSize(panels.Sum(panel => panel.Size.Width) + (Gap * (panels.Count - 1)), panels.Max(panel => panel.Size.Height)), Palette.Dark);
        int left = 0;
        foreach (Canvas panel in panels)
        {
            all.Paste(panel, left, 0);
            left += panel.Size.Width + Gap;
        }

        return Legend.Below(all, legend).ToRaster();
    }

    private static Canvas Checkerboard(Canvas baseline, Canvas registered)
    {
        int side = Math.Max(1, baseline.Size.LongerSide / SquaresAcross);
        for (int y = 0; y < baseline.Size.Height; y++)
        {
            for (int x = y / side % 2 == 0 ? side : 0; x < baseline.Size.Width; x += 2 * side)
            {
                Range square = (x * 3)..(Math.Min(x + side, baseline.Size.Width) * 3);
                registered.Row(y)[square].CopyTo(baseline.Row(y)[square]);
            }
        }

        return baseline;
    }

    private static void DrawGrid(Canvas canvas, PixelMapping mapping)
    {
        double width = mapping.BaselineSize.Width - 1;
        double height = mapping.BaselineSize.Height - 1;
        for (int line = 0; line <= GridLines; line++)
        {
            double fraction = (double)line / GridLines;
            DrawLine(canvas, mapping, step => (step * width, fraction * height));
            DrawLine(canvas, mapping, step => (fraction * width, step * height));
        }
    }

    private static void DrawLine(Canvas canvas, PixelMapping mapping, Func<double, (double X, double Y)> along)
    {
        double toX = (double)canvas.Size.Width / mapping.FollowupSize.Width;
        double toY = (double)canvas.Size.Height / mapping.FollowupSize.Height;
        (int X, int Y)? last = null;
        for (int i = 0; i <= StepsPerLine; i++)
        {
            (double x, double y) = along((double)i / StepsPerLine);
            (double mx, double my) = mapping.Map(x, y);
            double px = ((mx + 0.5) * toX) - 0.5;
            double py = ((my + 0.5) * toY) - 0.5;

            // Far outside the picture nothing is to be seen, and a line to there would be long to draw.
            bool near = Math.Abs(px) < 4 * LongerSide && Math.Abs(py) < 4 * LongerSide;
            (int X, int Y)? here = near ? ((int)Math.Round(px), (int)Math.Round(py)) : null;
            if (here is { } to && last is { } from)
            {
                canvas.Line(from.X, from.Y + 1, to.X, to.Y + 1, Palette.Dark, 120);
                canvas.Line(from.X, from.Y, to.X, to.Y, Palette.Depigmented, 220);
            }

            last = here;
        }
    }
}
