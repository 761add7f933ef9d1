using LesionMetrics.Segmentation;

namespace LesionMetrics.Training;

/// <summary>Holds the managed evaluator against the library that trained the model.</summary>
public static class EnsembleCheck
{
    /// <summary>Largest difference of a class probability: float sums in another order and another exponential function, nothing more.</summary>
    public const double Tolerance = 1e-6;

    /// <summary>Compares every class of every row.</summary>
    /// <param name="ensemble">The managed model.</param>
    /// <param name="rows">Feature rows.</param>
    /// <param name="rowCount">Number of rows.</param>
    /// <param name="expected">The library's probabilities, rowCount x classes.</param>
    /// <exception cref="StudyException">They differ by more than <see cref="Tolerance"/>.</exception>
    public static void RequireAgreement(TreeEnsemble ensemble, ReadOnlySpan<float> rows, int rowCount, ReadOnlySpan<float> expected)
    {
        int classes = ensemble.ClassNames.Count;
        float[] actual = new float[rowCount * classes];
        ensemble.Evaluate(rows, rowCount, actual);
        double worst = 0;
        for (int row = 0; row < rowCount; row++)
        {
            for (int c = 0; c < classes; c++)
            {
                worst = Math.Max(worst, Math.Abs(actual[(c * rowCount) + row] - expected[(row * classes) + c]));
            }
        }

        if (worst > Tolerance)
        {
            throw new StudyException(string.Create(
                System.Globalization.CultureInfo.InvariantCulture, $"The trained model does not read back: a probability differs by {worst:G3}."));
        }
    }
}
