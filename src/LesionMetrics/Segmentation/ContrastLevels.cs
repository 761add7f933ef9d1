using LesionMetrics.Filtering;
using LesionMetrics.Imaging;

namespace LesionMetrics.Segmentation;

/// <summary>How much the bodies of lesions, and the skin beside them, differ from unaffected skin: one level each for lesions that lie close together.</summary>
/// <param name="Groups">Lesions that lie close together, with the skin beside them, at analysis size.</param>
/// <param name="Wide">Where a border may come to lie.</param>
/// <param name="Inside">Difference of each group's body; not a number where there is too little of it. Element 0 stands for what is in no group.</param>
/// <param name="Outside">Likewise that of the skin beside it.</param>
internal sealed record ContrastLevels(ComponentMap Groups, Mask Wide, IReadOnlyList<float> Inside, IReadOnlyList<float> Outside)
{
    /// <summary>How far the border may move outward, as a share of the side.</summary>
    private const double BandShare = 0.014;

    /// <summary>Fewest pixels that a level may rest on; with fewer the border stays where it is.</summary>
    private const int MinLevelPixels = 30;

    /// <summary>Reads both levels of each group.</summary>
    /// <param name="difference">From unaffected skin.</param>
    /// <param name="found">Lesions as the classifier sees them.</param>
    /// <param name="skin">Where lesions may lie.</param>
    /// <param name="bodyQuantile">Where in the distribution over a lesion its body lies.</param>
    public static ContrastLevels Of(Plane difference, Mask found, Mask skin, double bodyQuantile)
    {
        int band = Math.Max(1, (int)Math.Round(BandShare * Math.Sqrt(skin.Size.PixelCount)));
        Mask wide = Morphology.Dilate(found, band);
        ComponentMap groups = ConnectedComponents.Label(Morphology.Dilate(wide, band), eightConnected: true);
        List<float>[] body = Lists(groups.Count);
        List<float>[] beside = Lists(groups.Count);
        ReadOnlySpan<int> labels = groups.Labels;
        ReadOnlySpan<float> samples = difference.Samples;
        for (int i = 0; i < labels.Length; i++)
        {
            if (labels[i] == 0 || skin.Pixels[i] == Mask.Out)
            {
                continue;
            }

            if (found.Pixels[i] != Mask.Out)
            {
                body[labels[i]].Add(samples[i]);
            }
            else if (wide.Pixels[i] == Mask.Out)
            {
                beside[labels[i]].Add(samples[i]);
            }
        }

        return new ContrastLevels(
            groups,
            wide,
            [.. body.Select(values => Quantile(values, bodyQuantile))],
            [.. beside.Select(values => Quantile(values, 0.5))]);
    }

    /// <summary>By how much the body of a group differs more than the skin beside it; not a number where it does not, or nobody can tell.</summary>
    public float Contrast(int group) => Inside[group] > Outside[group] ? Inside[group] - Outside[group] : float.NaN;

    /// <summary>The difference of a group at <paramref name="share"/> of its contrast; not a number where it has none.</summary>
    public float At(int group, double share) => Outside[group] + (float)(share * Contrast(group));

    /// <summary>A quantile; not a number of too few.</summary>
    private static float Quantile(List<float> values, double share) =>
        values.Count < MinLevelPixels ? float.NaN : new OrderStatistics([.. values], values.Count)[(int)(share * values.Count)];

    private static List<float>[] Lists(int count) => [.. Enumerable.Range(0, count + 1).Select(_ => new List<float>())];
}
