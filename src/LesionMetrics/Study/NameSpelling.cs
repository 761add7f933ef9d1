using System.Globalization;
using System.Text;

namespace LesionMetrics.Study;

/// <summary>Names of subjects, visits and views that a person reads as one and a computer as two.</summary>
internal static class NameSpelling
{
    private const char Accented = '?';

    /// <summary>Refuses subjects of the study, and visits and views of a subject, whose names differ by letter case or by how accents are coded alone: their photos would not be compared.</summary>
    /// <exception cref="StudyException">There are such names; the message gives both.</exception>
    internal static void RefuseLookalikes(IReadOnlyList<StudyItem> items)
    {
        Refuse("subject", items, item => item.Entry.Subject);
        foreach (IGrouping<string, StudyItem> subject in items.GroupBy(item => item.Entry.Subject, StringComparer.Ordinal))
        {
            Refuse("visit", subject, item => item.Entry.Visit);
            Refuse("view", subject, item => item.Entry.View);
        }
    }

    /// <summary>Whether two names read alike: but for letter case, or as one of them has its accents as characters of their own, as macOS writes them.</summary>
    internal static bool AreAlike(string a, string b) =>
        string.Equals(a, b, StringComparison.OrdinalIgnoreCase)
        || (a.Any(IsMark) != b.Any(IsMark) && string.Equals(WithoutAccents(a), WithoutAccents(b), StringComparison.OrdinalIgnoreCase));

    private static void Refuse(string what, IEnumerable<StudyItem> items, Func<StudyItem, string> nameOf)
    {
        Dictionary<string, List<StudyItem>> spellings = new(StringComparer.OrdinalIgnoreCase);
        foreach (StudyItem item in items.DistinctBy(nameOf, StringComparer.Ordinal))
        {
            string key = WithoutAccents(nameOf(item));
            List<StudyItem> others = spellings.TryGetValue(key, out List<StudyItem>? known) ? known : spellings[key] = [];
            if (others.FirstOrDefault(other => AreAlike(nameOf(item), nameOf(other))) is { } twin)
            {
                throw new StudyException(
                    $"{item.Place}: the {what} '{nameOf(item)}' and the {what} '{nameOf(twin)}' of {twin.Place} look alike but are spelt "
                    + "differently, by letter case or by how accents are coded, and would not be compared: give both the same name.");
            }

            others.Add(item);
        }
    }

    // The program runs without the tables that would compose an accent with its letter, so either spelling becomes the same placeholder.
    private static string WithoutAccents(string name)
    {
        StringBuilder text = new(name.Length);
        for (int i = 0; i < name.Length; i++)
        {
            bool carriesMark = i + 1 < name.Length && IsMark(name[i + 1]);
            if (!IsMark(name[i]))
            {
                text.Append(carriesMark || name[i] > '\x7F' ? Accented : name[i]);
            }
        }

        return text.ToString();
    }

    private static bool IsMark(char c) => CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark;
}
