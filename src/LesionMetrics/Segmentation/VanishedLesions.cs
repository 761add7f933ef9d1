using LesionMetrics.Filtering;
using LesionMetrics.Imaging;

namespace LesionMetrics.Segmentation;

/// <summary>
/// Lesions of the baseline that a follow-up has next to nothing of, though its classifier half suspects what lies there. Healing is what a trial hopes for, and an overlooked lesion looks the
/// same in a table.
/// </summary>
internal static class VanishedLesions
{
    /// <summary>Most of a former lesion that is one still, of a lesion that has vanished.</summary>
    private const double MostFound = 0.05;

    /// <summary>
    /// Least mean probability over it. Of 99 plaques of 260 synthetic subjects that have so vanished, by 0.4 or more still there are 4, all of which have as much, by 0.1 to 0.4 another 4, 3 of
    /// which, and of the other 91, healed, 4; of 69 patches likewise 2 of 7, 4 of 7 and 10 of 55.
    /// </summary>
    private const double LeastProbability = 0.1;

    /// <summary>Least share of skin: less changes no area by much.</summary>
    private const double LeastShareOfSkin = 0.002;

    /// <summary>Those of <paramref name="kind"/>, at analysis size; null for none.</summary>
    /// <param name="photo">The follow-up, segmented in the light of the baseline.</param>
    /// <param name="former">Lesions at baseline, in its frame.</param>
    /// <param name="kind">The lesion kind.</param>
    public static Mask? Find(SegmentedPhoto photo, FormerLesions former, LesionKind kind)
    {
        ComponentMap pieces = ConnectedComponents.Label(MaskOperations.And(former.Of(kind), photo.Skin), eightConnected: true);
        long[] found = new long[pieces.Count + 1];
        double[] suspected = new double[pieces.Count + 1];
        ReadOnlySpan<byte> lesions = photo.Lesions(kind).Pixels;
        Plane probability = kind == LesionKind.Depigmented ? photo.Probabilities.Depigmented : photo.Probabilities.Plaque;
        ReadOnlySpan<float> samples = Resampler.Resize(probability, photo.Skin.Size).Samples;
        ReadOnlySpan<int> labels = pieces.Labels;
        for (int i = 0; i < labels.Length; i++)
        {
            found[labels[i]] += lesions[i] != Mask.Out ? 1 : 0;
            suspected[labels[i]] += samples[i];
        }

        double least = LeastShareOfSkin * photo.Skin.CountIn();
        Mask vanished = pieces.Select(piece => piece.AreaPixels >= least
            && found[piece.Label] <= MostFound * piece.AreaPixels
            && suspected[piece.Label] >= LeastProbability * piece.AreaPixels);
        return vanished.CountIn() == 0 ? null : vanished;
    }
}
