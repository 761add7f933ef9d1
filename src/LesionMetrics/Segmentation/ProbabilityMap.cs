using LesionMetrics.Imaging;

namespace LesionMetrics.Segmentation;

/// <summary>Class probabilities in [0, 1], one plane a class; where a pixel was not asked about, the first class has 1.</summary>
/// <param name="ClassNames">One name a plane.</param>
/// <param name="Planes">The planes.</param>
public sealed record ProbabilityMap(IReadOnlyList<string> ClassNames, IReadOnlyList<Plane> Planes)
{
    /// <summary>Rows evaluated at once; bounds the memory for gathered features.</summary>
    private const int BatchRows = 4096;

    /// <summary>The plane of class <paramref name="name"/>.</summary>
    public Plane this[string name]
    {
        get
        {
            for (int i = 0; i < ClassNames.Count; i++)
            {
                if (ClassNames[i] == name)
                {
                    return Planes[i];
                }
            }

            throw new ArgumentException($"There is no class '{name}'.", nameof(name));
        }
    }

    /// <summary>Evaluates <paramref name="model"/> at the pixels of <paramref name="where"/>.</summary>
    /// <exception cref="StudyException">The model was trained on other features.</exception>
    public static ProbabilityMap Evaluate(TreeEnsemble model, FeatureStack features, Mask where)
    {
        if (!model.FeatureNames.SequenceEqual(features.Names))
        {
            throw new StudyException("The tissue model was trained on other features than this version computes: train it again.");
        }

        Plane[] planes = [.. model.ClassNames.Select(_ => new Plane(features.Size))];
        planes[0].WritableSamples.Fill(1);
        int[] indices = IndicesOf(where);
        float[] rows = new float[BatchRows * features.Planes.Count];
        float[] probabilities = new float[BatchRows * planes.Length];
        for (int start = 0; start < indices.Length; start += BatchRows)
        {
            int count = Math.Min(BatchRows, indices.Length - start);
            ReadOnlySpan<int> batch = indices.AsSpan(start, count);
            Span<float> gathered = rows.AsSpan(0, count * features.Planes.Count);
            features.Gather(batch, gathered);
            model.Evaluate(gathered, count, probabilities.AsSpan(0, count * planes.Length));
            for (int c = 0; c < planes.Length; c++)
            {
                Span<float> samples = planes[c].WritableSamples;
                for (int i = 0; i < count; i++)
                {
                    samples[batch[i]] = probabilities[(c * count) + i];
                }
            }
        }

        return new ProbabilityMap(model.ClassNames, planes);
    }

    private static int[] IndicesOf(Mask where)
    {
        int[] indices = new int[where.CountIn()];
        int next = 0;
        for (int i = 0; i < where.Pixels.Length; i++)
        {
            if (where.Pixels[i] != Mask.Out)
            {
                indices[next++] = i;
            }
        }

        return indices;
    }
}
