namespace LesionMetrics.Study;

/// <summary>Orders names as people count: S2 before S10. Runs of ASCII digits compare by value, everything else by code unit; no culture takes part.</summary>
public sealed class NaturalOrder : IComparer<string>
{
    /// <summary>The one instance that is needed.</summary>
    public static readonly NaturalOrder Instance = new();

    private NaturalOrder()
    {
    }

    /// <inheritdoc/>
    public int Compare(string? x, string? y)
    {
        if (x is null || y is null)
        {
            return (x is null ? 0 : 1) - (y is null ? 0 : 1);
        }

        int i = 0;
        int j = 0;
        while (i < x.Length && j < y.Length)
        {
            int order = char.IsAsciiDigit(x[i]) && char.IsAsciiDigit(y[j])
                ? CompareNumbers(TakeNumber(x, ref i), TakeNumber(y, ref j))
                : x[i++] - y[j++];
            if (order != 0)
            {
                return order;
            }
        }

        int rest = (x.Length - i) - (y.Length - j);

        // 01 and 1 count the same; the spelling then decides, so that the order is total.
        return rest != 0 ? rest : string.CompareOrdinal(x, y);
    }

    private static ReadOnlySpan<char> TakeNumber(string text, ref int position)
    {
        int start = position;
        while (position < text.Length && char.IsAsciiDigit(text[position]))
        {
            position++;
        }

        return text.AsSpan(start, position - start).TrimStart('0');
    }

    private static int CompareNumbers(ReadOnlySpan<char> x, ReadOnlySpan<char> y) =>
        x.Length != y.Length ? x.Length - y.Length : x.SequenceCompareTo(y);
}
