namespace LesionMetrics.Reporting;

/// <summary>One column of a table: its heading and how a row spells its cell.</summary>
/// <typeparam name="TRow">The table's row type.</typeparam>
/// <param name="Name">Heading; scripts outside the project read it, so it never changes.</param>
/// <param name="Cell">The finished text of a row's cell; empty for what was not measured.</param>
public sealed record TableColumn<TRow>(string Name, Func<TRow, string> Cell);
