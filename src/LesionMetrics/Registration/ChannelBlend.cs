namespace LesionMetrics.Registration;

/// <summary>Joins what luma and chroma say of the displacement.</summary>
/// <remarks>
/// Skin relief is shaded by the light, so under another light luma's texture seems to have moved, all over in one direction; chroma's has not. Where the two
/// disagree as a whole, chroma leads, as far as its noise allows; where they agree, the sharper one does.
/// </remarks>
internal static class ChannelBlend
{
    /// <summary>Cells that the field averages over; noise counts for so much less than what the cells have in common.</summary>
    private const double AveragedCells = 9;

    /// <summary>Variance that every channel has in common with itself, square pixels.</summary>
    private const double Base = 0.01;

    /// <summary>Both lists as one, weighed, and how far apart they lie as a whole, working pixels.</summary>
    /// <param name="luma">Displacements by luma alone, at most one a cell.</param>
    /// <param name="chroma">Displacements by chroma alone, at most one a cell.</param>
    /// <param name="columns">Cells along x.</param>
    /// <param name="region">What is followed: relief is skin's.</param>
    public static (List<FieldSample> Samples, double Disagreement) Join(IReadOnlyList<FieldSample> luma, IReadOnlyList<FieldSample> chroma, int columns, RegistrationRegion region)
    {
        Dictionary<int, FieldSample> lumaCells = ByCell(luma, columns);
        Dictionary<int, FieldSample> chromaCells = ByCell(chroma, columns);
        List<double> u = [];
        List<double> v = [];
        foreach (FieldSample sample in luma)
        {
            if (chromaCells.TryGetValue(Key(sample, columns), out FieldSample other))
            {
                u.Add(other.U - sample.U);
                v.Add(other.V - sample.V);
            }
        }

        double apart = (Median(u) * Median(u)) + (Median(v) * Median(v));
        double doubt = region == RegistrationRegion.Skin ? apart : 0;
        double lumaWeight = 1 / ((Noise(lumaCells, columns) / AveragedCells) + doubt + Base);
        double chromaWeight = 1 / ((Noise(chromaCells, columns) / AveragedCells) + Base);
        double largest = Math.Max(lumaWeight, chromaWeight);
        List<FieldSample> joined =
        [
            .. luma.Select(sample => sample with { Weight = sample.Weight * lumaWeight / largest }),
            .. chroma.Select(sample => sample with { Weight = sample.Weight * chromaWeight / largest }),
        ];
        return (joined, Math.Sqrt(apart));
    }

    private static int Key(FieldSample sample, int columns) =>
        ((int)(sample.Y / CellCorrelator.Cell) * columns) + (int)(sample.X / CellCorrelator.Cell);

    private static Dictionary<int, FieldSample> ByCell(IReadOnlyList<FieldSample> samples, int columns)
    {
        Dictionary<int, FieldSample> cells = [];
        foreach (FieldSample sample in samples)
        {
            cells[Key(sample, columns)] = sample;
        }

        return cells;
    }

    /// <summary>Variance of one cell's displacement, by the median squared difference of neighbors.</summary>
    private static double Noise(Dictionary<int, FieldSample> cells, int columns)
    {
        List<double> squares = [];
        foreach ((int key, FieldSample sample) in cells)
        {
            if ((key + 1) % columns != 0 && cells.TryGetValue(key + 1, out FieldSample right))
            {
                squares.Add(((right.U - sample.U) * (right.U - sample.U)) + ((right.V - sample.V) * (right.V - sample.V)));
            }
        }

        // With so few neighbors nothing is known, and much is assumed.
        return squares.Count < 8 ? 100 : Median(squares) / 2;
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return values.Count == 0 ? 0 : values[values.Count / 2];
    }
}
