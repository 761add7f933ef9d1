namespace LesionMetrics.Study;

/// <summary>Works out the day of every visit.</summary>
internal static class VisitCalendar
{
    private const string Known = "baseline, day-N, week-N, month-N or a date such as 2024-03-05";

    /// <summary>The entries with their days: a day that the manifest states, else what the visit's name says, dates counted from the subject's earliest.</summary>
    /// <exception cref="StudyException">A visit's day cannot be told; the message names its folder or row.</exception>
    internal static IEnumerable<PhotoEntry> SetDays(IReadOnlyList<StudyItem> items) =>
        items.GroupBy(item => item.Entry.Subject, StringComparer.Ordinal).SelectMany(SetDaysOfSubject);

    private static IEnumerable<PhotoEntry> SetDaysOfSubject(IEnumerable<StudyItem> subject)
    {
        StudyItem[] items = [.. subject];
        Dictionary<string, double> days = new(StringComparer.Ordinal);
        foreach (StudyItem item in items)
        {
            double day = item.StatedDay ?? DayByName(item, items);
            if (days.TryGetValue(item.Entry.Visit, out double other) && other != day)
            {
                throw new StudyException($"{item.Place}: the visit '{item.Entry.Visit}' of subject '{item.Entry.Subject}' has two different days: give it one.");
            }

            days[item.Entry.Visit] = day;
        }

        return items.Select(item => item.Entry with { Day = days[item.Entry.Visit] });
    }

    private static double DayByName(StudyItem item, StudyItem[] subject)
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

        VisitName[] all = [.. subject.Select(other => VisitName.Parse(other.Entry.Visit))];
        return all.All(other => other.Date is not null)
            ? name.Date!.Value.DayNumber - all.Min(other => other.Date!.Value.DayNumber)
            : throw new StudyException(
                $"{item.Place}: subject '{item.Entry.Subject}' mixes visits named by date with others, so the days between them are unknown: "
                + $"name all by date or state their days in {ManifestConvention.FileName}.");
    }
}
