namespace LesionMetrics.Training;

/// <summary>What a tissue model is trained on.</summary>
/// <param name="SeriesCount">Synthetic series, two photos each, at least 1.</param>
/// <param name="Seed">Seed of the first series; series i has seed Seed + i.</param>
/// <param name="RegionRowsPerPhoto">Rows that one photo gives the region classifier.</param>
/// <param name="LesionRowsPerPhoto">Rows that one photo gives the lesion classifier.</param>
public sealed record TrainingOptions(
    int SeriesCount = 220,
    ulong Seed = 1_000_000,
    int RegionRowsPerPhoto = 500,
    int LesionRowsPerPhoto = 900)
{
    /// <summary>Boosting of the region classifier.</summary>
    public BoostingOptions Regions { get; init; } = new(70, 0.15, 0.7);

    /// <summary>Boosting of the lesion classifier: slower, with fewer features a tree, as its borders are measured.</summary>
    public BoostingOptions Lesions { get; init; } = new(150, 0.1, 0.5);
}
