using System.Text;
using LesionMetrics.Measurement;
using LesionMetrics.Review;
using LesionMetrics.Segmentation;
using static LesionMetrics.Reporting.Html.HtmlText;

namespace LesionMetrics.Reporting.Html;

/// <summary>One lesion kind of one pair: the result in a sentence, the numbers behind it, and what was not measured and why.</summary>
internal static class ComparisonText
{
    internal static void Append(StringBuilder page, SeriesOutcome outcome, ComparisonRow row)
    {
        bool depigmented = row.Lesion == LesionKind.Depigmented;
        page.Append($"<section class=\"lesion\"><h4>{(depigmented ? "Depigmented areas" : "Plaques")} {Badge(row.Status)}</h4>\n");
        page.Append($"<p class=\"headline\">{(depigmented ? Depigmented(row) : Plaque(row))}</p>\n");
        if (row.Status != OutcomeStatus.Failed && !Empty(row))
        {
            AppendTable(page, outcome, row);
        }

        foreach (string sentence in Sentences(row))
        {
            page.Append($"<p>{sentence}</p>");
        }

        List<string> missing = [.. Missing(row)];
        if (missing.Count > 0)
        {
            page.Append("<ul class=\"missing\">").Append(string.Concat(missing.Select(text => $"<li>{text}</li>"))).Append("</ul>");
        }

        page.Append("</section>\n");
    }

    /// <summary>How well the two photos lie over each other; nothing where they do not.</summary>
    internal static string Registration(ComparisonRow row) => row.RegistrationErrorPixels is null ? "" :
        $"The photos lie over each other to within {Number(row.RegistrationErrorPixels, 1)} px (95 % bound), by {Number(row.RegistrationInliers, 0)} matching skin features.";

    private static bool Empty(ComparisonRow row) => row.BaselineAreaPixels == 0 && row.FollowupAreaPixels == 0;

    private static string Depigmented(ComparisonRow row)
    {
        if (row.Status == OutcomeStatus.Failed)
        {
            return "Not measured.";
        }

        if (row.RepigmentationPercent is not { } percent)
        {
            return row.FollowupAreaPixels > 0
                ? $"No depigmented skin at baseline; {Number(row.FollowupAreaPixels, 0)} px at follow-up."
                : "No depigmented skin at baseline or at follow-up.";
        }

        string interval = row.RepigmentationPercentLow is null ? "" : $" (95 % interval {Number(row.RepigmentationPercentLow, 1)} to {Number(row.RepigmentationPercentHigh, 1)} %)";
        string note = row.RepigmentationPercentLow <= 0 && row.RepigmentationPercentHigh >= 0 ? " The interval includes no change."
            : percent < 0 ? " Negative: depigmentation spread." : "";
        return $"Repigmentation <strong>{Number(percent, 1)} %</strong>{interval}.{note}";
    }

    private static string Plaque(ComparisonRow row)
    {
        if (row.Status == OutcomeStatus.Failed)
        {
            return "Not measured.";
        }

        if (row.AreaChangePercent is not { } change)
        {
            return row.FollowupAreaPixels > 0
                ? $"No plaque at baseline; {Number(row.FollowupAreaPixels, 0)} px at follow-up."
                : "No plaque at baseline or at follow-up.";
        }

        string resolution = row.Resolution switch
        {
            PlaqueResolution.Resolved => " <strong>Resolved</strong>: erythema and scaling lie within the subject's own unaffected skin.",
            PlaqueResolution.NotResolved => " Not resolved.",
            PlaqueResolution.CannotTell => " Whether it resolved cannot be told from these photos.",
            _ => "",
        };
        return $"Plaque area changed by <strong>{Change(change, 1)} %</strong>.{resolution}";
    }

