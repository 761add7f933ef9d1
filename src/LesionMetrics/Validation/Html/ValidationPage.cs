using System.Text;
using LesionMetrics.Reporting;
using LesionMetrics.Reporting.Html;
using LesionMetrics.Segmentation;
using static LesionMetrics.Reporting.Html.HtmlText;

namespace LesionMetrics.Validation.Html;

/// <summary>
/// <c>validation.html</c>: one page that opens from disk without network; pictures are links to the evidence beside it. It holds no clock: the same
/// rows give the same bytes.
/// </summary>
public static class ValidationPage
{
    /// <summary>Name of the file in the results folder.</summary>
    public const string FileName = "validation.html";

    private const string Style = """
        .plots { display: grid; grid-template-columns: repeat(auto-fit, minmax(420px, 1fr)); gap: 18px; margin: 14px 0; }
        .plots figure, .worst figure { margin: 0; background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 12px; }
        .plots svg { width: 100%; height: auto; display: block; }
        .worst { display: grid; grid-template-columns: repeat(auto-fill, minmax(300px, 1fr)); gap: 16px; }
        .worst img { width: 100%; height: auto; display: block; border-radius: 6px; }
        section > .scroll { margin: 10px 0 18px; }

        """;

    /// <summary>The page's bytes.</summary>
    public static byte[] ToBytes(ValidationResult result, ValidationRecord record)
    {
        StringBuilder page = new();
        page.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        page.Append("<title>LesionMetrics validation</title>\n<style>\n").Append(HtmlReport.Resource("report.css")).Append(Style.ReplaceLineEndings("\n")).Append("</style>\n</head>\n<body>\n");
        page.Append("<a class=\"skip\" href=\"#agreement\">Skip to the results</a>\n");
        AppendHeader(page, result);
        page.Append("<main>\n");
        AppendFailures(page, result);
        page.Append("<section aria-labelledby=\"agreement\"><h2 id=\"agreement\">Agreement with the reference masks</h2>\n");
        AppendCautions(page);
        foreach (LesionKind kind in result.Agreement.Select(group => group.Lesion).Distinct())
        {
            AgreementSection.Append(page, result, kind);
        }

        page.Append("</section>\n");
        WorstPhotos.Append(page, result.Photos);
        RowTables.Append(page, result);
        page.Append("</main>\n<footer><p>Research use; not a medical device. Tables: ");
        page.Append(string.Join(", ", new[] { ValidationTables.Photos.FileName, ValidationTables.Pairs.FileName, ValidationTables.Agreement.FileName }.Select(name => $"<a href=\"{name}\">{name}</a>")));
        page.Append(". Where the numbers come from stands in <a href=\"run.json\">run.json</a>.</p>");
        page.Append($"<p>{Escape(record.Program)}, tissue model {Escape(record.ModelSha256)}, setup {Escape(record.Setup)}</p></footer>\n</body>\n</html>\n");
        return Encoding.UTF8.GetBytes(page.ToString());
    }

    private static void AppendHeader(StringBuilder page, ValidationResult result)
    {
        int photos = result.Photos.Select(row => (row.Subject, row.View, row.Visit)).Distinct().Count();
        page.Append("<header>\n<h1>LesionMetrics validation</h1>\n");
        page.Append("<p class=\"device\">The program's masks against reference masks drawn beside the photos. Research use; not a medical device.</p>\n<ul class=\"counts\">");
        Count(page, photos, "photos with a reference", "");
        Count(page, result.PhotosSkipped, "photos without, left out", "");
        Count(page, result.Photos.Count(row => row.Status == OutcomeStatus.Failed), "masks not scored", "failed");
        Count(page, result.Pairs.Count, "changes compared", "");
        Count(page, result.Pairs.Count(row => row.Status == OutcomeStatus.Failed), "changes not measured", "failed");
        page.Append("</ul>\n</header>\n");
    }

    private static void Count(StringBuilder page, int count, string what, string kind) =>
        page.Append(FormattableString.Invariant($"<li class=\"{(count > 0 ? kind : "")}\"><b>{count}</b>{what}</li>"));

    private static void AppendFailures(StringBuilder page, ValidationResult result)
    {
        (string Subject, string View, string Visit, LesionKind Lesion, string What, string Reason)[] failed =
        [
            .. result.Photos.Where(row => row.Status == OutcomeStatus.Failed).Select(row => (row.Subject, row.View, row.Visit, row.Lesion, "photo", row.StatusReason)),
            .. result.Pairs.Where(row => row.Status == OutcomeStatus.Failed).Select(row => (row.Subject, row.View, row.FollowupVisit, row.Lesion, "change", row.StatusReason)),
        ];
        if (failed.Length == 0)
        {
            return;
        }

        page.Append("<section aria-labelledby=\"failed\"><h2 id=\"failed\">Not scored</h2>\n<p>None of these enters a mean below: where many fail, the means tell of the easier photos.</p>\n");
        page.Append("<div class=\"scroll\"><table><thead><tr><th scope=\"col\">Subject</th><th scope=\"col\">View</th><th scope=\"col\">Visit</th><th scope=\"col\">Lesion</th><th scope=\"col\">What</th><th scope=\"col\">Why, and what to do</th></tr></thead><tbody>\n");
        foreach ((string subject, string view, string visit, LesionKind lesion, string what, string reason) in failed)
        {
            page.Append($"<tr><td>{Escape(subject)}</td><td>{Escape(view)}</td><td class=\"w\">{Escape(visit)}</td><td>{CellText.Lesion(lesion)}</td><td>{what}</td><td>{Escape(reason)}</td></tr>\n");
        }

        page.Append("</tbody></table></div></section>\n");
    }

    private static void AppendCautions(StringBuilder page)
    {
        page.Append("<p>Dice, Jaccard and HD95 are taken over photos whose reference holds a lesion. Where it holds none they are left empty, not counted as perfect; ");
        page.Append("the area found there by mistake is given in per cent of skin. HD95 is the larger of the two directed 95th percentiles of the distance between borders; ");
        page.Append("a photo on which nothing was found has Dice 0 and no HD95.</p>\n");
        page.Append("<p>Limits of agreement are bias ± 1.96 SD of measured minus reference (Bland and Altman 1986), ICC(2,1) is absolute agreement of single raters ");
        page.Append("(Shrout and Fleiss 1979), each with its 95 % interval. The intervals take every photo as independent: with several photos of a subject they are too narrow. ");
        page.Append("Tone groups go by the typology angle of the photo as taken, which light and camera move.</p>\n");
        page.Append("<p>Change compares outlines alone: the reference of the follow-up is carried into the baseline's frame by the program's own registration, and only skin that it found in both photos counts.</p>\n");
    }
}
