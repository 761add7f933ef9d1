using System.Text;
using CsvHelper;

namespace LesionMetrics.Study;

/// <summary>The cells of <c>manifest.csv</c>, with the line that each row starts on.</summary>
internal sealed class ManifestTable
{
    private static readonly string[] Required = ["subject", "visit", "view", "path"];
    private static readonly string[] Optional = ["day", "condition", "mm_per_px"];

    private static readonly CsvReaderOptions Format = CsvReaderOptions.Default with
    {
        Separator = ',',
        HasHeader = false,
        TrackLineNumbers = true,
        MalformedData = CsvMalformedDataHandling.Throw,
    };

    private readonly Dictionary<string, int> _columns;

    private ManifestTable(Dictionary<string, int> columns, IReadOnlyList<(int Line, string[] Cells)> rows)
    {
        _columns = columns;
        Rows = rows;
    }

    /// <summary>The rows below the header, blank lines left out.</summary>
    internal IReadOnlyList<(int Line, string[] Cells)> Rows { get; }

    /// <summary>Reads a manifest.</summary>
    /// <exception cref="StudyException">It is no table with the known columns; the message names the column or the line.</exception>
    internal static ManifestTable Read(string path)
    {
        try
        {
            // UTF-8 or nothing: a guessed encoding would change a subject's code.
            UTF8Encoding strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
            return Parse(File.ReadAllText(path, strict));
        }
        catch (DecoderFallbackException refusal)
        {
            throw new StudyException("manifest.csv is not UTF-8 text: save it as 'CSV UTF-8'.", refusal);
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            throw new StudyException("manifest.csv cannot be opened: check that it is a file and that it may be read.", refusal);
        }
    }

    /// <summary>A row's cell, trimmed; empty where the manifest has no such column.</summary>
    internal string Cell(string[] cells, string column) => _columns.TryGetValue(column, out int index) ? cells[index].Trim() : string.Empty;

    private static ManifestTable Parse(string text)
    {
        Dictionary<string, int>? columns = null;
        List<(int Line, string[] Cells)> rows = [];
        try
        {
            using CsvReader reader = CsvReader.FromText(text, Format);
            while (reader.Read())
            {
                string[] cells = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)];
                if (cells.All(string.IsNullOrWhiteSpace))
                {
                    continue;
                }

                int line = (int)reader.LineNumber;
                if (columns is null)
                {
                    columns = ReadHeader(cells);
                    continue;
                }

                rows.Add(cells.Length == columns.Count
                    ? (line, cells)
                    : throw new StudyException($"manifest.csv line {line} has {cells.Length} cells but the header has {columns.Count}: mend the row."));
            }
        }
        catch (CsvFormatException refusal)
        {
            throw new StudyException($"manifest.csv line {refusal.LineNumber} has a quotation mark out of place: quote whole cells and double the marks inside.", refusal);
        }

        return columns is null
            ? throw new StudyException($"manifest.csv is empty: its first line must be {string.Join(',', Required)}.")
            : new ManifestTable(columns, rows);
    }

    private static Dictionary<string, int> ReadHeader(string[] header)
    {
        if (header.Length == 1 && header[0].Contains(';', StringComparison.Ordinal))
        {
            throw new StudyException("manifest.csv is separated by semicolons: save it with commas.");
        }

        Dictionary<string, int> columns = new(StringComparer.OrdinalIgnoreCase);
        for (int i = 0; i < header.Length; i++)
        {
            string name = header[i].Trim();
            if (!Required.Concat(Optional).Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                throw new StudyException($"manifest.csv has an unknown column '{name}': it may have {string.Join(", ", Required.Concat(Optional))}.");
            }

            if (!columns.TryAdd(name, i))
            {
                throw new StudyException($"manifest.csv has the column '{name}' twice: remove one.");
            }
        }

        return Required.FirstOrDefault(name => !columns.ContainsKey(name)) is { } missing
            ? throw new StudyException($"manifest.csv lacks the column '{missing}': it needs {string.Join(", ", Required)}.")
            : columns;
    }
}
