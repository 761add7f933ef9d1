using System.Text;
using LesionMetrics.Filtering;
using LesionMetrics.Imaging;
using LesionMetrics.Phantoms;
using LesionMetrics.Segmentation;

namespace LesionMetrics.Tests.Segmentation;

/// <summary>Prepared photos made by hand: planes of the chromophores as a test wants them, all else plain.</summary>
internal static class Scene
{
    /// <summary>A chromophore map with unit noise.</summary>
    public static ChromophoreMap Map(Plane melaninLoss, Plane bloodGain)
    {
        Plane none = new(melaninLoss.Size);
        return new ChromophoreMap(melaninLoss, 1, bloodGain, 1, new LogImage(none, none, none));
    }

    /// <summary>A stage without hair whose first sight sees skin alone, and a lesion of either kind with the given probabilities.</summary>
    public static LesionStage Stage(ChromophoreMap map, Mask skin, Plane? sightDepigmented = null, Plane? sightPlaque = null)
    {
        Plane none = new(skin.Size);
        SkinRegion region = new(skin, Of(skin, 1, 0), sightDepigmented ?? none, sightPlaque ?? none) { Eye = none, Lip = none, Green = none };
        return new LesionStage(new Mask(skin.Size), skin, region, new SkinReference(map.Residual, skin), map);
    }

    /// <summary>A classifier of pieces by one feature alone: log odds of a lesion below a threshold and from it on.</summary>
    public static TreeEnsemble Judge(string feature, double threshold, double below, double from) =>
        Stumps(feature, threshold, [("mimic", 0, 0), ("lesion", below, from)], PieceFeatures.Names);

    /// <summary>A classifier by one feature alone: log odds of each class below a threshold and from it on.</summary>
    /// <param name="feature">The feature, one of <paramref name="features"/>.</param>
    /// <param name="threshold">The threshold.</param>
    /// <param name="odds">One entry a class, in their order.</param>
    /// <param name="features">All that the classifier is given; null for that one.</param>
    public static TreeEnsemble Stumps(string feature, double threshold, IReadOnlyList<(string Class, double Below, double From)> odds, IReadOnlyList<string>? features = null)
    {
        List<string> names = [.. features ?? [feature]];
        int index = names.IndexOf(feature);
        string trees = string.Join(", ", odds.Select(o => FormattableString.Invariant(
            $$"""{"left_children": [1, -1, -1], "right_children": [2, -1, -1], "split_indices": [{{index}}, 0, 0], "split_conditions": [{{threshold}}, {{o.Below}}, {{o.From}}]}""")));
        string json = "{\"learner\": {\"learner_model_param\": {\"base_score\": \"5E-1\"}, \"feature_names\": [" + string.Join(", ", names.Select(name => $"\"{name}\""))
            + "], \"gradient_booster\": {\"model\": {\"tree_info\": [" + string.Join(", ", Enumerable.Range(0, odds.Count)) + "], \"trees\": [" + trees + "]}}}}";
        return TreeEnsembleJson.Read(Encoding.UTF8.GetBytes(json), [.. odds.Select(o => o.Class)]);
    }

    /// <summary>A plane with one value in a mask and another out of it.</summary>
    public static Plane Of(Mask mask, float inside, float outside)
    {
        Plane plane = new(mask.Size);
        for (int i = 0; i < plane.Samples.Length; i++)
        {
            plane.WritableSamples[i] = mask.Pixels[i] != Mask.Out ? inside : outside;
        }

        return plane;
    }

    /// <summary>Blotches of about <paramref name="sigma"/> pixels with a standard deviation of one.</summary>
    public static Plane Mottling(ImageSize size, float sigma, ulong seed)
    {
        RandomStream random = new(seed);
        Plane noise = new(size);
        for (int i = 0; i < noise.Samples.Length; i++)
        {
            noise.WritableSamples[i] = (float)random.Normal();
        }

        Plane smooth = GaussianFilter.Blur(noise, sigma);
        return PlaneArithmetic.Scale(smooth, 0, 1 / MaskedStatistics.StandardDeviation(smooth, Mask.Full(size)));
    }

    /// <summary>All columns of the rows from <paramref name="first"/> up to <paramref name="end"/>.</summary>
    public static Mask Rows(ImageSize size, int first, int end)
    {
        Mask mask = new(size);
        for (int y = first; y < end; y++)
        {
            mask.WritableRow(y).Fill(Mask.In);
        }

        return mask;
    }
}
