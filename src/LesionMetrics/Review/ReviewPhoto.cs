namespace LesionMetrics.Review;

/// <summary>One photo as the review page lists it.</summary>
/// <param name="Series">Place of its series in the study, from 0.</param>
/// <param name="Place">Its place in the series, from 0, the baseline.</param>
/// <param name="Subject">Subject code.</param>
/// <param name="View">View name.</param>
/// <param name="Visit">Visit name.</param>
/// <param name="Status">Verdict of the photo and of its comparison with the baseline.</param>
/// <param name="Reasons">Why it is not ok, a sentence each.</param>
/// <param name="HasMasks">Whether there is anything to review: a photo that was not measured has no mask.</param>
/// <param name="Lesions">Its masks.</param>
public sealed record ReviewPhoto(
    int Series,
    int Place,
    string Subject,
    string View,
    string Visit,
    OutcomeStatus Status,
    IReadOnlyList<string> Reasons,
    bool HasMasks,
    IReadOnlyList<ReviewLesion> Lesions);
