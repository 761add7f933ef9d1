namespace LesionMetrics.Phantoms;

/// <summary>How far a plaque has come at one visit.</summary>
/// <param name="ShiftMm">Movement of the border, positive outward.</param>
/// <param name="Redness">Share of its redness and height, 0-1.6.</param>
/// <param name="Scaling">Share of its scale, 0-1.6.</param>
/// <param name="TraceLn">ln melanin left where it was, negative where paler.</param>
internal sealed record PlaqueState(double ShiftMm, double Redness, double Scaling, double TraceLn)
{
    /// <summary>The baseline.</summary>
    public static PlaqueState Baseline { get; } = new(0, 1, 1, 0);

    /// <summary>The state after a share of the response (0 baseline, 1 last visit).</summary>
    public static PlaqueState After(PlaqueResponse response, double share, double radiusMm, RandomStream random)
    {
        double strength = random.Uniform(0.6, 1.1) * share;
        double trace = random.Chance(0.6) ? random.Uniform(0.05, 0.55) : random.Uniform(-0.45, 0.05);
        double drift = random.Uniform(-0.1, 0.1) * share;
        return response switch
        {
            PlaqueResponse.Stable => new PlaqueState(drift, 1 + drift, 1 + (2 * drift), 0),
            PlaqueResponse.Shrink => new PlaqueState(-0.5 * strength * radiusMm, 1 - (0.15 * strength), 1 - (0.4 * Math.Min(1, strength)), 0.3 * trace),
            PlaqueResponse.Fade => new PlaqueState(drift, 1 - (0.4 * strength), 1 - (0.8 * Math.Min(1, strength)), 0.3 * trace),
            PlaqueResponse.Resolve => new PlaqueState(
                -0.2 * strength * radiusMm,
                Math.Max(0, 1 - (1.02 * share)),
                Math.Max(0, 1 - (1.2 * share)),
                trace * share),
            _ => new PlaqueState(0.4 * strength * Math.Min(radiusMm, 10), 1 + (0.25 * strength), 1 + (0.5 * strength), 0),
        };
    }
}
