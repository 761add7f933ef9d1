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
    /// <param name="remaining">What of <paramref name="found"/> the body is sought in; null for all of it.</param>
    public static ContrastLevels Of(Plane difference, Mask found, Mask skin, double bodyQuantile, Mask? remaining = null)
    {
        int band = Math.Max(1, (int)Math.Round(BandShare * Math.Sqrt(skin.Size.PixelCount)));
        Mask wide = Morphology.Dilate(found, band);
        ComponentMap groups = ConnectedComponents.Label(Morphology.Dilate(wide, band), eightConnected: true);
        LevelSamples body = new(groups.Count);
        LevelSamples beside = new(groups.Count);
        ReadOnlySpan<int> labels = groups.Labels;
        for (int pass = 0; pass < 2; pass++)
        {
            for (int i = 0; i < labels.Length; i++)
            {
                if (labels[i] == 0 || skin.Pixels[i] == Mask.Out)
                {
                    continue;
                }

                if ((remaining ?? found).Pixels[i] != Mask.Out)
                {
                    body.Add(labels[i], difference.Samples[i]);
                }
                else if (wide.Pixels[i] == Mask.Out)
                {
                    beside.Add(labels[i], difference.Samples[i]);
                }
            }

            body.Next();
            beside.Next();
        }

        return new ContrastLevels(
            groups,
            wide,
            body.Quantiles(bodyQuantile),
            beside.Quantiles(0.5));
    }

    /// <summary>By how much the body of a group differs more than the skin beside it; not a number where it does not, or nobody can tell.</summary>
    public float Contrast(int group) => Inside[group] > Outside[group] ? Inside[group] - Outside[group] : float.NaN;

    /// <summary>The difference of a group at <paramref name="share"/> of its contrast; not a number where it has none.</summary>
    public float At(int group, double share) => Outside[group] + (float)(share * Contrast(group));

    /// <summary>The samples of each group, counted in a first pass and kept in a second: lists that grow would take thrice their memory.</summary>
    private sealed class LevelSamples(int groupCount)
    {
        private readonly int[] _counts = new int[groupCount + 1];
        private float[][]? _samples;

        /// <summary>Counts or keeps a sample of <paramref name="group"/>.</summary>
        public void Add(int group, float sample)
        {
            if (_samples is not null)
            {
                _samples[group][_counts[group]] = sample;
            }

            _counts[group]++;
        }

        /// <summary>Ends a pass.</summary>
        public void Next()
        {
            if (_samples is null)
            {
                _samples = [.. _counts.Select(PlaneMemory.Uninitialized<float>)];
                _counts.AsSpan().Clear();
            }
        }

        /// <summary>A quantile of each group's samples; not a number of too few.</summary>
        public float[] Quantiles(double share) =>
            [.. _samples!.Select(values => values.Length < MinLevelPixels ? float.NaN : new OrderStatistics(values, values.Length)[(int)(share * values.Length)])];
    }
}
