namespace LesionMetrics.Review;

/// <summary>What is stored of a mask that a person has accepted or corrected. It has no clock: the order of reviews stands in the audit log.</summary>
/// <param name="PhotoSha256">Hash of the photo's file that the person looked at: a mask says nothing of another photo.</param>
/// <param name="MaskSha256">Hash of the mask's file.</param>
/// <param name="Origin">Whether the program's mask was let stand; never <see cref="MaskOrigin.Program"/>.</param>
/// <param name="Reviewer">Initials or code of the person.</param>
public sealed record ReviewRecord(string PhotoSha256, string MaskSha256, MaskOrigin Origin, string Reviewer)
{
    /// <summary>Digits of <see cref="MaskSha256"/> that the mask's file carries in its name.</summary>
    internal const int NameDigits = 16;

    /// <summary>Whether it can have been written by this program: a person's word has a name, and is not the program's.</summary>
    internal bool IsSound => PhotoSha256 is { Length: > 0 } && MaskSha256 is { Length: >= NameDigits } && Reviewer is { Length: > 0 } && Origin is MaskOrigin.Accepted or MaskOrigin.Corrected;
}
