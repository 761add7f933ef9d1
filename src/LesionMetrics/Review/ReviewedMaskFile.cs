namespace LesionMetrics.Review;

/// <summary>A mask that a person has accepted or corrected, before it has been opened.</summary>
/// <param name="RelativePath">Path inside the results folder, with forward slashes; the only path that may appear in an output or a log.</param>
/// <param name="FullPath">Where the mask lies on this machine. Never logged.</param>
/// <param name="Record">What is stored beside it; null where that cannot be read.</param>
public sealed record ReviewedMaskFile(string RelativePath, string FullPath, ReviewRecord? Record);
