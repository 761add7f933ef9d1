using System.Text;
using static LesionMetrics.Reporting.Html.HtmlText;

namespace LesionMetrics.Reporting.Html;

/// <summary>All comparisons on one table, each row a link to its pictures.</summary>
internal static class OverviewTable
{
    internal static void Append(StringBuilder page, ReportData data)
    {
        List<ComparisonRow> rows = [.. data.Records.SelectMany(record => record.Outcome.Comparisons)];
        page.Append("<section aria-labelledby=\"overview\"><h2 id=\"overview\">All comparisons</h2>\n");
        if (rows.Count == 0)
        {
            page.Append("<p>The study holds no follow-up that could be compared with a baseline.</p></section>\n");
            return;
        }

        page.Append("<div class=\"filters\"><label>Show rows with <input id=\"filter\" type=\"search\" placeholder=\"subject, view, visit\"></label>");
        page.Append("<label>Status <select id=\"status\"><option value=\"\">all</option><option>ok</option><option>review</option><option>failed</option></select></label></div>\n");
        page.Append("<div class=\"scroll\"><table><caption>Areas in pixels of the baseline photo, over the skin that both photos show. A dash: not measured.</caption><thead><tr>");
        foreach ((string heading, bool number) in new[]
        {
            ("Subject", false), ("View", false), ("Follow-up", false), ("Lesion", false), ("Status", false), ("Area before", true), ("Area after", true),
            ("Area change %", true), ("Repigmentation % (95 % interval)", true), ("Erythema contrast change", true), ("Resolution", false), ("Registration error px", true),
        })
        {
            page.Append($"<th scope=\"col\"{(number ? " class=\"n\"" : "")}>{heading}</th>");
        }

        page.Append("</tr></thead><tbody id=\"overview-rows\">\n");
        foreach (ComparisonRow row in rows)
        {
            AppendRow(page, row);
        }

        page.Append("</tbody></table></div></section>\n");
    }

    /// <summary>Repigmentation with its interval, for example <c>35.2 (30.1 to 40.0)</c>.</summary>
    internal static string Repigmentation(ComparisonRow row) =>
        row.RepigmentationPercent is null ? "–"
        : row.RepigmentationPercentLow is null || row.RepigmentationPercentHigh is null ? Number(row.RepigmentationPercent, 1)
        : $"{Number(row.RepigmentationPercent, 1)} ({Number(row.RepigmentationPercentLow, 1)} to {Number(row.RepigmentationPercentHigh, 1)})";

    private static void AppendRow(StringBuilder page, ComparisonRow row)
    {
        string anchor = Anchor(row.Subject, row.View, row.FollowupVisit);
        page.Append($"<tr data-status=\"{CellText.Status(row.Status)}\"><th scope=\"row\">{Escape(row.Subject)}</th><td>{Escape(row.View)}</td>");
        page.Append($"<td class=\"w\"><a href=\"#{anchor}\">{Escape(row.FollowupVisit)}</a></td><td>{CellText.Lesion(row.Lesion)}</td><td class=\"w\">{Badge(row.Status)}</td>");
        page.Append($"<td class=\"n\">{Number(row.BaselineAreaPixels, 0)}</td><td class=\"n\">{Number(row.FollowupAreaPixels, 0)}</td>");
        page.Append($"<td class=\"n\">{Change(row.AreaChangePercent, 1)}</td><td class=\"n\">{Repigmentation(row)}</td>");
        page.Append($"<td class=\"n\">{Change(row.ErythemaContrastChange, 1)}</td>");
        page.Append($"<td class=\"w\">{(row.Resolution is null ? "–" : CellText.Resolution(row.Resolution))}</td><td class=\"n\">{Number(row.RegistrationErrorPixels, 1)}</td></tr>\n");
    }
}
