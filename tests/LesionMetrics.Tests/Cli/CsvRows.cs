namespace LesionMetrics.Tests.Cli;

/// <summary>A table of results as a script outside the program would read it.</summary>
internal static class CsvRows
{
    internal static IReadOnlyList<IReadOnlyDictionary<string, string>> Read(string path)
    {
        string[][] lines = [.. File.ReadAllLines(path).Select(Split)];
        return [.. lines.Skip(1).Select(cells => lines[0].Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second))];
    }

    internal static double? Number(this IReadOnlyDictionary<string, string> row, string column) =>
        row[column].Length == 0 ? null : double.Parse(row[column], System.Globalization.CultureInfo.InvariantCulture);

    private static string[] Split(string line)
    {
        List<string> cells = [];
        System.Text.StringBuilder cell = new();
        bool quoted = false;
        foreach (char c in line)
        {
            if (c == '"')
            {
                quoted = !quoted;
            }
            else if (c == ',' && !quoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
            {
                cell.Append(c);
            }
        }

        return [.. cells, cell.ToString()];
    }
}
