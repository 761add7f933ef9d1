using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LesionMetrics.Filtering;

/// <summary>Linear interpolation along one axis with center-aligned samples and replicated ends.</summary>
internal sealed class LinearWeights
{
    private readonly int[] _lower;
    private readonly int[] _upper;
    private readonly float[] _fraction;
    private readonly int _sourceLength;

    /// <summary>Positions of <paramref name="targetLength"/> samples among <paramref name="sourceLength"/>.</summary>
    public LinearWeights(int sourceLength, int targetLength)
    {
        _sourceLength = sourceLength;
        _lower = new int[targetLength];
        _upper = new int[targetLength];
        _fraction = new float[targetLength];
        for (int i = 0; i < targetLength; i++)
        {
            double position = Math.Clamp(((i + 0.5) * sourceLength / targetLength) - 0.5, 0, sourceLength - 1);
            _lower[i] = (int)position;
            _upper[i] = Math.Min(_lower[i] + 1, sourceLength - 1);
            _fraction[i] = (float)(position - _lower[i]);
        }
    }

    /// <summary>The source sample at or before target sample <paramref name="i"/>.</summary>
    public int Lower(int i) => _lower[i];

    /// <summary>The source sample after it, the last one at the end.</summary>
    public int Upper(int i) => _upper[i];

    /// <summary>How far from lower to upper, in [0, 1].</summary>
    public float Fraction(int i) => _fraction[i];

    /// <summary>destination[i] = source interpolated at target sample i.</summary>
    /// <exception cref="ArgumentException">The lengths are not those that the weights were made for.</exception>
    public void Interpolate(ReadOnlySpan<float> source, Span<float> destination)
    {
        if (source.Length != _sourceLength || destination.Length != _lower.Length)
        {
            throw new ArgumentException($"Rows of {_sourceLength} and {_lower.Length} samples are needed, got {source.Length} and {destination.Length}.");
        }

        // Positions lie within the source by construction, and the lengths were checked.
        ref float sample = ref MemoryMarshal.GetReference(source);
        ref int lower = ref MemoryMarshal.GetArrayDataReference(_lower);
        ref int upper = ref MemoryMarshal.GetArrayDataReference(_upper);
        ref float fraction = ref MemoryMarshal.GetArrayDataReference(_fraction);
        for (nint i = 0; i < destination.Length; i++)
        {
            float left = Unsafe.Add(ref sample, Unsafe.Add(ref lower, i));
            float right = Unsafe.Add(ref sample, Unsafe.Add(ref upper, i));
            destination[(int)i] = left + (Unsafe.Add(ref fraction, i) * (right - left));
        }
    }
}
