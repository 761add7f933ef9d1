namespace LesionMetrics.Phantoms;

/// <summary>How many synthetic subjects to write, and from which seed.</summary>
/// <param name="SubjectCount">Subjects, at least 1.</param>
/// <param name="Seed">The same seed gives the same bytes.</param>
public sealed record PhantomOptions(int SubjectCount = 8, ulong Seed = 1);
