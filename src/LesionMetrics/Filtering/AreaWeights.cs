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
    private readonly int _fewest;
    private readonly int[] _last;
    private readonly float[] _lastWeight;

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

        // A cell covers either the fewest samples or one more: the one more is read by all, with no weight where there is none.
        _fewest = Enumerable.Range(0, targetLength).Min(i => _offset[i + 1] - _offset[i]);
        _last = new int[targetLength];
        _lastWeight = new float[targetLength];
        for (int i = 0; i < targetLength; i++)
        {
            bool more = _offset[i + 1] - _offset[i] > _fewest;
            _last[i] = _first[i] + _fewest - (more ? 0 : 1);
            _lastWeight[i] = more ? _weights[_offset[i] + _fewest] : 0;
        }
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
        ref float target = ref MemoryMarshal.GetReference(destination);
        ref float weights = ref MemoryMarshal.GetArrayDataReference(_weights);
        ref int first = ref MemoryMarshal.GetArrayDataReference(_first);
        ref int offset = ref MemoryMarshal.GetArrayDataReference(_offset);
        ref int last = ref MemoryMarshal.GetArrayDataReference(_last);
        ref float lastWeight = ref MemoryMarshal.GetArrayDataReference(_lastWeight);
        int fewest = _fewest;
        for (nint i = 0; i < destination.Length; i++)
        {
            ref float from = ref Unsafe.Add(ref sample, Unsafe.Add(ref first, i));
            ref float weight = ref Unsafe.Add(ref weights, Unsafe.Add(ref offset, i));
            float end = Unsafe.Add(ref sample, Unsafe.Add(ref last, i)) * Unsafe.Add(ref lastWeight, i);
            float sum = from * weight;
            if (fewest == 3)
            {
                sum += Unsafe.Add(ref from, 1) * Unsafe.Add(ref weight, 1);
                sum += Unsafe.Add(ref from, 2) * Unsafe.Add(ref weight, 2);
            }
            else
            {
                for (nint k = 1; k < fewest; k++)
                {
                    sum += Unsafe.Add(ref from, k) * Unsafe.Add(ref weight, k);
                }
            }

            Unsafe.Add(ref target, i) = sum + end;
        }
    }
}
