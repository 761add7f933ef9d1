using LesionMetrics.Filtering;
using LesionMetrics.Imaging;

namespace LesionMetrics.Segmentation;

/// <summary>Tells lesions from what only has their color, a piece at a time.</summary>
internal static class PieceJudge
{
    /// <summary>The class that a piece must more probably belong to than not.</summary>
    private const int LesionClass = 1;

    private const float LeastProbability = 0.5f;

    /// <summary>The pieces of <paramref name="found"/> that are lesions.</summary>
    /// <param name="found">Would-be lesion, at analysis size.</param>
    /// <param name="probability">Its probability pixel by pixel, at the same size.</param>
    /// <param name="features">Of the photo and the lesion kind.</param>
    /// <param name="classifier">Of that kind, classes <see cref="TissueModel.PieceClasses"/>.</param>
    /// <param name="former">Where the baseline has that kind, at analysis size; null if unknown. It raises the odds of a piece by the share that lies there.</param>
    public static Mask Keep(Mask found, Plane probability, PieceFeatures features, TreeEnsemble classifier, Mask? former)
    {
        ComponentMap pieces = ConnectedComponents.Label(found, eightConnected: true);
        if (pieces.Count == 0)
        {
            return found;
        }

        float[] probabilities = new float[pieces.Count * classifier.ClassNames.Count];
        classifier.Evaluate(features.Compute(pieces, probability), pieces.Count, probabilities);
        long[] within = new long[pieces.Count + 1];
        for (int i = 0; former is not null && i < pieces.Labels.Length; i++)
        {
            within[pieces.Labels[i]] += former.Pixels[i] != Mask.Out ? 1 : 0;
        }

        return pieces.Select(piece =>
        {
            double lesion = probabilities[(LesionClass * pieces.Count) + piece.Label - 1];
            double raised = lesion * (1 + ((FormerLesions.OddsFactor - 1) * within[piece.Label] / piece.AreaPixels));
            return raised / (raised + 1 - lesion) >= LeastProbability;
        });
    }
}
