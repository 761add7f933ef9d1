namespace LesionMetrics.Review;

/// <summary>A mask that a person has accepted or corrected, before it has been opened.</summary>
/// <param name="RelativePath">Path of its record inside the results folder, with forward slashes; the only path that may appear in an output or a log.</param>
/// <param name="MaskPath">Full path of the mask. Never logged.</param>
/// <param name="Record">What is stored beside the mask; null where that cannot be read.</param>
public sealed record ReviewedMaskFile(string RelativePath, string MaskPath, ReviewRecord? Record)
{
    /// <summary>Why the mask may not be used, as a predicate; null where nothing is known against it.</summary>
    public string? Fault { get; init; } = Record is null ? "is not to be read" : null;
}
