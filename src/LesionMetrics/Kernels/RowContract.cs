namespace LesionMetrics.Kernels;

/// <summary>What every kernel asks of its rows: one length, and no overlap but the exact one.</summary>
internal static class RowContract
{
    /// <summary>Refuses rows of different lengths, and a destination that overlaps the source with a shift.</summary>
    /// <exception cref="ArgumentException">The lengths differ, or the spans overlap with a shift.</exception>
    public static void Check<TSource, TDestination>(ReadOnlySpan<TSource> source, Span<TDestination> destination)
        where TSource : unmanaged
        where TDestination : unmanaged
    {
        if (source.Length != destination.Length)
        {
            throw new ArgumentException($"Rows of one length are needed, got {source.Length} and {destination.Length}.", nameof(destination));
        }

        if (typeof(TSource) == typeof(TDestination))
        {
            ReadOnlySpan<byte> from = System.Runtime.InteropServices.MemoryMarshal.AsBytes(source);
            Span<byte> to = System.Runtime.InteropServices.MemoryMarshal.AsBytes(destination);
            if (from.Overlaps(to, out int shift) && shift != 0)
            {
                throw new ArgumentException("The destination overlaps a source with a shift.", nameof(destination));
            }
        }
        else
        {
            RefuseOverlap(source, destination);
        }
    }

    /// <summary>Refuses any overlap.</summary>
    /// <exception cref="ArgumentException">The spans overlap.</exception>
    public static void RefuseOverlap<TSource, TDestination>(ReadOnlySpan<TSource> source, Span<TDestination> destination)
        where TSource : unmanaged
        where TDestination : unmanaged
    {
        ReadOnlySpan<byte> from = System.Runtime.InteropServices.MemoryMarshal.AsBytes(source);
        if (from.Overlaps(System.Runtime.InteropServices.MemoryMarshal.AsBytes(destination)))
        {
            throw new ArgumentException("The destination overlaps a source.", nameof(destination));
        }
    }

    /// <summary>Three rows to three rows: one length; destination k may be source k, and overlaps nothing else.</summary>
    /// <exception cref="ArgumentException">The lengths differ, or the spans overlap otherwise.</exception>
    public static void CheckTriple(
        ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> z, Span<float> a, Span<float> b, Span<float> c)
    {
        Check(x, a);
        Check(y, b);
        Check(z, c);
        if (x.Length != y.Length || x.Length != z.Length)
        {
            throw new ArgumentException($"Rows of one length are needed, got {x.Length}, {y.Length} and {z.Length}.", nameof(y));
        }

        RefuseOverlap(y, a);
        RefuseOverlap(z, a);
        RefuseOverlap(x, b);
        RefuseOverlap(z, b);
        RefuseOverlap(x, c);
        RefuseOverlap(y, c);
        RefuseOverlap<float, float>(a, b);
        RefuseOverlap<float, float>(a, c);
        RefuseOverlap<float, float>(b, c);
    }
}
