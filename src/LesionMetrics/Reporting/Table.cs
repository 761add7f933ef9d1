using CsvHelper;

namespace LesionMetrics.Reporting;

/// <summary>A table as CSV after RFC 4180, but with line feeds alone: UTF-8 without a mark, invariant culture, the same bytes on every machine.</summary>
/// <typeparam name="TRow">The row type.</typeparam>
/// <param name="fileName">Name of the file in the results folder.</param>
/// <param name="columns">The columns in order.</param>
public sealed class Table<TRow>(string fileName, IReadOnlyList<TableColumn<TRow>> columns)
{
    // Formulas are guarded in text cells alone (CellText.Text): the writer's own guard would quote negative numbers too.
    private static readonly CsvWriterOptions Format = CsvWriterOptions.Default with { NewLine = "\n", Injection = CsvInjection.None };

    /// <summary>Name of the file in the results folder.</summary>
    public string FileName { get; } = fileName;

    /// <summary>The columns in order.</summary>
    public IReadOnlyList<TableColumn<TRow>> Columns { get; } = columns;

    /// <summary>The file's bytes: the heading and one line a row, in the order given.</summary>
    public byte[] ToBytes(IEnumerable<TRow> rows)
    {
        using MemoryStream buffer = new();
        using (CsvWriter csv = CsvWriter.Create(buffer, Format, leaveOpen: true))
        {
            foreach (TableColumn<TRow> column in Columns)
            {
                csv.WriteField(column.Name);
            }

            csv.EndRecord();
            foreach (TRow row in rows)
            {
                foreach (TableColumn<TRow> column in Columns)
                {
                    csv.WriteField(column.Cell(row));
                }

                csv.EndRecord();
            }
        }

        return buffer.ToArray();
    }
}
