using System.Globalization;
using System.Text;
using LesionMetrics.Reporting.Drawing;
using LesionMetrics.Segmentation;
using static LesionMetrics.Reporting.Html.HtmlText;

namespace LesionMetrics.Reporting.Html;

/// <summary>Baseline and registered follow-up on top of each other with a slider between them, and outlines to switch on and off.</summary>
internal static class PairViewer
{
    internal static void Append(StringBuilder page, SeriesRecord record, PhotoRow baseline, PhotoRow followup)
    {
        string folder = EvidencePaths.Series(record.Outcome.Subject, record.Outcome.View);
        string before = EvidencePaths.Segment(baseline.Visit);
        string after = EvidencePaths.Segment(followup.Visit);
        List<string> kinds = [.. Enum.GetValues<LesionKind>().Select(CellText.Lesion).Where(kind => record.Evidence.ContainsKey($"{after}/compared-{kind}-change.svg"))];
        int width = baseline.WidthPixels ?? 1;
        int height = baseline.HeightPixels ?? 1;

        page.Append("<figure class=\"viewer\">");
        page.Append(CultureInfo.InvariantCulture, $"<div class=\"stack\" style=\"aspect-ratio:{width}/{height};max-width:calc(76vh*{width}/{height})\">");
        page.Append("<div class=\"before\">");
        Image(page, $"{folder}/{before}/photo.jpg", "", $"Baseline {baseline.Visit}");
        kinds.ForEach(kind => Image(page, $"{folder}/{after}/compared-{kind}-baseline.svg", $"l-{kind}", ""));
        page.Append("</div><div class=\"after\">");
        Image(page, $"{folder}/{after}/registered.jpg", "", $"Follow-up {followup.Visit}, laid over the baseline");
        kinds.ForEach(kind => Image(page, $"{folder}/{after}/compared-{kind}-followup.svg", $"l-{kind}", ""));
        page.Append("</div>");
        kinds.ForEach(kind => Image(page, $"{folder}/{after}/compared-{kind}-change.svg", "l-change off", ""));
        page.Append($"<span class=\"tag l\">{Escape(baseline.Visit)}</span><span class=\"tag r\">{Escape(followup.Visit)}</span><span class=\"line\"></span>");
        page.Append($"<input class=\"slide\" type=\"range\" min=\"0\" max=\"100\" value=\"50\" aria-label=\"How much of baseline {Escape(baseline.Visit)} to show before follow-up {Escape(followup.Visit)}, in per cent\">");
        page.Append("</div>");
        if (kinds.Count > 0)
        {
            page.Append("<fieldset class=\"layers\"><legend>Show</legend>");
            foreach (string kind in kinds)
            {
                string color = Palette.Of(kind == "plaque" ? LesionKind.Plaque : LesionKind.Depigmented).ToCss();
                page.Append($"<label><input type=\"checkbox\" checked data-layer=\"l-{kind}\"> <span class=\"key\" style=\"background:{color}\"></span>{kind}</label>");
            }

            page.Append($"<label><input type=\"checkbox\" data-layer=\"l-change\"> <span class=\"key\" style=\"background:{Palette.Cleared.ToCss()}\"></span>cleared <span class=\"key\" style=\"background:{Palette.Appeared.ToCss()}\"></span>new</label>");
            page.Append("</fieldset>");
        }

        page.Append("</figure>\n");
    }

    // Outlines carry no words of their own: the numbers beside them say what they show.
    private static void Image(StringBuilder page, string path, string kind, string alt) =>
        page.Append($"<img loading=\"lazy\" class=\"{kind}\" src=\"{Link(path)}\" alt=\"{Escape(alt)}\">");
}
