namespace LesionMetrics.Training;

/// <summary>What a tissue model is trained on.</summary>
/// <param name="SeriesCount">Plain synthetic series for the pixel classifiers, two photos each, at least 1; a quarter as many of the extensive kind come to them for regions.</param>
/// <param name="Seed">Seed of the first series; series i has seed Seed + i.</param>
/// <param name="RegionRowsPerPhoto">Rows that one photo gives the region classifier.</param>
/// <param name="LesionRowsPerPhoto">Rows that one photo gives the lesion classifier.</param>
public sealed record TrainingOptions(
    int SeriesCount = 800,
    ulong Seed = 1_000_000,
    int RegionRowsPerPhoto = 500,
    int LesionRowsPerPhoto = 900)
{
    /// <summary>Plain series for each of the extensive kind: too few of these are not learned, too many make rare what is common in other photos.</summary>
    private const int PlainSeriesAnExtensive = 4;

    /// <summary>Seeds from the first plain series to the first of the extensive kind, so that the two do not meet.</summary>
    private const ulong ExtensiveOffset = 500_000;

    /// <summary>Boosting of the region classifier.</summary>
    public BoostingOptions Regions { get; init; } = new(180, 0.15, 0.5);

    /// <summary>Boosting of the lesion classifier: slower, with fewer features a tree, as its borders are measured.</summary>
    public BoostingOptions Lesions { get; init; } = new(250, 0.1, 0.5);

    /// <summary>Boosting of the classifiers of pieces, of which there are few.</summary>
    public BoostingOptions Pieces { get; init; } = new(60, 0.1, 0.6, Depth: 4, LeastLeafWeight: 1.5);

    /// <summary>The series that regions and lesions are learned from.</summary>
    public IReadOnlyList<TrainingSeries> PixelSeries => From(Seed, SeriesCount, extensive: false);

    /// <summary>The series that regions alone are learned from, besides.</summary>
    public IReadOnlyList<TrainingSeries> ExtensiveSeries => From(Seed + ExtensiveOffset, SeriesCount / PlainSeriesAnExtensive, extensive: true);

    /// <summary>The series that pieces are learned from, half as many, on from the plain ones of the others: a classifier is too sure of the photos that it was trained on.</summary>
    public IReadOnlyList<TrainingSeries> PieceSeries => From(Seed + (ulong)SeriesCount, Math.Max(1, SeriesCount / 2), extensive: false);

    private static TrainingSeries[] From(ulong seed, int count, bool extensive) => [.. Enumerable.Range(0, count).Select(i => new TrainingSeries(seed + (ulong)i, extensive))];
}
