using LesionMetrics.Kernels;

namespace LesionMetrics.Segmentation;

/// <summary>
/// Gradient-boosted trees with a softmax over classes (Chen and Guestrin 2016, doi 10.1145/2939672.2939785), evaluated in managed code so that
/// the same model gives the same bits on every machine. Trees are padded to one depth: a node that is a leaf early repeats itself.
/// </summary>
public sealed class TreeEnsemble
{
    private readonly TreeEnsembleTables _tables;
    private readonly RankedTrees? _ranked;

    /// <summary>Creates an ensemble.</summary>
    /// <param name="featureNames">Features in the order of a row.</param>
    /// <param name="classNames">Classes in the order of a result.</param>
    /// <param name="tables">The padded trees.</param>
    public TreeEnsemble(IReadOnlyList<string> featureNames, IReadOnlyList<string> classNames, TreeEnsembleTables tables)
    {
        FeatureNames = featureNames;
        ClassNames = classNames;
        _tables = tables;
        _ranked = RankedTrees.Of(tables);
    }

    /// <summary>Features in the order of a row.</summary>
    public IReadOnlyList<string> FeatureNames { get; }

    /// <summary>Classes in the order of a result.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>Class probabilities, classes x rows: those of class c lie at [c * rowCount, (c + 1) * rowCount).</summary>
    /// <param name="rows">Feature rows, row-major, without NaN.</param>
    /// <param name="rowCount">Number of rows.</param>
    /// <param name="probabilities">Result, classes x rowCount; each row's sum to 1 within rounding.</param>
    /// <exception cref="ArgumentException">A length does not fit, or a feature is NaN.</exception>
    public void Evaluate(ReadOnlySpan<float> rows, int rowCount, Span<float> probabilities)
    {
        if (rows.Length != rowCount * FeatureNames.Count || probabilities.Length != rowCount * ClassNames.Count)
        {
            throw new ArgumentException($"{rowCount} rows need {rowCount * FeatureNames.Count} features and {rowCount * ClassNames.Count} results.");
        }

        if (TreeEnsembleKernel.ContainsNaN(rows))
        {
            throw new ArgumentException("A feature is NaN: trees have no answer to that.", nameof(rows));
        }

        if (_ranked is not null)
        {
            RankedTreeKernel.Sum(_ranked, rows, rowCount, probabilities);
        }
        else
        {
            TreeEnsembleKernel.Sum(_tables, rows, rowCount, probabilities);
        }

        Softmax(probabilities, rowCount);
    }

    private void Softmax(Span<float> margins, int rowCount)
    {
        Span<double> terms = stackalloc double[ClassNames.Count];
        for (int row = 0; row < rowCount; row++)
        {
            double highest = double.NegativeInfinity;
            for (int c = 0; c < terms.Length; c++)
            {
                highest = Math.Max(highest, margins[(c * rowCount) + row]);
            }

            double sum = 0;
            for (int c = 0; c < terms.Length; c++)
            {
                terms[c] = PortableMath.Exp(margins[(c * rowCount) + row] - highest);
                sum += terms[c];
            }

            for (int c = 0; c < terms.Length; c++)
            {
                margins[(c * rowCount) + row] = (float)(terms[c] / sum);
            }
        }
    }
}
