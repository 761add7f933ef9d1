using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace LesionMetrics.Batch;

/// <summary>One part of a study that is measured in several parts, each on its own machine. Shard i of n takes every series whose place in the study is i modulo n.</summary>
/// <param name="Index">0 to <paramref name="Count"/>; both ways of counting work, 0 to n - 1 and 1 to n, for 0 and n name the same part.</param>
/// <param name="Count">Number of parts, at least 1.</param>
public sealed record Shard(int Index, int Count)
{
    /// <summary>Reads <c>i/n</c>.</summary>
    /// <returns>Whether <paramref name="text"/> names a shard.</returns>
    public static bool TryParse(string text, [NotNullWhen(true)] out Shard? shard)
    {
        string[] parts = text.Split('/');
        shard = parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int index)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int count)
            && count >= 1 && index <= count
            ? new Shard(index, count)
            : null;
        return shard is not null;
    }

    /// <summary>Whether this shard takes the series at place <paramref name="seriesIndex"/> of the study, counted from 0.</summary>
    public bool Takes(int seriesIndex) => seriesIndex % Count == Index % Count;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Index}/{Count}");
}
