namespace LesionMetrics.Segmentation;

/// <summary>Pieces that are judged with less certainty than a number should rest on, by their numbers among <see cref="JudgedPieces"/>.</summary>
/// <param name="Lesions">Those that were taken for lesions.</param>
/// <param name="Mimics">Those that were not.</param>
public sealed record DoubtfulPieces(IReadOnlyList<int> Lesions, IReadOnlyList<int> Mimics);
