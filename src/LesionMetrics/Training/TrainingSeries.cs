namespace LesionMetrics.Training;

/// <summary>A synthetic series to learn from.</summary>
/// <param name="Seed">What it is drawn from.</param>
/// <param name="Extensive">Whether it is of vitiligo over much of the site, on hairy and furrowed skin.</param>
public sealed record TrainingSeries(ulong Seed, bool Extensive);
