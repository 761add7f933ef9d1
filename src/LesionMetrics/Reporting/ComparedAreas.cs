using LesionMetrics.Imaging;

namespace LesionMetrics.Reporting;

/// <summary>
/// The areas that a comparison set against each other, all in the baseline photo's frame and of one size (any size of its aspect ratio). What
/// the report draws is what was counted.
/// </summary>
/// <param name="CommonSkin">Skin that both photos show; nothing outside it was counted.</param>
/// <param name="BaselineDepigmented">Depigmented at baseline; null where the condition does not ask for it.</param>
/// <param name="FollowupDepigmented">Depigmented at follow-up, carried to the baseline frame.</param>
/// <param name="BaselinePlaque">Plaque at baseline; null where the condition does not ask for it.</param>
/// <param name="FollowupPlaque">Plaque at follow-up, carried to the baseline frame.</param>
public sealed record ComparedAreas(Mask CommonSkin, Mask? BaselineDepigmented, Mask? FollowupDepigmented, Mask? BaselinePlaque, Mask? FollowupPlaque);
