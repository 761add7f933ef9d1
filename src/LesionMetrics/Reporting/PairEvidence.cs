using LesionMetrics.Imaging;
using LesionMetrics.Registration;
using LesionMetrics.Study;

namespace LesionMetrics.Reporting;

/// <summary>What a comparison rests on: how the follow-up was laid over the baseline, and what was counted there.</summary>
/// <param name="Baseline">The baseline photo.</param>
/// <param name="Followup">The follow-up photo.</param>
/// <param name="BaselineSize">Size of the upright baseline photo, in pixels.</param>
/// <param name="FollowupSize">Size of the upright follow-up photo, in pixels.</param>
/// <param name="BaselineRaster">Upright sRGB pixels of the baseline, at that size or reduced for a screen.</param>
/// <param name="FollowupRaster">Upright sRGB pixels of the follow-up, likewise.</param>
/// <param name="Registration">The registration, or its refusal.</param>
/// <param name="Compared">The areas that were counted, in the baseline frame; null where the registration refused.</param>
public sealed record PairEvidence(
    PhotoEntry Baseline,
    PhotoEntry Followup,
    ImageSize BaselineSize,
    ImageSize FollowupSize,
    RgbRaster BaselineRaster,
    RgbRaster FollowupRaster,
    RegistrationResult Registration,
    ComparedAreas? Compared = null);
