namespace LesionMetrics.Phantoms;

/// <summary>How far a depigmented patch has come at one visit.</summary>
/// <param name="ShiftMm">Movement of the border, positive outward.</param>
/// <param name="Diffuse">Even return of pigment, 0-1.</param>
/// <param name="Islands">Return about follicles, 0-1.</param>
/// <param name="IslandLn">ln melanin of returned pigment against normal skin, -0.25 to 0.25.</param>
internal sealed record PatchState(double ShiftMm, double Diffuse, double Islands, double IslandLn)
{
    /// <summary>The baseline.</summary>
    public static PatchState Baseline { get; } = new(0, 0, 0, 0);

    /// <summary>The state after a share of the response (0 baseline, 1 last visit).</summary>
    public static PatchState After(DepigmentationResponse response, double share, double radiusMm, RandomStream random)
    {
        double strength = random.Uniform(0.35, 1.15) * share;
        double islandLn = random.Uniform(-0.25, 0.25);
        double drift = random.Uniform(-0.15, 0.15) * share;
        return response switch
        {
            DepigmentationResponse.Stable => new PatchState(drift, 0, 0, 0),
            DepigmentationResponse.Perifollicular => new PatchState(drift, 0, 0.55 * strength, islandLn),
            DepigmentationResponse.Marginal => new PatchState(-0.55 * strength * radiusMm, 0, 0, 0),
            DepigmentationResponse.Diffuse => new PatchState(drift, 0.75 * strength, 0, 0),
            DepigmentationResponse.Mixed => new PatchState(-0.22 * strength * radiusMm, 0.3 * strength, 0.35 * strength, islandLn),
            _ => new PatchState(0.45 * strength * Math.Min(radiusMm, 12), 0, 0, 0),
        };
    }
}
