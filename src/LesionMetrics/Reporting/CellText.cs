using System.Globalization;
using LesionMetrics.Measurement;
using LesionMetrics.Review;
using LesionMetrics.Segmentation;

namespace LesionMetrics.Reporting;

/// <summary>How a value is spelled in a table cell: invariant culture, fixed digits, an empty cell for what could not be had honestly.</summary>
public static class CellText
{
    /// <summary>
    /// <paramref name="value"/> with exactly <paramref name="digits"/> digits after the point; empty for null and for values that are not finite.
    /// Never <c>-0.00</c>.
    /// </summary>
    public static string Number(double? value, int digits)
    {
        if (value is not { } number || !double.IsFinite(number))
        {
            return "";
        }

        string text = number.ToString("F" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return text[0] == '-' && text.AsSpan(1).IndexOfAnyExcept('0', '.') < 0 ? text[1..] : text;
    }

    /// <summary><paramref name="value"/> with up to <paramref name="digits"/> digits after the point, trailing zeros cut: 7, 30.4375.</summary>
    public static string ShortNumber(double? value, int digits)
    {
        string text = Number(value, digits);
        return text.Contains('.', StringComparison.Ordinal) ? text.TrimEnd('0').TrimEnd('.') : text;
    }

    /// <summary>A whole number; empty for null.</summary>
    public static string Count(long? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";

    /// <summary><c>ok</c>, <c>review</c> or <c>failed</c>.</summary>
    public static string Status(OutcomeStatus status) => status switch
    {
        OutcomeStatus.Ok => "ok",
        OutcomeStatus.Review => "review",
        OutcomeStatus.Failed => "failed",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "Unknown status."),
    };

    /// <summary><c>depigmented</c> or <c>plaque</c>.</summary>
    public static string Lesion(LesionKind kind) => kind switch
    {
        LesionKind.Depigmented => "depigmented",
        LesionKind.Plaque => "plaque",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown lesion kind."),
    };

    /// <summary><c>program</c>, <c>accepted</c> or <c>corrected</c>.</summary>
    public static string Origin(MaskOrigin origin) => origin switch
    {
        MaskOrigin.Program => "program",
        MaskOrigin.Accepted => "accepted",
        MaskOrigin.Corrected => "corrected",
        _ => throw new ArgumentOutOfRangeException(nameof(origin), origin, "Unknown origin."),
    };

    /// <summary><c>resolved</c>, <c>not-resolved</c> or <c>cannot-tell</c>; empty for null.</summary>
    public static string Resolution(PlaqueResolution? resolution) => resolution switch
    {
        null => "",
        PlaqueResolution.Resolved => "resolved",
        PlaqueResolution.NotResolved => "not-resolved",
        PlaqueResolution.CannotTell => "cannot-tell",
        _ => throw new ArgumentOutOfRangeException(nameof(resolution), resolution, "Unknown resolution."),
    };

    /// <summary>
    /// Free text for a cell: line breaks become blanks, and text that a spreadsheet would run as a formula (it begins with =, +, -, @ or a tab)
    /// is led by an apostrophe, as OWASP advises against CSV injection.
    /// </summary>
    public static string Text(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        string guarded = text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' ? "'" + text : text;
        return guarded.ReplaceLineEndings(" ").Replace('\t', ' ');
    }
}
