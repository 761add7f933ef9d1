namespace LesionMetrics.Tests.Cli;

/// <summary>The same of two subjects, for tests that measure it again and again.</summary>
public sealed class SmallCommandStudy() : CommandStudy(subjects: 2);
