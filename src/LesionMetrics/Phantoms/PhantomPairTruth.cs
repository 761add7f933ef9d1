using LesionMetrics.Registration;

namespace LesionMetrics.Phantoms;

/// <summary>Truth of one follow-up against its baseline. Areas in baseline pixels, over skin that both photos show.</summary>
/// <param name="Mapping">Baseline pixels to follow-up pixels; the grid is exact at its points, the homography is the rigid part.</param>
/// <param name="SharedSkinAreaPixels">Skin in both photos.</param>
/// <param name="Depigmented">Areas of depigmented skin.</param>
/// <param name="Plaque">Areas of plaque.</param>
/// <param name="NewSpotAreaPixels">Dark spots at follow-up that were not there at baseline.</param>
/// <param name="Moles">Centers of moles that both photos show, in pixels.</param>
public sealed record PhantomPairTruth(
    PixelMapping Mapping,
    long SharedSkinAreaPixels,
    PhantomAreaChange Depigmented,
    PhantomAreaChange Plaque,
    long NewSpotAreaPixels,
    IReadOnlyList<(double BaselineX, double BaselineY, double FollowupX, double FollowupY)> Moles);
