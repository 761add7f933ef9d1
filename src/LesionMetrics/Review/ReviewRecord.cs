namespace LesionMetrics.Review;

/// <summary>What is stored beside a mask that a person has accepted or corrected. It has no clock: the order of reviews stands in the audit log.</summary>
/// <param name="PhotoSha256">Hash of the photo's file that the person looked at: a mask says nothing of another photo.</param>
/// <param name="MaskSha256">Hash of the mask's file.</param>
/// <param name="Origin">Whether the program's mask was let stand.</param>
/// <param name="Reviewer">Initials or code of the person.</param>
public sealed record ReviewRecord(string PhotoSha256, string MaskSha256, MaskOrigin Origin, string Reviewer);
