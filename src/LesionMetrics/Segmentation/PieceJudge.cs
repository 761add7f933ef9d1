using LesionMetrics.Filtering;
using LesionMetrics.Imaging;

namespace LesionMetrics.Segmentation;

/// <summary>Tells lesions from what only has their color, a piece at a time.</summary>
internal static class PieceJudge
{
    private const int LesionClass = 1;

    /// <summary>How probable each piece of <paramref name="found"/> is a lesion.</summary>
    /// <param name="found">Would-be lesion, at analysis size.</param>
    /// <param name="probability">Its probability pixel by pixel, at the same size.</param>
    /// <param name="features">Of the photo and the lesion kind.</param>
    /// <param name="classifier">Of that kind, classes <see cref="TissueModel.PieceClasses"/>.</param>
    public static JudgedPieces Judge(Mask found, Plane probability, PieceFeatures features, TreeEnsemble classifier)
    {
        ComponentMap pieces = ConnectedComponents.Label(found, eightConnected: true);
        if (pieces.Count == 0)
        {
            return new JudgedPieces(found, []);
        }

        float[] probabilities = new float[pieces.Count * classifier.ClassNames.Count];
        classifier.Evaluate(features.Compute(pieces, probability), pieces.Count, probabilities);
        return new JudgedPieces(found, probabilities[(LesionClass * pieces.Count)..((LesionClass + 1) * pieces.Count)]);
    }
}
