using System.Globalization;
using System.Text;
using LesionMetrics.Reporting;
using static LesionMetrics.Reporting.Html.HtmlText;

namespace LesionMetrics.Validation.Html;

/// <summary>The plot of Bland and Altman as an inline SVG drawing: difference over mean, bias, limits and their intervals.</summary>
internal static class BlandAltmanPlot
{
    private const double Width = 560;
    private const double Height = 340;
    private const double Left = 58;
    private const double Right = 112;
    private const double Top = 28;
    private const double Bottom = 44;

    /// <summary>One photo or pair.</summary>
    internal readonly record struct Point(PairedValue Value, ToneGroup? Tone, string Name);

    internal static string Draw(string title, IReadOnlyList<Point> points, BlandAltman limits)
    {
        Axis x = Axis.Over(points.Select(point => point.Value.Mean), Left, Width - Right);
        Axis y = Axis.Over(
            [.. points.Select(point => point.Value.Difference), 0, limits.LowerLimitInterval?.Low ?? 0, limits.UpperLimitInterval?.High ?? 0],
            Height - Bottom,
            Top);
        StringBuilder svg = new();
        svg.Append(CultureInfo.InvariantCulture, $"<svg viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{Escape(title)}: measured minus reference over the mean of both\" font-family=\"inherit\" font-size=\"12\" fill=\"#1a2128\">");
        Axes(svg, x, y);
        Band(svg, y, limits.LowerLimitInterval);
        Band(svg, y, limits.UpperLimitInterval);
        Band(svg, y, limits.BiasInterval);
        Level(svg, y, limits.LowerLimit, "lower", dashed: true);
        Level(svg, y, limits.UpperLimit, "upper", dashed: true);
        Level(svg, y, limits.Bias, "bias", dashed: false);
        foreach (Point point in points)
        {
            Mark(svg, x.At(point.Value.Mean), y.At(point.Value.Difference), point);
        }

        Key(svg);
        return svg.Append("</svg>").ToString();
    }

    private static void Axes(StringBuilder svg, Axis x, Axis y)
    {
        double right = Width - Right;
        double bottom = Height - Bottom;
        foreach (double tick in y.Ticks)
        {
            svg.Append($"<line x1=\"{Place(Left)}\" x2=\"{Place(right)}\" y1=\"{Place(y.At(tick))}\" y2=\"{Place(y.At(tick))}\" stroke=\"{(tick == 0 ? "#55606b" : "#e4e8ec")}\"/>");
            svg.Append($"<text x=\"{Place(Left - 6)}\" y=\"{Place(y.At(tick) + 4)}\" text-anchor=\"end\" fill=\"#55606b\">{Number(tick, y.Digits)}</text>");
        }

        foreach (double tick in x.Ticks)
        {
            svg.Append($"<line x1=\"{Place(x.At(tick))}\" x2=\"{Place(x.At(tick))}\" y1=\"{Place(bottom)}\" y2=\"{Place(bottom + 5)}\" stroke=\"#55606b\"/>");
            svg.Append($"<text x=\"{Place(x.At(tick))}\" y=\"{Place(bottom + 18)}\" text-anchor=\"middle\" fill=\"#55606b\">{Number(tick, x.Digits)}</text>");
        }

        svg.Append($"<rect x=\"{Place(Left)}\" y=\"{Place(Top)}\" width=\"{Place(right - Left)}\" height=\"{Place(bottom - Top)}\" fill=\"none\" stroke=\"#98a2ad\"/>");
        svg.Append($"<text x=\"{Place((Left + right) / 2)}\" y=\"{Place(Height - 8)}\" text-anchor=\"middle\">mean of reference and measured</text>");
        svg.Append($"<text x=\"14\" y=\"{Place((Top + bottom) / 2)}\" text-anchor=\"middle\" transform=\"rotate(-90 14 {Place((Top + bottom) / 2)})\">measured − reference</text>");
    }

    private static void Band(StringBuilder svg, Axis y, Interval? interval)
    {
        if (interval is not null)
        {
            double top = y.At(interval.High);
            svg.Append($"<rect x=\"{Place(Left)}\" y=\"{Place(top)}\" width=\"{Place(Width - Right - Left)}\" height=\"{Place(y.At(interval.Low) - top)}\" fill=\"#0b5c8a\" fill-opacity=\"0.10\"/>");
        }
    }

    private static void Level(StringBuilder svg, Axis y, double? value, string name, bool dashed)
    {
        if (value is { } level)
        {
            string place = Place(y.At(level));
            svg.Append($"<line x1=\"{Place(Left)}\" x2=\"{Place(Width - Right)}\" y1=\"{place}\" y2=\"{place}\" stroke=\"#0b5c8a\" stroke-width=\"1.6\"{(dashed ? " stroke-dasharray=\"6 4\"" : "")}/>");
            svg.Append($"<text x=\"{Place(Width - Right + 6)}\" y=\"{Place(y.At(level) + 4)}\" fill=\"#0b5c8a\">{name} {Change(level, y.Digits + 1)}</text>");
        }
    }

    // Shape as well as color tells the tones apart.
    private static void Mark(StringBuilder svg, double x, double y, Point point)
    {
        string hint = $"<title>{Escape(point.Name)}: reference {Number(point.Value.Reference, 2)}, measured {Number(point.Value.Measured, 2)}</title>";
        svg.Append(point.Tone >= ToneGroup.V
            ? $"<rect x=\"{Place(x - 4)}\" y=\"{Place(y - 4)}\" width=\"8\" height=\"8\" fill=\"#b3541e\" fill-opacity=\"0.85\" stroke=\"#fff\">{hint}</rect>"
            : $"<circle cx=\"{Place(x)}\" cy=\"{Place(y)}\" r=\"4.5\" fill=\"#3d434a\" fill-opacity=\"0.8\" stroke=\"#fff\">{hint}</circle>");
    }

    private static void Key(StringBuilder svg)
    {
        svg.Append($"<circle cx=\"{Place(Left + 8)}\" cy=\"14\" r=\"4.5\" fill=\"#3d434a\"/><text x=\"{Place(Left + 18)}\" y=\"18\">tones I–IV</text>");
        svg.Append($"<rect x=\"{Place(Left + 96)}\" y=\"10\" width=\"8\" height=\"8\" fill=\"#b3541e\"/><text x=\"{Place(Left + 110)}\" y=\"18\">tones V–VI</text>");
    }

    private static string Place(double value) => CellText.ShortNumber(value, 1);
}
