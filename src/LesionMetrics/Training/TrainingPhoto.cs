using LesionMetrics.Acquisition;
using LesionMetrics.Imaging;

namespace LesionMetrics.Training;

/// <summary>One photo with the truth, or a person's reference, at the photo's full size.</summary>
/// <param name="Photo">The photo as a camera would have written it.</param>
/// <param name="Depigmented">Depigmented areas; null where unknown.</param>
/// <param name="Plaque">Plaques; null where unknown.</param>
/// <param name="Regions">Skin, background, lip, eye, label, depigmented, plaque in the order of the region classes, a later one over an earlier one; null where unknown, as for photos that a person outlined.</param>
public sealed record TrainingPhoto(Photo Photo, Mask? Depigmented, Mask? Plaque, IReadOnlyList<Mask>? Regions);
