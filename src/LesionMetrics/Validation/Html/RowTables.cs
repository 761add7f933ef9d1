using System.Text;
using LesionMetrics.Reporting;
using static LesionMetrics.Reporting.Html.HtmlText;

namespace LesionMetrics.Validation.Html;

/// <summary>Every photo and every change, in study order.</summary>
internal static class RowTables
{
    internal static void Append(StringBuilder page, ValidationResult result)
    {
        page.Append("<section aria-labelledby=\"photos\"><h2 id=\"photos\">All photos</h2>\n");
        Head(page, ["Subject", "View", "Visit", "Lesion", "Status", "Tone"], ["Reference px", "Measured px", "Error %", "Dice", "Jaccard", "HD95 px", "False % of skin", "Missed % of skin"]);
        foreach (PhotoAgreement row in result.Photos)
        {
            string visit = row.Picture is null ? Escape(row.Visit) : $"<a href=\"{Link(row.Picture)}\">{Escape(row.Visit)}</a>";
            page.Append($"<tr><th scope=\"row\">{Escape(row.Subject)}</th><td>{Escape(row.View)}</td><td class=\"w\">{visit}</td><td>{CellText.Lesion(row.Lesion)}</td><td class=\"w\">{Badge(row.Status)}</td><td>{row.Tone?.ToString() ?? "–"}</td>");
            Cells(
                page,
                Number(row.Masks?.ReferencePixels, 0),
                Number(row.Masks?.MeasuredPixels, 0),
                Change(row.AreaErrorPercent, 1),
                Number(row.Masks?.Dice, 3),
                Number(row.Masks?.Jaccard, 3),
                Number(row.Masks?.Hausdorff95Pixels, 1),
                Number(row.FalsePercentOfSkin, 3),
                Number(row.MissedPercentOfSkin, 3));
        }

        page.Append("</tbody></table></div></section>\n<section aria-labelledby=\"pairs\"><h2 id=\"pairs\">All changes</h2>\n");
        if (result.Pairs.Count == 0)
        {
            page.Append("<p>No baseline and follow-up of one view both have references of one lesion kind.</p></section>\n");
            return;
        }

        Head(page, ["Subject", "View", "Follow-up", "Lesion", "Status", "Tone"], ["Reference area change %", "Measured", "Error, points", "Reference repigmentation %", "Measured", "Error, points", "Reference on skin that counts, %"]);
        foreach (PairAgreement row in result.Pairs)
        {
            page.Append($"<tr><th scope=\"row\">{Escape(row.Subject)}</th><td>{Escape(row.View)}</td><td class=\"w\">{Escape(row.FollowupVisit)}</td><td>{CellText.Lesion(row.Lesion)}</td><td class=\"w\">{Badge(row.Status)}</td><td>{row.Tone?.ToString() ?? "–"}</td>");
            Cells(
                page,
                Change(row.Reference?.ChangePercent, 1),
                Change(row.Measured?.ChangePercent, 1),
                Change(row.Measured?.ChangePercent - row.Reference?.ChangePercent, 1),
                Change(row.ReferenceRepigmentationPercent, 1),
                Change(row.MeasuredRepigmentationPercent, 1),
                Change(row.MeasuredRepigmentationPercent - row.ReferenceRepigmentationPercent, 1),
                Number(row.ReferenceSeenPercent, 1));
        }

        page.Append("</tbody></table></div></section>\n");
    }

    private static void Head(StringBuilder page, ReadOnlySpan<string> names, ReadOnlySpan<string> numbers)
    {
        page.Append("<div class=\"scroll\"><table><thead><tr>");
        foreach (string name in names)
        {
            page.Append($"<th scope=\"col\">{name}</th>");
        }

        foreach (string number in numbers)
        {
            page.Append($"<th scope=\"col\" class=\"n\">{number}</th>");
        }

        page.Append("</tr></thead><tbody>\n");
    }

    private static void Cells(StringBuilder page, params ReadOnlySpan<string> cells)
    {
        foreach (string cell in cells)
        {
            page.Append($"<td class=\"n\">{cell}</td>");
        }

        page.Append("</tr>\n");
    }
}
