namespace LesionMetrics.Review;

/// <summary>What a results folder holds, as the review page lists it.</summary>
/// <param name="Results">Name of the results folder.</param>
/// <param name="Photos">Its photos, in study order.</param>
public sealed record ReviewListing(string Results, IReadOnlyList<ReviewPhoto> Photos)
{
    /// <summary>Masks whose review the tables do not know of yet.</summary>
    public int NotYetMeasured => Photos.SelectMany(photo => photo.Lesions).Count(lesion => lesion.State == ReviewState.Saved);
}
