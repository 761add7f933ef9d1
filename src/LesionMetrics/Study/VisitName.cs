using System.Globalization;

namespace LesionMetrics.Study;

/// <summary>What the name of a visit says of its time.</summary>
/// <param name="Day">Days since baseline, where the name says so: <c>baseline</c> 0, <c>day-N</c>, <c>week-N</c>, <c>month-N</c>.</param>
/// <param name="Date">The calendar date, where the name is one.</param>
internal readonly record struct VisitName(double? Day, DateOnly? Date)
{
    /// <summary>The name that is day 0 by itself.</summary>
    internal const string Baseline = "baseline";

    private const double DaysPerWeek = 7;

    // A twelfth of the Julian year of 365.25 days.
    private const double DaysPerMonth = 30.4375;

    // A century of days; anything longer is a typing error.
    private const int MaxCountDigits = 5;

    /// <summary>Whether the name says anything of its time.</summary>
    internal bool IsKnown => Day is not null || Date is not null;

    /// <summary>Reads a visit's name; letter case does not matter.</summary>
    internal static VisitName Parse(string name)
    {
        if (name.Equals(Baseline, StringComparison.OrdinalIgnoreCase))
        {
            return new VisitName(0, null);
        }

        if (DateOnly.TryParseExact(name, ["yyyy-MM-dd", "yyyyMMdd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date))
        {
            return new VisitName(null, date);
        }

        int? days = ReadCount(name, "day-");
        int? weeks = ReadCount(name, "week-");
        int? months = ReadCount(name, "month-");
        return new VisitName(days ?? (weeks * DaysPerWeek) ?? (months * DaysPerMonth), null);
    }

    private static int? ReadCount(string name, string prefix)
    {
        if (!name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        ReadOnlySpan<char> digits = name.AsSpan(prefix.Length);
        return digits.Length <= MaxCountDigits && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int count) ? count : null;
    }
}
