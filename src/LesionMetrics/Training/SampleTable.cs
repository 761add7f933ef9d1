namespace LesionMetrics.Training;

/// <summary>Feature rows with their classes and weights, in the order in which photos gave them.</summary>
/// <param name="FeatureNames">One name a column.</param>
/// <param name="Rows">Row-major features.</param>
/// <param name="Labels">Class of each row, from 0.</param>
/// <param name="Weights">Weight of each row.</param>
public sealed record SampleTable(IReadOnlyList<string> FeatureNames, float[] Rows, float[] Labels, float[] Weights)
{
    /// <summary>All rows of <paramref name="tables"/>, which must not be empty and share their features.</summary>
    public static SampleTable Join(IReadOnlyList<SampleTable> tables) => new(
        tables[0].FeatureNames,
        [.. tables.SelectMany(table => table.Rows)],
        [.. tables.SelectMany(table => table.Labels)],
        [.. tables.SelectMany(table => table.Weights)]);

    /// <summary>The same rows without the features in <paramref name="names"/>.</summary>
    public SampleTable Without(IReadOnlyList<string> names)
    {
        int[] kept = [.. Enumerable.Range(0, FeatureNames.Count).Where(i => !names.Contains(FeatureNames[i]))];
        float[] rows = new float[Labels.Length * kept.Length];
        for (int row = 0; row < Labels.Length; row++)
        {
            for (int i = 0; i < kept.Length; i++)
            {
                rows[(row * kept.Length) + i] = Rows[(row * FeatureNames.Count) + kept[i]];
            }
        }

        return this with { FeatureNames = [.. kept.Select(i => FeatureNames[i])], Rows = rows };
    }
}
