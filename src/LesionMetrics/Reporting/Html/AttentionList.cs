using System.Text;
using static LesionMetrics.Reporting.Html.HtmlText;

namespace LesionMetrics.Reporting.Html;

/// <summary>What failed and what a person should look at, failures first: the first thing on the page.</summary>
internal static class AttentionList
{
    private sealed record Item(OutcomeStatus Status, string Subject, string View, string Visit, string What, string Reason);

    internal static void Append(StringBuilder page, ReportData data)
    {
        List<Item> items = [.. data.Records.SelectMany(record => ItemsOf(record.Outcome))];
        List<StudySeries> missing = [.. data.Series.Where(entry => entry.Record is null).Select(entry => entry.Series)];
        page.Append("<section aria-labelledby=\"attention\"><h2 id=\"attention\">Look at these first</h2>\n");
        if (items.Count == 0 && missing.Count == 0)
        {
            page.Append("<p>Everything was measured, and nothing asks for a second look.</p></section>\n");
            return;
        }

        page.Append("<p><code>lesion-metrics review</code> with the folder of this report opens a page on which a mask can be accepted or corrected; <code>analyze --resume</code> then measures it.</p>\n");
        page.Append("<div class=\"scroll\"><table><thead><tr><th scope=\"col\">Status</th><th scope=\"col\">Subject</th><th scope=\"col\">View</th><th scope=\"col\">Visit</th><th scope=\"col\">What</th><th scope=\"col\">Why, and what to do</th></tr></thead><tbody>\n");
        foreach (StudySeries series in missing)
        {
            page.Append($"<tr><td class=\"w\">{Badge(OutcomeStatus.Failed)}</td><td>{Escape(series.Subject)}</td><td>{Escape(series.View)}</td><td>all</td><td>view</td><td>Not measured yet: run analyze again with --resume.</td></tr>\n");
        }

        foreach (Item item in items.OrderByDescending(item => item.Status))
        {
            string anchor = Anchor(item.Subject, item.View, item.Visit);
            page.Append($"<tr><td class=\"w\">{Badge(item.Status)}</td><td>{Escape(item.Subject)}</td><td>{Escape(item.View)}</td><td class=\"w\"><a href=\"#{anchor}\">{Escape(item.Visit)}</a></td><td>{item.What}</td><td>{Escape(item.Reason)}</td></tr>\n");
        }

        page.Append("</tbody></table></div></section>\n");
    }

    private static IEnumerable<Item> ItemsOf(SeriesOutcome outcome)
    {
        foreach (PhotoRow row in outcome.Photos.Where(row => row.Status != OutcomeStatus.Ok))
        {
            yield return new Item(row.Status, row.Subject, row.View, row.Visit, "photo", row.StatusReason);
        }

        // One line a follow-up and reason, not one for each lesion kind.
        foreach (IGrouping<(OutcomeStatus Status, string FollowupVisit, string StatusReason), ComparisonRow> group in outcome.Comparisons
            .Where(row => row.Status != OutcomeStatus.Ok)
            .GroupBy(row => (row.Status, row.FollowupVisit, row.StatusReason)))
        {
            string what = "comparison of " + string.Join(", ", group.Select(row => CellText.Lesion(row.Lesion)));
            yield return new Item(group.Key.Status, outcome.Subject, outcome.View, group.Key.FollowupVisit, what, group.Key.StatusReason);
        }
    }
}
