using LesionMetrics.Filtering;
using LesionMetrics.Imaging;

namespace LesionMetrics.Segmentation;

/// <summary>
/// Moves the border of a plaque to where it differs from the skin beside it half as much as its body does: where a person sees the edge, however
/// red the plaque is and however far a faint halo reaches. The classifier says that there is a plaque, the photo says where it ends.
/// </summary>
internal sealed class HalfContrastBorder
{
    /// <summary>How far the border may move outward, as a share of the side.</summary>
    private const double BandShare = 0.014;

    /// <summary>Sigma that takes grain out of the difference, as a share of the side.</summary>
    private const double SmoothingShare = 0.0015;

    /// <summary>Share of the body's difference at the likely border.</summary>
    public const double LikelyShare = 0.5;

    /// <summary>Fewest pixels that a level may rest on; with fewer the border stays where it is.</summary>
    private const int MinLevelPixels = 30;

    /// <summary>Where in the distribution over a plaque its body lies.</summary>
    private const double PlaqueBodyQuantile = 0.5;

    /// <summary>Where in that over a depigmented area the skin lies that lost all its melanin: part of the area may be on its way back.</summary>
    private const double DepigmentedBodyQuantile = 0.8;

    private readonly Plane _difference;
    private readonly bool _toFoot;
    private readonly Mask _skin;
    private readonly double _bodyQuantile;
    private readonly int _bandPixels;

    /// <param name="difference">From unaffected skin.</param>
    /// <param name="skin">Where lesions may lie.</param>
    /// <param name="bodyQuantile">Where in the distribution over a lesion its body lies.</param>
    /// <param name="toFoot">Whether a lesion reaches down to the foot of its edge; see <see cref="PlaqueFoot"/>.</param>
    private HalfContrastBorder(Plane difference, Mask skin, double bodyQuantile, bool toFoot)
    {
        double side = Math.Sqrt(skin.Size.PixelCount);
        _difference = difference;
        _skin = skin;
        _bodyQuantile = bodyQuantile;
        _bandPixels = Math.Max(1, (int)Math.Round(BandShare * side));
        _toFoot = toFoot;
    }

    /// <summary>For plaques: the difference from unaffected skin in its standard deviations, redness and lightness alike, so that scale counts too.</summary>
    public static HalfContrastBorder OfPlaque(ChromophoreMap map, Mask skin)
    {
        double side = Math.Sqrt(skin.Size.PixelCount);
        Plane difference = new(skin.Size);
        float melaninScale = (float)(1 / map.MelaninNoise);
        float bloodScale = (float)(1 / map.BloodNoise);
        ReadOnlySpan<float> melanin = map.MelaninLoss.Samples;
        ReadOnlySpan<float> blood = map.BloodGain.Samples;
        Span<float> samples = difference.WritableSamples;
        for (int i = 0; i < samples.Length; i++)
        {
            float m = melanin[i] * melaninScale;
            float b = blood[i] * bloodScale;
            samples[i] = MathF.Sqrt((m * m) + (b * b));
        }

        float sigma = Math.Max(PreparedPhoto.MinSigmaPixels, (float)(SmoothingShare * side));
        return new HalfContrastBorder(GaussianFilter.Blur(difference, sigma), skin, PlaqueBodyQuantile, toFoot: true);
    }

    /// <summary>
    /// For depigmented skin: loss of melanin. Half the contrast of skin that lost all of it is half the melanin, which is the definition; islands
    /// of pigment count as pigmented however deep inside they lie.
    /// </summary>
    public static HalfContrastBorder OfDepigmented(ChromophoreMap map, Mask skin) => new(map.MelaninLoss, skin, DepigmentedBodyQuantile, toFoot: false);

    /// <summary><paramref name="found"/> with its border moved, once for each of <paramref name="shares"/>.</summary>
    /// <param name="found">Plaques as the classifier sees them.</param>
    /// <param name="shares">Shares of the body's difference at the border: 0.5, less for a lenient border, more for a strict one.</param>
    public IReadOnlyList<Mask> Move(Mask found, params IReadOnlyList<double> shares)
    {
        Mask wide = Morphology.Dilate(found, _bandPixels);
        ComponentMap groups = ConnectedComponents.Label(Morphology.Dilate(wide, _bandPixels), eightConnected: true);
        List<float>[] body = Lists(groups.Count);
        List<float>[] beside = Lists(groups.Count);
        ReadOnlySpan<int> labels = groups.Labels;
        ReadOnlySpan<float> samples = _difference.Samples;
        for (int i = 0; i < labels.Length; i++)
        {
            if (labels[i] == 0 || _skin.Pixels[i] == Mask.Out)
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

        float[] inside = [.. body.Select(values => Quantile(values, _bodyQuantile))];
        float[] outside = [.. beside.Select(values => Quantile(values, 0.5))];
        return [.. shares.Select(share => At(share))];

        Mask At(double share)
        {
            Mask half = Redraw(found, wide, groups, [.. inside.Zip(outside, (body, skin) => Level(body, skin, share))]);
            return _toFoot
                ? PlaqueFoot.Extend(half, Above(groups, [.. inside.Zip(outside, (body, skin) => PlaqueFoot.Level(body, skin, share - LikelyShare))]))
                : half;
        }
    }

    private Mask Redraw(Mask found, Mask wide, ComponentMap groups, float[] levels)
    {
        ReadOnlySpan<int> labels = groups.Labels;
        ReadOnlySpan<float> samples = _difference.Samples;
        Mask moved = new(found.Size);
        Span<byte> marks = moved.WritablePixels;
        for (int i = 0; i < labels.Length; i++)
        {
            if (wide.Pixels[i] == Mask.Out || _skin.Pixels[i] == Mask.Out)
            {
                continue;
            }

            float level = levels[labels[i]];
            bool inside = float.IsNaN(level) ? found.Pixels[i] != Mask.Out : samples[i] >= level;
            marks[i] = inside ? Mask.In : Mask.Out;
        }

        return moved;
    }

    /// <summary>Skin of each group that differs by its level or more.</summary>
    private Mask Above(ComponentMap groups, float[] levels)
    {
        Mask above = new(groups.Size);
        for (int i = 0; i < above.Pixels.Length; i++)
        {
            above.WritablePixels[i] = _skin.Pixels[i] != Mask.Out && _difference.Samples[i] >= levels[groups.Labels[i]] ? Mask.In : Mask.Out;
        }

        return above;
    }

    /// <summary>The difference at the border; not a number where there is too little skin or no contrast to tell.</summary>
    private static float Level(float inside, float outside, double share) =>
        inside > outside ? outside + (float)(share * (inside - outside)) : float.NaN;

    /// <summary>A quantile; not a number of too few.</summary>
    private static float Quantile(List<float> values, double share) =>
        values.Count < MinLevelPixels ? float.NaN : new OrderStatistics([.. values], values.Count)[(int)(share * values.Count)];

    private static List<float>[] Lists(int count) => [.. Enumerable.Range(0, count + 1).Select(_ => new List<float>())];
}
