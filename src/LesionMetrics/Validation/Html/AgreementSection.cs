using System.Text;
using LesionMetrics.Reporting;
using LesionMetrics.Segmentation;
using static LesionMetrics.Reporting.Html.HtmlText;

namespace LesionMetrics.Validation.Html;

/// <summary>One lesion kind: tables of agreement by skin tone, and the plots of Bland and Altman.</summary>
internal static class AgreementSection
{
    internal static void Append(StringBuilder page, ValidationResult result, LesionKind kind)
    {
        GroupAgreement[] groups = [.. result.Agreement.Where(group => group.Lesion == kind)];
        string name = CellText.Lesion(kind);
        string change = kind == LesionKind.Depigmented ? "repigmentation" : "area change";
        page.Append($"<h3>{char.ToUpperInvariant(name[0])}{name[1..]}</h3>\n");
        Outlines(page, groups);
        Differences(page, "Lesion area, per cent of skin", groups, 3, group => group.Area, group => group.AreaCorrelation, null);
        Differences(page, $"{char.ToUpperInvariant(change[0])}{change[1..]}, points of per cent", groups, 1, group => group.Change, group => group.ChangeCorrelation, group => group.PairsFailed);
        page.Append("<div class=\"plots\">\n");
        Plot(
            page,
            $"Lesion area ({name}), per cent of skin",
            [.. result.Photos.Where(photo => photo.Lesion == kind).Select(photo => (AgreementSummary.AreaOf(photo), photo.Tone, $"{photo.Subject} {photo.View} {photo.Visit}"))],
            groups[0].Area);
        Plot(
            page,
            $"{char.ToUpperInvariant(change[0])}{change[1..]} ({name}), per cent of the baseline area",
            [.. result.Pairs.Where(pair => pair.Lesion == kind).Select(pair => (pair.Change, pair.Tone, $"{pair.Subject} {pair.View} {pair.FollowupVisit}"))],
            groups[0].Change);
        page.Append("</div>\n");
    }

    private static void Outlines(StringBuilder page, IReadOnlyList<GroupAgreement> groups)
    {
        Head(page, "Outlines", "photos scored", "failed", "with lesion", "Dice mean", "Dice median", "Jaccard mean", "HD95 px median", "HD95 % of diagonal", "false area without lesion, % of skin");
        foreach (GroupAgreement group in groups)
        {
            Row(
                page,
                group,
                Number(group.PhotosScored, 0),
                Number(group.PhotosFailed, 0),
                Number(group.PhotosWithLesion, 0),
                Number(group.MeanDice, 3),
                Number(group.MedianDice, 3),
                Number(group.MeanJaccard, 3),
                Number(group.MedianHausdorff95Pixels, 1),
                Number(group.MedianHausdorff95PercentOfDiagonal, 2),
                Number(group.MeanFalsePercentOfSkinWithoutLesion, 3));
        }

        page.Append("</tbody></table></div>\n");
    }

    private static void Differences(
        StringBuilder page,
        string title,
        IReadOnlyList<GroupAgreement> groups,
        int digits,
        Func<GroupAgreement, BlandAltman?> agreement,
        Func<GroupAgreement, IntraclassCorrelation?> correlation,
        Func<GroupAgreement, int>? failed)
    {
        string[] counts = failed is null ? ["n"] : ["n", "not measured"];
        Head(page, title, [.. counts, "bias", "SD", "lower limit", "upper limit", "ICC(2,1)"]);
        foreach (GroupAgreement group in groups)
        {
            BlandAltman? limits = agreement(group);
            IntraclassCorrelation? icc = correlation(group);
            string[] cells =
            [
                Number(limits?.Count ?? 0, 0),
                .. failed is null ? Array.Empty<string>() : [Number(failed(group), 0)],
                WithInterval(Change(limits?.Bias, digits), limits?.BiasInterval, digits),
                Number(limits?.StandardDeviation, digits),
                WithInterval(Change(limits?.LowerLimit, digits), limits?.LowerLimitInterval, digits),
                WithInterval(Change(limits?.UpperLimit, digits), limits?.UpperLimitInterval, digits),
                WithInterval(Number(icc?.Value, 3), icc?.Interval, 3),
            ];
            Row(page, group, cells);
        }

        page.Append("</tbody></table></div>\n");
    }

    private static void Plot(StringBuilder page, string title, IReadOnlyList<(PairedValue? Value, ToneGroup? Tone, string Name)> points, BlandAltman? limits)
    {
        BlandAltmanPlot.Point[] known = [.. points.Where(point => point.Value is not null).Select(point => new BlandAltmanPlot.Point(point.Value!.Value, point.Tone, point.Name))];
        if (known.Length == 0 || limits is null)
        {
            return;
        }

        page.Append($"<figure>{BlandAltmanPlot.Draw(title, known, limits)}<figcaption>{Escape(title)}: measured − reference over the mean of both. ");
        page.Append("Solid: bias; dashed: limits of agreement, with their 95 % intervals shaded.</figcaption></figure>\n");
    }

    private static void Head(StringBuilder page, string caption, params ReadOnlySpan<string> headings)
    {
        page.Append($"<div class=\"scroll\"><table><caption>{caption}</caption><thead><tr><th scope=\"col\">Skin tone</th>");
        foreach (string heading in headings)
        {
            page.Append($"<th scope=\"col\" class=\"n\">{heading}</th>");
        }

        page.Append("</tr></thead><tbody>\n");
    }

    private static void Row(StringBuilder page, GroupAgreement group, params ReadOnlySpan<string> cells)
    {
        page.Append($"<tr><th scope=\"row\">{group.Group}</th>");
        foreach (string cell in cells)
        {
            page.Append($"<td class=\"n\">{cell}</td>");
        }

        page.Append("</tr>\n");
    }

    private static string WithInterval(string value, Interval? interval, int digits) =>
        interval is null ? value : $"{value} ({Number(interval.Low, digits)} to {Number(interval.High, digits)})";
}
