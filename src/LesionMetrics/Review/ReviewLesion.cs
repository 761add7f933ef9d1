using LesionMetrics.Segmentation;

namespace LesionMetrics.Review;

/// <summary>One mask as the review page lists it.</summary>
/// <param name="Lesion">Lesion kind.</param>
/// <param name="Status">Verdict of the photo and of this lesion's borders when it was measured.</param>
/// <param name="AreaPercentOfSkin">Area when it was measured.</param>
/// <param name="State">How far its review is.</param>
/// <param name="Origin">Whose the mask is that the next run would measure.</param>
/// <param name="Reviewer">Who reviewed it; null where nobody has.</param>
public sealed record ReviewLesion(LesionKind Lesion, OutcomeStatus Status, double? AreaPercentOfSkin, ReviewState State, MaskOrigin Origin, string? Reviewer);
