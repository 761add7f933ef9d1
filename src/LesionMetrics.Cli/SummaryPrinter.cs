using System.Globalization;
using LesionMetrics.Batch;
using LesionMetrics.Reporting;
using LesionMetrics.Reporting.Html;

namespace LesionMetrics.Cli;

/// <summary>What a command says on stdout when it is done: the comparisons, the counts, and where the results lie.</summary>
internal static class SummaryPrinter
{
    private const int MaxRows = 20;

    private static readonly (string Heading, bool Right, Func<ComparisonRow, string> Cell)[] Columns =
    [
        ("subject", false, row => row.Subject),
        ("view", false, row => row.View),
        ("follow-up", false, row => row.FollowupVisit),
        ("lesion", false, row => CellText.Lesion(row.Lesion)),
        ("status", false, row => CellText.Status(row.Status)),
        ("area change %", true, row => Cell(row.AreaChangePercent)),
        ("repigmentation % (95 %)", true, Repigmentation),
        ("erythema change", true, row => Cell(row.ErythemaContrastChange)),
    ];

    /// <summary>Prints the summary of the results at <paramref name="folder"/>, named as the user named it.</summary>
    internal static void Print(string folder, ResultsSummary summary, string auditHead)
    {
        ReportData data = ResultsBuilder.Load(folder);
        List<ComparisonRow> rows = [.. data.Records.SelectMany(record => record.Outcome.Comparisons)];
        List<string[]> lines = [[.. Columns.Select(column => column.Heading)], .. rows.Take(MaxRows).Select(row => Columns.Select(column => column.Cell(row)).ToArray())];
        int[] widths = [.. Columns.Select((_, i) => lines.Max(line => line[i].Length))];
        if (rows.Count > 0)
        {
            foreach (string[] line in lines)
            {
                Console.WriteLine(string.Join("  ", line.Select((cell, i) => Columns[i].Right ? cell.PadLeft(widths[i]) : cell.PadRight(widths[i]))).TrimEnd());
            }

            if (rows.Count > MaxRows)
            {
                Console.WriteLine(FormattableString.Invariant($"... and {rows.Count - MaxRows} more in {Tables.Comparisons.FileName}"));
            }

            Console.WriteLine();
        }

        Console.WriteLine(FormattableString.Invariant($"photos       {summary.PhotosOk} ok, {summary.PhotosReview} to look at, {summary.PhotosFailed} failed"));
        Console.WriteLine(FormattableString.Invariant($"comparisons  {summary.ComparisonsOk} ok, {summary.ComparisonsReview} to look at, {summary.ComparisonsFailed} failed"));
        if (summary.SeriesMissing > 0)
        {
            Console.WriteLine(FormattableString.Invariant($"not done     {summary.SeriesMissing} views"));
        }

        Console.WriteLine($"report       {Path.Combine(folder, HtmlReport.FileName)}");
        Console.WriteLine($"audit head   {auditHead}");
    }

    private static string Cell(double? value) => value is null ? "-" : CellText.Number(value, 1);

    private static string Repigmentation(ComparisonRow row) =>
        row.RepigmentationPercent is null ? "-"
        : row.RepigmentationPercentLow is null ? Cell(row.RepigmentationPercent)
        : string.Create(CultureInfo.InvariantCulture, $"{Cell(row.RepigmentationPercent)} ({Cell(row.RepigmentationPercentLow)} to {Cell(row.RepigmentationPercentHigh)})");
}
