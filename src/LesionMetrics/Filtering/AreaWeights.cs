namespace LesionMetrics.Filtering;

/// <summary>
/// Area averaging along one axis: target cell i covers the source interval [i n / m, (i + 1) n / m); each source sample counts by the part of it that is covered.
/// </summary>
internal sealed class AreaWeights
{
    private readonly int[] _first;
    private readonly int[] _offset;
    private readonly float[] _weights;

    /// <summary>Weights from <paramref name="sourceLength"/> samples to <paramref name="targetLength"/>, no more than that.</summary>
    public AreaWeights(int sourceLength, int targetLength)
    {
        _first = new int[targetLength];
        _offset = new int[targetLength + 1];
        List<float> weights = [];
        double scale = (double)targetLength / sourceLength;
        for (int i = 0; i < targetLength; i++)
        {
            // Borders as whole numbers of 1/m samples: exact at any size.
            long start = (long)i * sourceLength;
            long end = start + sourceLength;
            int first = (int)(start / targetLength);
            int last = (int)((end - 1) / targetLength);
            _first[i] = first;
            for (int x = first; x <= last; x++)
            {
                long covered = Math.Min(end, (x + 1L) * targetLength) - Math.Max(start, (long)x * targetLength);
                weights.Add((float)((double)covered / targetLength * scale));
            }

            _offset[i + 1] = weights.Count;
        }

        _weights = [.. weights];
    }

    /// <summary>The first source sample that cell <paramref name="i"/> covers.</summary>
    public int First(int i) => _first[i];

    /// <summary>The weights of the source samples from <see cref="First"/> on; their sum is 1.</summary>
    public ReadOnlySpan<float> Of(int i) => _weights.AsSpan(_offset[i].._offset[i + 1]);

    /// <summary>destination[i] = the weighted mean of the samples that cell i covers.</summary>
    public void Reduce(ReadOnlySpan<float> source, Span<float> destination)
    {
        for (int i = 0; i < destination.Length; i++)
        {
            ReadOnlySpan<float> weights = Of(i);
            ReadOnlySpan<float> samples = source.Slice(_first[i], weights.Length);
            float sum = 0;
            for (int k = 0; k < weights.Length; k++)
            {
                sum += samples[k] * weights[k];
            }

            destination[i] = sum;
        }
    }
}
