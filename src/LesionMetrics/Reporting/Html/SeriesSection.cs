using System.Text;
using static LesionMetrics.Reporting.Html.HtmlText;

namespace LesionMetrics.Reporting.Html;

/// <summary>One view of one subject: each follow-up against the baseline, or the baseline alone where there is no follow-up.</summary>
internal static class SeriesSection
{
    internal static void Append(StringBuilder page, SeriesRecord record)
    {
        SeriesOutcome outcome = record.Outcome;
        PhotoRow baseline = outcome.Photos[0];
        if (outcome.Photos.Count == 1)
        {
            page.Append($"<article class=\"single\" id=\"{Anchor(outcome.Subject, outcome.View, baseline.Visit)}\">");
            page.Append($"<div class=\"title\"><h3>{Escape(outcome.Subject)} · {Escape(outcome.View)} · {Escape(baseline.Visit)}</h3> {Badge(baseline.Status)}</div>");
            page.Append(Reason(baseline.Status, baseline.StatusReason)).Append("<p>There is no follow-up to compare with.</p>");
            Sides(page, record, [baseline]);
            page.Append("</article>\n");
            return;
        }

        foreach (PhotoRow followup in outcome.Photos.Skip(1))
        {
            AppendPair(page, record, baseline, followup, first: followup == outcome.Photos[1]);
        }
    }

    private static void AppendPair(StringBuilder page, SeriesRecord record, PhotoRow baseline, PhotoRow followup, bool first)
    {
        SeriesOutcome outcome = record.Outcome;
        List<ComparisonRow> rows = [.. outcome.Comparisons.Where(row => row.FollowupVisit == followup.Visit)];
        OutcomeStatus status = rows.Select(row => row.Status).Append(followup.Status).Append(baseline.Status).Max();
        if (first)
        {
            page.Append($"<a id=\"{Anchor(outcome.Subject, outcome.View, baseline.Visit)}\"></a>");
        }

        page.Append($"<article class=\"pair\" id=\"{Anchor(outcome.Subject, outcome.View, followup.Visit)}\">\n<div class=\"title\">");
        page.Append($"<h3>{Escape(outcome.Subject)} · {Escape(outcome.View)} · {Escape(baseline.Visit)} → {Escape(followup.Visit)}</h3>");
        page.Append($"<span class=\"days\">{Days(followup.Day - baseline.Day)} apart</span> {Badge(status)}</div>\n");
        foreach ((OutcomeStatus Status, string Text) reason in Reasons(baseline, followup, rows))
        {
            page.Append(Reason(reason.Status, reason.Text));
        }

        bool registered = record.Evidence.ContainsKey($"{EvidencePaths.Segment(followup.Visit)}/registered.jpg");
        if (registered)
        {
            page.Append("<div class=\"body\">\n");
            page.Append("<div>");
            PairViewer.Append(page, record, baseline, followup);
            page.Append($"<p class=\"hint\">{rows.Select(ComparisonText.Registration).FirstOrDefault()}</p></div>\n<div>");
            foreach (ComparisonRow row in rows)
            {
                ComparisonText.Append(page, outcome, row);
            }

            page.Append("</div>\n</div>\n");
        }
        else
        {
            page.Append("<p>The pair was not compared, so no change is given: a number from a wrong alignment would be worse than none.</p>");
        }

        Sides(page, record, [baseline, followup]);
        page.Append("</article>\n");
    }

    // Each sentence once, though it may stand in the photo's row and in the rows of both lesion kinds.
    private static IEnumerable<(OutcomeStatus Status, string Text)> Reasons(PhotoRow baseline, PhotoRow followup, List<ComparisonRow> rows)
    {
        List<(OutcomeStatus Status, string Text)> all =
        [
            (baseline.Status, baseline.StatusReason.Length == 0 ? "" : $"{baseline.Visit}: {baseline.StatusReason}"),
            (followup.Status, followup.StatusReason.Length == 0 ? "" : $"{followup.Visit}: {followup.StatusReason}"),
        ];
        all.AddRange(rows.Select(row => (row.Status, row.StatusReason)));
        return all.Where(reason => reason.Text.Length > 0).Distinct();
    }

    private static void Sides(StringBuilder page, SeriesRecord record, PhotoRow[] photos)
    {
        string folder = EvidencePaths.Series(record.Outcome.Subject, record.Outcome.View);
        page.Append("<div class=\"sides\">");
        foreach (PhotoRow photo in photos)
        {
            string visit = EvidencePaths.Segment(photo.Visit);
            if (record.Evidence.ContainsKey($"{visit}/overlay.jpg"))
            {
                page.Append($"<figure><a href=\"{Link($"{folder}/{visit}/overlay.jpg")}\"><img loading=\"lazy\" src=\"{Link($"{folder}/{visit}/overlay.jpg")}\" alt=\"{Escape(photo.Visit)} with the outlines found\"></a>");
                page.Append($"<figcaption>{Escape(photo.Visit)}, as photographed, with the outlines found. Masks: {Masks(record, folder, visit)}</figcaption></figure>");
            }
        }

        string last = EvidencePaths.Segment(photos[^1].Visit);
        if (record.Evidence.ContainsKey($"{last}/certificate.jpg"))
        {
            page.Append($"<figure><a href=\"{Link($"{folder}/{last}/certificate.jpg")}\"><img loading=\"lazy\" src=\"{Link($"{folder}/{last}/certificate.jpg")}\" alt=\"Baseline and registered follow-up in alternating squares, and the baseline's grid on the follow-up\"></a>");
            page.Append($"<figcaption>Is the registration right? Creases and hairs must run on across the squares. <a href=\"{Link($"{folder}/{last}/registration.json")}\">registration.json</a></figcaption></figure>");
        }

        page.Append("</div>\n");
    }

    private static string Masks(SeriesRecord record, string folder, string visit) => string.Join(", ", new[] { "depigmented", "plaque", "skin" }
        .Where(name => record.Evidence.ContainsKey($"{visit}/{name}.png"))
        .Select(name => $"<a href=\"{Link($"{folder}/{visit}/{name}.png")}\">{name}</a>"));
}
