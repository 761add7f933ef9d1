namespace LesionMetrics.Training;

/// <summary>What a tissue model is trained on.</summary>
/// <param name="SeriesCount">Synthetic series, two photos each, at least 1.</param>
/// <param name="Seed">Seed of the first series; series i has seed Seed + i.</param>
/// <param name="RegionRowsPerPhoto">Rows that one photo gives the region classifier.</param>
/// <param name="LesionRowsPerPhoto">Rows that one photo gives the lesion classifier.</param>
/// <param name="Rounds">Boosting rounds: trees a class.</param>
/// <param name="Depth">Depth of a tree.</param>
public sealed record TrainingOptions(
    int SeriesCount = 220,
    ulong Seed = 1_000_000,
    int RegionRowsPerPhoto = 500,
    int LesionRowsPerPhoto = 900,
    int Rounds = 70,
    int Depth = 6);
