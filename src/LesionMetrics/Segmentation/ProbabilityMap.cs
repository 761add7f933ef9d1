using LesionMetrics.Filtering;
using LesionMetrics.Imaging;

namespace LesionMetrics.Segmentation;

/// <summary>Class probabilities in [0, 1], one plane a class; where a pixel was not asked about, the first class has 1.</summary>
/// <param name="ClassNames">One name a plane.</param>
/// <param name="Planes">The planes.</param>
public sealed record ProbabilityMap(IReadOnlyList<string> ClassNames, IReadOnlyList<Plane> Planes)
{
    /// <summary>Rows evaluated at once; bounds the memory for gathered features.</summary>
    private const int BatchRows = 4096;

    /// <summary>Step of the coarse lattice, in feature pixels: below the smallest lesion's width.</summary>
    private const int CoarseStep = 4;

    /// <summary>Step of the lattice within what is doubtful; a divisor of half the coarse step, so that both share their pixels.</summary>
    private const int MiddleStep = 2;

    /// <summary>Largest difference between the pixels of the lattice about one, in any class, up to which their mean stands for it.</summary>
    private const float Agreement = 0.1f;

    /// <summary>Probability of the first class above which a lattice pixel's surroundings need no second look.</summary>
    private const float ClearProbability = 0.95f;

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

    /// <summary>
    /// Evaluates <paramref name="model"/> at the pixels of <paramref name="where"/>, on every <see cref="CoarseStep"/>th row and column first and
    /// at the pixels between only where a neighbor on that lattice leaves room for another class than the first. Most skin is far from any lesion. There,
    /// every <see cref="MiddleStep"/>nd row and column comes next, and what lies between only where these disagree: most of a lesion is far from its border.
    /// </summary>
    /// <exception cref="StudyException">The model asks for a feature that <paramref name="features"/> lack.</exception>
    public static ProbabilityMap EvaluateCoarseToFine(TreeEnsemble model, FeatureStack features, Mask where)
    {
        features = features.Select(model.FeatureNames);
        ProbabilityMap map = Blank(model, features);
        Mask lattice = Lattice(where, CoarseStep / 2, CoarseStep);
        map.Fill(model, features, lattice);
        Mask doubtful = new(where.Size);
        ReadOnlySpan<float> first = map.Planes[0].Samples;
        for (int i = 0; i < doubtful.Pixels.Length; i++)
        {
            doubtful.WritablePixels[i] = lattice.Pixels[i] != Mask.Out && first[i] < ClearProbability ? Mask.In : Mask.Out;
        }

        Mask near = MaskOperations.And(Morphology.Dilate(doubtful, CoarseStep), where);
        Mask middle = Lattice(near, 0, MiddleStep);
        map.Fill(model, features, MaskOperations.AndNot(middle, lattice));
        map.Fill(model, features, map.Bridge(near, middle));
        return map;
    }

    private static Mask Lattice(Mask where, int start, int step)
    {
        Mask lattice = new(where.Size);
        for (int y = start; y < where.Height; y += step)
        {
            for (int x = start; x < where.Width; x += step)
            {
                lattice.WritableRow(y)[x] = where.Row(y)[x];
            }
        }

        return lattice;
    }

    /// <summary>Fills what lies between pixels of <paramref name="known"/> that agree; gives back what is left to evaluate of <paramref name="where"/>.</summary>
    private Mask Bridge(Mask where, Mask known)
    {
        Mask left = new(where.Size);
        Span<float> bridged = stackalloc float[Planes.Count];
        for (int y = 0; y < where.Height; y++)
        {
            int up = y - (y % MiddleStep);
            int down = up == y ? y : y + 1;
            for (int x = 0; x < where.Width; x++)
            {
                int before = x - (x % MiddleStep);
                int after = before == x ? x : x + 1;
                if (!where[x, y] || (before == x && up == y))
                {
                    continue;
                }

                bool enclosed = down < where.Height && after < where.Width
                    && known[before, up] && known[after, up] && known[before, down] && known[after, down];
                if (!enclosed || !Agree(before, after, up, down, bridged))
                {
                    left.WritableRow(y)[x] = Mask.In;
                    continue;
                }

                for (int c = 0; c < bridged.Length; c++)
                {
                    Planes[c].WritableRow(y)[x] = bridged[c];
                }
            }
        }

        return left;
    }

    /// <summary>Whether four pixels agree in every class; their means.</summary>
    private bool Agree(int before, int after, int up, int down, Span<float> means)
    {
        for (int c = 0; c < means.Length; c++)
        {
            ReadOnlySpan<float> upper = Planes[c].Row(up);
            ReadOnlySpan<float> lower = Planes[c].Row(down);
            (float a, float b, float d, float e) = (upper[before], upper[after], lower[before], lower[after]);
            if (Math.Max(Math.Max(a, b), Math.Max(d, e)) - Math.Min(Math.Min(a, b), Math.Min(d, e)) > Agreement)
            {
                return false;
            }

            means[c] = (a + b + (d + e)) / 4;
        }

        return true;
    }

    /// <summary>Evaluates <paramref name="model"/> at the pixels of <paramref name="where"/>.</summary>
    /// <exception cref="StudyException">The model asks for a feature that <paramref name="features"/> lack.</exception>
    public static ProbabilityMap Evaluate(TreeEnsemble model, FeatureStack features, Mask where)
    {
        features = features.Select(model.FeatureNames);
        ProbabilityMap map = Blank(model, features);
        map.Fill(model, features, where);
        return map;
    }

    private static ProbabilityMap Blank(TreeEnsemble model, FeatureStack features)
    {
        Plane[] planes = [.. model.ClassNames.Select(_ => new Plane(features.Size))];
        planes[0].WritableSamples.Fill(1);
        return new ProbabilityMap(model.ClassNames, planes);
    }

    private void Fill(TreeEnsemble model, FeatureStack features, Mask where)
    {
        int[] indices = IndicesOf(where);
        float[] rows = new float[BatchRows * features.Planes.Count];
        float[] probabilities = new float[BatchRows * Planes.Count];
        for (int start = 0; start < indices.Length; start += BatchRows)
        {
            int count = Math.Min(BatchRows, indices.Length - start);
            ReadOnlySpan<int> batch = indices.AsSpan(start, count);
            Span<float> gathered = rows.AsSpan(0, count * features.Planes.Count);
            features.Gather(batch, gathered);
            model.Evaluate(gathered, count, probabilities.AsSpan(0, count * Planes.Count));
            for (int c = 0; c < Planes.Count; c++)
            {
                Span<float> samples = Planes[c].WritableSamples;
                for (int i = 0; i < count; i++)
                {
                    samples[batch[i]] = probabilities[(c * count) + i];
                }
            }
        }
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
