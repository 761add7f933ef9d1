using LesionMetrics.Imaging;

namespace LesionMetrics.Registration;

/// <summary>A registration, or a refusal with its reason.</summary>
/// <param name="Status"><c>Failed</c> carries no mapping.</param>
/// <param name="Reason">A sentence a site can act on; empty when ok.</param>
/// <param name="Mapping">Baseline to follow-up; null exactly where <paramref name="Status"/> is <c>Failed</c>.</param>
/// <param name="ErrorPixels">95 % bound on the mean error over the skin that both photos show, in baseline photo pixels; NaN when failed.</param>
/// <param name="InlierCount">Feature matches that agree with the mapping.</param>
public sealed record RegistrationResult(OutcomeStatus Status, string Reason, PixelMapping? Mapping, double ErrorPixels, int InlierCount)
{
    /// <summary>What was registered.</summary>
    public RegistrationRegion Region { get; init; }

    /// <summary>Why nothing may be measured on it; null where it may.</summary>
    public string? Obstacle => Mapping is null ? Reason
        : Region == RegistrationRegion.Picture
            ? "The photos align as pictures of a plane, but what was taken for skin does not by itself, so nothing is measured: check that they show the body site."
            : null;

    /// <summary>Correlation, -1..1, of the texture of the two photos' skin once aligned, free of light and hair; NaN when failed. Skin seen twice is never quite alike; a copy of a photo is.</summary>
    public double Likeness { get; init; } = double.NaN;

    /// <summary>
    /// The same bound of each part of the baseline, baseline photo pixels: a coarse plane over the whole photo, NaN off the skin that both photos show. Null
    /// when failed.
    /// </summary>
    public Plane? LocalError { get; init; }
}
