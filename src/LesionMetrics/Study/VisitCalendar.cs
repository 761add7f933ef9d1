namespace LesionMetrics.Study;

/// <summary>Works out the day of every visit.</summary>
internal static class VisitCalendar
{
    private const string Known = "baseline, day-N, week-N, month-N or a date such as 2024-03-05";

    /// <summary>The entries with their days: a day that the manifest states, else what the visit's name says, dates counted from the subject's earliest, or from the day that the manifest states of one.</summary>
    /// <exception cref="StudyException">A visit's day cannot be told, or contradicts its name; the message names its folder or row.</exception>
    internal static IEnumerable<PhotoEntry> SetDays(IReadOnlyList<StudyItem> items) =>
        items.GroupBy(item => item.Entry.Subject, StringComparer.Ordinal).SelectMany(SetDaysOfSubject);

    private static IEnumerable<PhotoEntry> SetDaysOfSubject(IEnumerable<StudyItem> subject)
    {
        StudyItem[] items = [.. subject];
        double? dayZero = DayZero(items);
        Dictionary<string, double> days = new(StringComparer.Ordinal);
        foreach (StudyItem item in items)
        {
            double day = item.StatedDay ?? DayByName(item, dayZero);
            if (days.TryGetValue(item.Entry.Visit, out double other) && other != day)
            {
                throw new StudyException($"{item.Place}: the visit '{item.Entry.Visit}' of subject '{item.Entry.Subject}' has two different days: give it one.");
            }

            days[item.Entry.Visit] = day;
        }

        RefuseContradictions(items, days);
        return items.Select(item => item.Entry with { Day = days[item.Entry.Visit] });
    }

    private static double DayByName(StudyItem item, double? dayZero)
    {
        VisitName name = VisitName.Parse(item.Entry.Visit);
        if (!name.IsKnown)
        {
            throw new StudyException(
                $"{item.Place}: the visit '{item.Entry.Visit}' is not {Known}: rename it or state its day in {ManifestConvention.FileName}.");
        }

        if (name.Day is { } day)
        {
            return day;
        }

        return dayZero is not null
            ? name.Date!.Value.DayNumber - dayZero.Value
            : throw new StudyException(
                $"{item.Place}: subject '{item.Entry.Subject}' mixes visits named by date with others, so the days between them are unknown: "
                + $"name all by date or state their days in {ManifestConvention.FileName}.");
    }

    /// <summary>
    /// The <see cref="DateOnly.DayNumber"/> that dates are counted from: that which the first stated day of one leads back to, else that of the earliest; null where no day of a date is
    /// stated and some visits are not named by date.
    /// </summary>
    private static double? DayZero(StudyItem[] subject)
    {
        (double? Number, double? Stated)[] dates = [.. subject.Select(item => ((double?)VisitName.Parse(item.Entry.Visit).Date?.DayNumber, item.StatedDay))];
        return dates.Select(date => date.Number - date.Stated).FirstOrDefault(zero => zero is not null)
            ?? (dates.All(date => date.Number is not null) ? dates.Min(date => date.Number) : null);
    }

    // A misplaced day would make the baseline of a follow-up, and turn the sign of every change.
    private static void RefuseContradictions(StudyItem[] subject, Dictionary<string, double> days)
    {
        (StudyItem Item, VisitName Name, double Day)[] visits =
            [.. subject.DistinctBy(item => item.Entry.Visit).Select(item => (item, VisitName.Parse(item.Entry.Visit), days[item.Entry.Visit]))];
        if (visits.FirstOrDefault(visit => visit.Item.Entry.Visit.Equals(VisitName.Baseline, StringComparison.OrdinalIgnoreCase) && visit.Day != 0) is { Item: { } baseline })
        {
            throw new StudyException(
                $"{baseline.Place}: the visit '{baseline.Entry.Visit}' of subject '{baseline.Entry.Subject}' is day 0 by its name and has another day: leave its day empty, or call the visit something else.");
        }

        (StudyItem first, VisitName firstName, double firstDay) = visits.MinBy(visit => visit.Day);
        if (visits.FirstOrDefault(other => other.Day > firstDay && (other.Name.Day < firstName.Day || other.Name.Date < firstName.Date)) is { Item: { } earlier })
        {
            throw new StudyException(
                $"{first.Place}: by its day the visit '{first.Entry.Visit}' is the first of subject '{first.Entry.Subject}', by its name '{earlier.Entry.Visit}' comes before it: correct the days or the names.");
        }
    }
}
