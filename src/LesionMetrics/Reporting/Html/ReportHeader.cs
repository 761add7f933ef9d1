using System.Globalization;
using System.Text;

namespace LesionMetrics.Reporting.Html;

/// <summary>The head of the page: what it is, what it is not, and the counts.</summary>
internal static class ReportHeader
{
    internal static void Append(StringBuilder page, ResultsSummary summary)
    {
        page.Append("<header>\n<h1>LesionMetrics report</h1>\n");
        page.Append("<p class=\"device\">Repigmentation and erythema from clinical photos, each follow-up laid over its baseline. Research use; not a medical device.</p>\n");
        page.Append("<ul class=\"counts\">");
        Count(page, summary.PhotosOk + summary.PhotosReview + summary.PhotosFailed, "photos", "");
        Count(page, summary.PhotosReview, "photos to look at", "review");
        Count(page, summary.PhotosFailed, "photos not measured", "failed");
        Count(page, summary.ComparisonsOk + summary.ComparisonsReview + summary.ComparisonsFailed, "comparisons", "");
        Count(page, summary.ComparisonsReview, "comparisons to look at", "review");
        Count(page, summary.ComparisonsFailed, "comparisons not made", "failed");
        if (summary.SeriesMissing > 0)
        {
            Count(page, summary.SeriesMissing, "views not yet done", "failed");
        }

        page.Append("</ul>\n</header>\n");
    }

    private static void Count(StringBuilder page, int count, string what, string kind) =>
        page.Append(CultureInfo.InvariantCulture, $"<li class=\"{(count > 0 ? kind : "")}\"><b>{count}</b>{what}</li>");
}
