using System.Text;
using LesionMetrics.Reporting;
using LesionMetrics.Reporting.Drawing;
using static LesionMetrics.Reporting.Html.HtmlText;

namespace LesionMetrics.Validation.Html;

/// <summary>The photos to learn from: lowest Dice first, then the largest areas found where the reference holds none.</summary>
internal static class WorstPhotos
{
    private const int MostByDice = 18;
    private const int MostFalse = 6;

    internal static void Append(StringBuilder page, IReadOnlyList<PhotoAgreement> photos)
    {
        page.Append("<section aria-labelledby=\"worst\"><h2 id=\"worst\">Worst first</h2>\n");
        page.Append($"<p class=\"hint\">Reference outlined {Key(ValidationPictures.ReferenceColor)} white; measured {Key(Palette.Depigmented)} blue (depigmented) or {Key(Palette.Plaque)} yellow (plaque); {Key(ValidationPictures.MissedColor)} missed, {Key(ValidationPictures.FalseColor)} false.</p>\n");
        Pictures(page, [.. photos.Where(photo => photo.Masks?.Dice is not null).OrderBy(photo => photo.Masks!.Dice).Take(MostByDice)]);
        PhotoAgreement[] mistaken = [.. photos.Where(photo => photo.Masks is { ReferencePixels: 0, MeasuredPixels: > 0 }).OrderByDescending(photo => photo.FalsePercentOfSkin).Take(MostFalse)];
        if (mistaken.Length > 0)
        {
            page.Append("<h3>Found where the reference holds none</h3>\n");
            Pictures(page, mistaken);
        }

        page.Append("</section>\n");
    }

    private static void Pictures(StringBuilder page, IReadOnlyList<PhotoAgreement> photos)
    {
        if (photos.Count == 0)
        {
            page.Append("<p>No scored photo has a lesion in its reference.</p>\n");
            return;
        }

        page.Append("<div class=\"worst\">\n");
        foreach (PhotoAgreement photo in photos)
        {
            string name = $"{photo.Subject} · {photo.View} · {photo.Visit}, {CellText.Lesion(photo.Lesion)}";
            string link = Link(photo.Picture ?? "");
            page.Append($"<figure><a href=\"{link}\"><img loading=\"lazy\" src=\"{link}\" alt=\"{Escape(name)}: outlines of reference and measured mask\"></a>");
            page.Append($"<figcaption><b>{Escape(name)}</b><br>Dice {Number(photo.Masks?.Dice, 3)}, HD95 {Number(photo.Masks?.Hausdorff95Pixels, 1)} px, ");
            page.Append($"area {Number(photo.MeasuredPercentOfSkin, 2)} % of skin against {Number(photo.ReferencePercentOfSkin, 2)} %, tone {photo.Tone?.ToString() ?? "–"}</figcaption></figure>\n");
        }

        page.Append("</div>\n");
    }

    private static string Key(Rgb color) => $"<span class=\"key\" style=\"background:{color.ToCss()}\"></span>";
}
