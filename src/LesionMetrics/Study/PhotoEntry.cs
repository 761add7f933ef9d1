using LesionMetrics.Review;

namespace LesionMetrics.Study;

/// <summary>One photo of a study, before it has been opened.</summary>
/// <param name="Subject">Subject code.</param>
/// <param name="Visit">Visit name as the study spells it, for example <c>week-24</c>.</param>
/// <param name="Day">Days since baseline.</param>
/// <param name="View">Body site photographed the same way at each visit.</param>
/// <param name="RelativePath">Path inside the study folder, with forward slashes; the only path that may appear in an output or a log.</param>
/// <param name="FullPath">Where the file lies on this machine. Never logged.</param>
/// <param name="Condition">What to measure.</param>
/// <param name="MillimetersPerPixel">Scale in mm per upright photo pixel, where the manifest gives it.</param>
/// <param name="RoiPath">Full path of <c>view.roi.png</c>, if there is one.</param>
/// <param name="ReferenceDepigmentedPath">Full path of <c>view.depigmented.png</c>, if there is one.</param>
/// <param name="ReferencePlaquePath">Full path of <c>view.plaque.png</c>, if there is one.</param>
public sealed record PhotoEntry(
    string Subject,
    string Visit,
    double Day,
    string View,
    string RelativePath,
    string FullPath,
    LesionCondition Condition = LesionCondition.Both,
    double? MillimetersPerPixel = null,
    string? RoiPath = null,
    string? ReferenceDepigmentedPath = null,
    string? ReferencePlaquePath = null)
{
    /// <summary><see cref="RelativePath"/> of a photo of another subject or view that is the same file, byte for byte; null where there is none.</summary>
    public string? RepeatOf { get; init; }

    /// <summary>The mask of depigmented areas that a person has accepted or corrected; null where nobody has.</summary>
    public ReviewedMaskFile? ReviewedDepigmented { get; init; }

    /// <summary>The mask of plaques that a person has accepted or corrected; null where nobody has.</summary>
    public ReviewedMaskFile? ReviewedPlaque { get; init; }
}
