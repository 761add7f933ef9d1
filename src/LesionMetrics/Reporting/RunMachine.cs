namespace LesionMetrics.Reporting;

/// <summary>The machine that a run used. No host or user name.</summary>
/// <param name="System">Operating system and its version.</param>
/// <param name="Architecture">For example <c>X64</c>.</param>
/// <param name="Processors">Logical processors that the run could use.</param>
/// <param name="Jobs">Series measured side by side.</param>
/// <param name="Runtime">.NET runtime version.</param>
public sealed record RunMachine(string System, string Architecture, int Processors, int Jobs, string Runtime);
