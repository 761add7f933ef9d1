namespace LesionMetrics.Study;

/// <summary>One photo as a folder or a manifest row states it, before days have been worked out.</summary>
/// <param name="Place">What a message calls it: the path of the folder, or the row of the manifest.</param>
/// <param name="Entry">The photo; its day is not yet set.</param>
/// <param name="StatedDay">The day that the manifest states, if it does.</param>
internal sealed record StudyItem(string Place, PhotoEntry Entry, double? StatedDay);
