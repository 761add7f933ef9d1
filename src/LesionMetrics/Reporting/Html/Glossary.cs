using System.Text;

namespace LesionMetrics.Reporting.Html;

/// <summary>What the numbers mean, in plain words with their formulas.</summary>
internal static class Glossary
{
    private static readonly (string Term, string Meaning)[] Entries =
    [
        ("ok, review, failed", "Measured; measured, but a person should look at what the reason names; not measured."),
        ("Area", "In pixels of the baseline photo, over the skin that both photos show. The follow-up is carried there first, so that a change of distance or pose is no change of area."),
        ("Repigmentation", "100 (A0 − A1) / A0, where A0 and A1 are the depigmented areas at baseline and follow-up. Negative where depigmentation spread. The interval bounds it with 95 % confidence; it covers registration and outlines, not the choice of photo."),
        ("Cleared and new", "Baseline area that is clear at follow-up, and follow-up area that was clear at baseline, each as a share of the baseline area. Large values of both with little net change point to a poor registration."),
        ("Erythema index", "100 log10(R/G) in linear light, median over the lesion. Raw values rise with melanin too, so compare the contrast: lesion minus the ring of skin around it. 0 means as red as that skin."),
        ("Melanin contrast", "100 log10(1/R), lesion minus ring. Negative where the lesion is lighter."),
        ("Scaling index", "Share of the plaque that is covered by scale, 0 to 100 %."),
        ("Resolution", "An equivalence test: resolved only where both erythema and scaling lie within the subject's own unaffected skin. A photo too poor to show it proves nothing: cannot-tell."),
        ("Registration error", "The program's own 95 % bound on how far apart the two photos' skin still lies, in baseline pixels. A pair that cannot be registered is failed."),
        ("Not a clinical score", "All values are derived from images. None of them is VASI, CLASI or IGA."),
    ];

    internal static void Append(StringBuilder page)
    {
        page.Append("<section aria-labelledby=\"meaning\"><h2 id=\"meaning\">What the numbers mean</h2>\n<dl class=\"glossary\">");
        foreach ((string term, string meaning) in Entries)
        {
            page.Append("<dt>").Append(HtmlText.Escape(term)).Append("</dt><dd>").Append(HtmlText.Escape(meaning)).Append("</dd>");
        }

        page.Append("</dl></section>\n");
    }
}
