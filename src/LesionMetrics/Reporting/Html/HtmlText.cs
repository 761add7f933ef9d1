using System.Globalization;
using System.Text;

namespace LesionMetrics.Reporting.Html;

/// <summary>How text and numbers are spelled in the report.</summary>
internal static class HtmlText
{
    /// <summary>Text made safe for an element or a quoted attribute.</summary>
    internal static string Escape(string? text)
    {
        StringBuilder safe = new(text?.Length ?? 0);
        foreach (char c in text ?? "")
        {
            _ = c switch
            {
                '&' => safe.Append("&amp;"),
                '<' => safe.Append("&lt;"),
                '>' => safe.Append("&gt;"),
                '"' => safe.Append("&quot;"),
                '\'' => safe.Append("&#39;"),
                _ => safe.Append(c),
            };
        }

        return safe.ToString();
    }

    /// <summary>A path relative to the results folder as a link.</summary>
    internal static string Link(string relativePath) => string.Join('/', relativePath.Split('/').Select(Uri.EscapeDataString));

    /// <summary>An identifier for an element, made of names.</summary>
    internal static string Anchor(params ReadOnlySpan<string> names) => "p-" + string.Join('-', names.ToArray().Select(name => Convert.ToHexStringLower(Encoding.UTF8.GetBytes(name))));

    /// <summary>A number with a true minus sign and thousands set apart; a dash for what was not measured.</summary>
    internal static string Number(double? value, int digits)
    {
        if (value is not { } number || !double.IsFinite(number))
        {
            return "–";
        }

        string text = number.ToString("N" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        bool zero = text.AsSpan().IndexOfAnyExcept("-0.,") < 0;
        return zero ? text.TrimStart('-') : text.Replace('-', '−');
    }

    /// <summary>A change: a number that always carries its sign.</summary>
    internal static string Change(double? value, int digits)
    {
        string text = Number(value, digits);
        return value > 0 && text.AsSpan().IndexOfAnyInRange('1', '9') >= 0 ? "+" + text : text;
    }

    /// <summary>Days as people say them.</summary>
    internal static string Days(double days) => CellText.ShortNumber(Math.Round(days, 1), 1) + (Math.Round(days, 1) == 1 ? " day" : " days");

    /// <summary>A status as a badge: a sign and a word, so that color is not needed to read it.</summary>
    internal static string Badge(OutcomeStatus status)
    {
        string sign = status switch { OutcomeStatus.Ok => "✓", OutcomeStatus.Review => "!", _ => "✕" };
        return $"<span class=\"badge {CellText.Status(status)}\"><span aria-hidden=\"true\">{sign}</span> {CellText.Status(status)}</span>";
    }

    /// <summary>A reason as a sentence in a box; nothing where there is none.</summary>
    internal static string Reason(OutcomeStatus status, string reason) =>
        reason.Length == 0 ? "" : $"<p class=\"reason {CellText.Status(status)}\">{Escape(reason)}</p>";
}
