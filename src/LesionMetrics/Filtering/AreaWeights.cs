using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LesionMetrics.Filtering;

/// <summary>
/// Area averaging along one axis: target cell i covers the source interval [i n / m, (i + 1) n / m); each source sample counts by the part of it that is covered.
/// </summary>
internal sealed class AreaWeights
{
    private readonly int[] _first;
    private readonly int[] _offset;
    private readonly float[] _weights;
    private readonly int _sourceLength;

    /// <summary>Weights from <paramref name="sourceLength"/> samples to <paramref name="targetLength"/>, no more than that.</summary>
    public AreaWeights(int sourceLength, int targetLength)
    {
        _sourceLength = sourceLength;
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
    /// <exception cref="ArgumentException">The lengths are not those that the weights were made for.</exception>
    public void Reduce(ReadOnlySpan<float> source, Span<float> destination)
    {
        if (destination.Length != _first.Length || source.Length != _sourceLength)
        {
            throw new ArgumentException($"Rows of {_sourceLength} and {_first.Length} samples are needed, got {source.Length} and {destination.Length}.");
        }

        // Cells lie within the source by construction, and the lengths were checked.
        ref float sample = ref MemoryMarshal.GetReference(source);
        ref float weight = ref MemoryMarshal.GetArrayDataReference(_weights);
        for (int i = 0; i < destination.Length; i++)
        {
            int count = _offset[i + 1] - _offset[i];
            ref float from = ref Unsafe.Add(ref sample, _first[i]);
            float sum = from * weight;
            for (int k = 1; k < count; k++)
            {
                sum += Unsafe.Add(ref from, k) * Unsafe.Add(ref weight, k);
            }

            weight = ref Unsafe.Add(ref weight, count);
            destination[i] = sum;
        }
    }
}
