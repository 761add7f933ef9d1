using LesionMetrics.Filtering;
using LesionMetrics.Imaging;

namespace LesionMetrics.Segmentation;

/// <summary>Tells lesions from what only has their color, a piece at a time.</summary>
internal static class PieceJudge
{
    private const int LesionClass = 1;

    /// <summary>
    /// By what factor it raises the odds of a piece to be what the photo is of, and lowers those of the others. Photos are taken of lesions: where one
    /// piece outweighs all others about the middle, the photographer has pointed at it, and not at them.
    /// </summary>
    private const double SubjectFactor = 3;

    /// <summary>Share of the weight of all pieces, pixels counted by how near the middle they lie, from which one piece is what the photo is of.</summary>
    private const double SubjectShare = 0.6;

    /// <summary>Least share of the photo that its subject covers.</summary>
    private const double LeastSubject = 0.01;

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
        float[] lesion = probabilities[(LesionClass * pieces.Count)..((LesionClass + 1) * pieces.Count)];
        if (Subject(pieces) is { } subject)
        {
            for (int i = 0; i < lesion.Length; i++)
            {
                double factor = i == subject.Label - 1 ? SubjectFactor : 1 / SubjectFactor;
                double odds = factor * lesion[i];
                lesion[i] = (float)(odds / (odds + 1 - lesion[i]));
            }
        }

        return new JudgedPieces(found, lesion);
    }

    /// <summary>The piece that the photo is of; null where none stands out.</summary>
    private static Component? Subject(ComponentMap pieces)
    {
        double[] weights = new double[pieces.Count + 1];
        CenterWeight center = new(pieces.Size);
        for (int y = 0; y < pieces.Size.Height; y++)
        {
            ReadOnlySpan<int> labels = pieces.Labels.Slice(y * pieces.Size.Width, pieces.Size.Width);
            for (int x = labels.IndexOfAnyExcept(0); x >= 0 && x < labels.Length; x++)
            {
                weights[labels[x]] += center[x, y];
            }
        }

        weights[0] = 0;

        double all = weights.Sum();
        foreach (Component piece in pieces.Components)
        {
            if (weights[piece.Label] >= SubjectShare * all && piece.AreaPixels >= LeastSubject * pieces.Size.PixelCount)
            {
                return piece;
            }
        }

        return null;
    }
}