    private static void AppendTable(StringBuilder page, SeriesOutcome outcome, ComparisonRow row)
    {
        MeasurementRow? before = outcome.Measurements.FirstOrDefault(m => m.Visit == row.BaselineVisit && m.Lesion == row.Lesion);
        MeasurementRow? after = outcome.Measurements.FirstOrDefault(m => m.Visit == row.FollowupVisit && m.Lesion == row.Lesion);
        page.Append($"<table><thead><tr><th scope=\"col\">Quantity</th><th scope=\"col\" class=\"n\">{Escape(row.BaselineVisit)}</th><th scope=\"col\" class=\"n\">{Escape(row.FollowupVisit)}</th><th scope=\"col\" class=\"n\">change</th></tr></thead><tbody>");
        Line(page, "Area, px of the baseline", row.BaselineAreaPixels, row.FollowupAreaPixels, 0, row.AreaChangePercent is null ? "–" : $"{Change(row.AreaChangePercent, 1)} %");
        Line(page, "Area, % of skin in the photo", before?.AreaPercentOfSkin, after?.AreaPercentOfSkin, 2);
        Line(page, "Lesions, count", before?.LesionCount, after?.LesionCount, 0);
        Line(page, "Erythema contrast of what was lesion at baseline", row.ErythemaContrastBaseline, row.ErythemaContrastFollowup, 1, Change(row.ErythemaContrastChange, 1));
        Line(page, "Melanin contrast of what is lesion at each visit", before?.MelaninContrast, after?.MelaninContrast, 1, "–");
        if (row.Lesion == LesionKind.Plaque)
        {
            Line(page, "Scaling index of what was plaque at baseline, %", row.ScalingIndexBaseline, row.ScalingIndexFollowup, 1);
        }

        page.Append("</tbody></table>\n");
    }

    private static void Line(StringBuilder page, string name, double? before, double? after, int digits, string? change = null)
    {
        if (before is null && after is null)
        {
            return;
        }

        string difference = change ?? Change(after - before, digits);
        page.Append($"<tr><th scope=\"row\">{name}</th><td class=\"n\">{Number(before, digits)}</td><td class=\"n\">{Number(after, digits)}</td><td class=\"n\">{difference}</td></tr>");
    }

    private static IEnumerable<string> Sentences(ComparisonRow row)
    {
        bool depigmented = row.Lesion == LesionKind.Depigmented;
        if ((row.BaselineMaskOrigin, row.FollowupMaskOrigin) != (MaskOrigin.Program, MaskOrigin.Program))
        {
            yield return $"Mask at baseline {Words(row.BaselineMaskOrigin)}, at follow-up {Words(row.FollowupMaskOrigin)}."
                + (row.RepigmentationPercent is not null && row.RepigmentationPercentLow is null ? " No interval is given: how far two people's outlines would differ is not known." : "");
        }

        if (row.GainedPercent is not null && row.LostPercent is not null)
        {
            yield return depigmented
                ? $"Of the area depigmented at baseline, {Number(row.GainedPercent, 1)} % regained pigment; new depigmentation makes up {Number(row.LostPercent, 1)} % of it."
                : $"Of the plaque area at baseline, {Number(row.GainedPercent, 1)} % cleared; new plaque makes up {Number(row.LostPercent, 1)} % of it.";
        }

        if (row.GradedRepigmentationPercent is not null)
        {
            yield return $"Weighed by how deep the depigmentation is, not by its outline alone: {Number(row.GradedRepigmentationPercent, 1)} % repigmentation.";
        }

        if (row.HyperpigmentedSpotCount > 0)
        {
            yield return $"{row.HyperpigmentedSpotCount} new dark {(row.HyperpigmentedSpotCount == 1 ? "spot" : "spots")} ({Number(row.HyperpigmentedSpotAreaPixels, 0)} px) in or near a former lesion: on a healed plaque this may be post-inflammatory, not repigmentation.";
        }

    }

    private static string Words(MaskOrigin origin) => origin switch
    {
        MaskOrigin.Accepted => "accepted by a person",
        MaskOrigin.Corrected => "corrected by a person",
        _ => "the program's",
    };

    private static IEnumerable<string> Missing(ComparisonRow row)
    {
        if (row.Status == OutcomeStatus.Failed)
        {
            yield return "Nothing was measured: " + Escape(row.StatusReason);
            yield break;
        }

        if (Empty(row))
        {
            yield break;
        }

        if (row.BaselineAreaPixels == 0)
        {
            yield return "Change in per cent is not given: it is undefined where there was no lesion at baseline.";
        }

        if (row.ErythemaContrastBaseline is null || row.ErythemaContrastFollowup is null)
        {
            yield return "Erythema contrast is not given where there was no lesion at baseline, at a visit where hair covers that skin, or without enough unaffected skin around it.";
        }
    }
}
