using System.Text;

namespace LesionMetrics.Reporting.Html;

/// <summary>
/// <c>report.html</c>: one page that opens from disk without network. Style and script stand in it; pictures are links to the evidence beside it.
/// It holds no clock: the same records give the same bytes.
/// </summary>
public static class HtmlReport
{
    /// <summary>Name of the file in the results folder.</summary>
    public const string FileName = "report.html";

    /// <summary>The page's bytes.</summary>
    public static byte[] ToBytes(ReportData data)
    {
        StringBuilder page = new();
        page.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        page.Append("<title>LesionMetrics report</title>\n<style>\n").Append(Resource("report.css")).Append("</style>\n</head>\n<body>\n");
        page.Append("<a class=\"skip\" href=\"#attention\">Skip to the results</a>\n");
        ReportHeader.Append(page, data.Summary);
        page.Append("<main>\n");
        AttentionList.Append(page, data);
        OverviewTable.Append(page, data);
        page.Append("<section aria-labelledby=\"pairs\"><h2 id=\"pairs\">Photo by photo</h2>\n");
        page.Append("<p class=\"hint\">Drag across a picture, or use the arrow keys, to move between baseline and follow-up. Both lie in the baseline photo's frame.</p>\n");
        foreach (SeriesRecord record in data.Records)
        {
            SeriesSection.Append(page, record);
        }

        page.Append("</section>\n");
        Glossary.Append(page);
        page.Append("</main>\n<footer><p>Research use; not a medical device. ");
        page.Append("Every number is computed from photos and is no clinical score. Where the numbers come from stands in <a href=\"run.json\">run.json</a>; ");
        page.Append("the hash-chained log is <a href=\"audit.jsonl\">audit.jsonl</a>.</p>");
        page.Append("<p>Setup ").Append(HtmlText.Escape(data.Study.Setup)).Append("</p></footer>\n");
        page.Append("<script>\n").Append(Resource("report.js")).Append("</script>\n</body>\n</html>\n");
        return Encoding.UTF8.GetBytes(page.ToString());
    }

    /// <summary>A text embedded in the library beside this page.</summary>
    internal static string Resource(string name)
    {
        using Stream stream = typeof(HtmlReport).Assembly.GetManifestResourceStream($"LesionMetrics.Reporting.Html.{name}")!;
        using StreamReader reader = new(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
