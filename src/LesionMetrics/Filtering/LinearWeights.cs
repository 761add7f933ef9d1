namespace LesionMetrics.Filtering;

/// <summary>Linear interpolation along one axis with center-aligned samples and replicated ends.</summary>
internal sealed class LinearWeights
{
    private readonly int[] _lower;
    private readonly int[] _upper;
    private readonly float[] _fraction;

    /// <summary>Positions of <paramref name="targetLength"/> samples among <paramref name="sourceLength"/>.</summary>
    public LinearWeights(int sourceLength, int targetLength)
    {
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
    public void Interpolate(ReadOnlySpan<float> source, Span<float> destination)
    {
        for (int i = 0; i < destination.Length; i++)
        {
            float left = source[_lower[i]];
            destination[i] = left + (_fraction[i] * (source[_upper[i]] - left));
        }
    }
}
