using System.Runtime.InteropServices;

namespace LesionMetrics.Filtering;

/// <summary>
/// The k-th smallest of a set of floats, without sorting all of it: samples are counted by the upper half of their bits, and only the bin that holds the
/// rank is sorted.
/// </summary>
internal sealed class OrderStatistics
{
    // Below this, sorting everything costs less than counting.
    private const int SmallestCounted = 4096;

    private readonly float[] _values;
    private readonly int[]? _ends;
    private int _sortedBin = -1;
    private float[] _sorted = [];

    /// <summary>Takes over the first <paramref name="count"/> of <paramref name="values"/>, none of them NaN.</summary>
    public OrderStatistics(float[] values, int count)
    {
        _values = values;
        Count = count;
        if (count < SmallestCounted)
        {
            _sorted = values;
            Array.Sort(_sorted, 0, count);
            return;
        }

        _ends = new int[65536];
        foreach (int bits in MemoryMarshal.Cast<float, int>(values.AsSpan(0, count)))
        {
            _ends[Bin(bits)]++;
        }

        int total = 0;
        for (int bin = 0; bin < _ends.Length; bin++)
        {
            total += _ends[bin];
            _ends[bin] = total;
        }
    }

    /// <summary>Number of samples.</summary>
    public int Count { get; }

    /// <summary>The sample of rank <paramref name="rank"/>, from 0.</summary>
    public float this[int rank]
    {
        get
        {
            if (_ends is null)
            {
                return _sorted[rank];
            }

            int found = _ends.AsSpan().BinarySearch(rank + 1);
            int bin = found >= 0 ? found : ~found;
            while (bin > 0 && _ends[bin - 1] > rank)
            {
                bin--;
            }

            int first = bin == 0 ? 0 : _ends[bin - 1];
            if (bin != _sortedBin)
            {
                Sort(bin, _ends[bin] - first);
            }

            return _sorted[rank - first];
        }
    }

    /// <summary>The upper 16 bits of a key that orders as floats do: the sign turned over, and all bits of negative numbers.</summary>
    private static int Bin(int bits) => ((bits ^ ((bits >> 31) | int.MinValue)) >> 16) & 0xFFFF;

    private void Sort(int bin, int count)
    {
        _sorted = new float[count];
        _sortedBin = bin;
        int filled = 0;
        foreach (float value in _values.AsSpan(0, Count))
        {
            if (Bin(BitConverter.SingleToInt32Bits(value)) == bin)
            {
                _sorted[filled++] = value;
            }
        }

        Array.Sort(_sorted);
    }
}
