using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace LesionMetrics.Kernels;

/// <summary>
/// The walk over rows that the elementwise kernels share: sixteen samples at a time, the rest through the same body in a buffer of sixteen, so that
/// a sample's result depends neither on its place in the row nor on the CPU's vector width.
/// </summary>
internal static class RowWalk
{
    private const int Lanes = 16;

    /// <summary>destination = operation(x), elementwise. In place is allowed.</summary>
    /// <exception cref="ArgumentException">The lengths differ, or the spans overlap with a shift.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Unary<TOperation>(ReadOnlySpan<float> x, Span<float> destination, TOperation operation)
        where TOperation : struct, IUnaryRowOperation
    {
        RowContract.Check(x, destination);
        ref float source = ref MemoryMarshal.GetReference(x);
        ref float target = ref MemoryMarshal.GetReference(destination);
        int i = 0;
        for (; i <= destination.Length - Lanes; i += Lanes)
        {
            operation.Apply(Vector512.LoadUnsafe(ref source, (nuint)i)).StoreUnsafe(ref target, (nuint)i);
        }

        if (i < destination.Length)
        {
            StoreTail(operation.Apply(LoadTail(x[i..])), destination[i..]);
        }
    }

    /// <summary>destination = operation(x, y), elementwise. In place is allowed.</summary>
    /// <exception cref="ArgumentException">The lengths differ, or a source overlaps the destination with a shift.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Binary<TOperation>(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> destination, TOperation operation)
        where TOperation : struct, IBinaryRowOperation
    {
        RowContract.Check(x, destination);
        RowContract.Check(y, destination);
        ref float first = ref MemoryMarshal.GetReference(x);
        ref float second = ref MemoryMarshal.GetReference(y);
        ref float target = ref MemoryMarshal.GetReference(destination);
        int i = 0;
        for (; i <= destination.Length - Lanes; i += Lanes)
        {
            operation.Apply(Vector512.LoadUnsafe(ref first, (nuint)i), Vector512.LoadUnsafe(ref second, (nuint)i)).StoreUnsafe(ref target, (nuint)i);
        }

        if (i < destination.Length)
        {
            StoreTail(operation.Apply(LoadTail(x[i..]), LoadTail(y[i..])), destination[i..]);
        }
    }

    /// <summary>destination = operation(x, y, z), elementwise. In place is allowed.</summary>
    /// <exception cref="ArgumentException">The lengths differ, or a source overlaps the destination with a shift.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Ternary<TOperation>(
        ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> z, Span<float> destination, TOperation operation)
        where TOperation : struct, ITernaryRowOperation
    {
        RowContract.Check(x, destination);
        RowContract.Check(y, destination);
        RowContract.Check(z, destination);
        ref float first = ref MemoryMarshal.GetReference(x);
        ref float second = ref MemoryMarshal.GetReference(y);
        ref float third = ref MemoryMarshal.GetReference(z);
        ref float target = ref MemoryMarshal.GetReference(destination);
        int i = 0;
        for (; i <= destination.Length - Lanes; i += Lanes)
        {
            operation.Apply(
                Vector512.LoadUnsafe(ref first, (nuint)i),
                Vector512.LoadUnsafe(ref second, (nuint)i),
                Vector512.LoadUnsafe(ref third, (nuint)i)).StoreUnsafe(ref target, (nuint)i);
        }

        if (i < destination.Length)
        {
            StoreTail(operation.Apply(LoadTail(x[i..]), LoadTail(y[i..]), LoadTail(z[i..])), destination[i..]);
        }
    }

    /// <summary>(a, b, c) = operation(x, y, z), elementwise. In place is allowed, plane by plane.</summary>
    /// <exception cref="ArgumentException">The lengths differ, or a source overlaps a destination it may not.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Triple<TOperation>(
        ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> z, Span<float> a, Span<float> b, Span<float> c, TOperation operation)
        where TOperation : struct, ITripleRowOperation
    {
        RowContract.CheckTriple(x, y, z, a, b, c);
        ref float first = ref MemoryMarshal.GetReference(x);
        ref float second = ref MemoryMarshal.GetReference(y);
        ref float third = ref MemoryMarshal.GetReference(z);
        int i = 0;
        for (; i <= a.Length - Lanes; i += Lanes)
        {
            Vector512<float> u = Vector512.LoadUnsafe(ref first, (nuint)i);
            Vector512<float> v = Vector512.LoadUnsafe(ref second, (nuint)i);
            Vector512<float> w = Vector512.LoadUnsafe(ref third, (nuint)i);
            operation.Apply(ref u, ref v, ref w);
            u.StoreUnsafe(ref MemoryMarshal.GetReference(a), (nuint)i);
            v.StoreUnsafe(ref MemoryMarshal.GetReference(b), (nuint)i);
            w.StoreUnsafe(ref MemoryMarshal.GetReference(c), (nuint)i);
        }

        if (i < a.Length)
        {
            Vector512<float> u = LoadTail(x[i..]);
            Vector512<float> v = LoadTail(y[i..]);
            Vector512<float> w = LoadTail(z[i..]);
            operation.Apply(ref u, ref v, ref w);
            StoreTail(u, a[i..]);
            StoreTail(v, b[i..]);
            StoreTail(w, c[i..]);
        }
    }

    /// <summary>Up to sixteen samples, the missing ones 0.</summary>
    public static Vector512<float> LoadTail(ReadOnlySpan<float> rest)
    {
        Span<float> buffer = stackalloc float[Lanes];
        buffer.Clear();
        rest.CopyTo(buffer);
        return Vector512.Create<float>(buffer);
    }

    /// <summary>The first samples of <paramref name="value"/>, as many as <paramref name="rest"/> takes.</summary>
    public static void StoreTail(Vector512<float> value, Span<float> rest)
    {
        Span<float> buffer = stackalloc float[Lanes];
        value.CopyTo(buffer);
        buffer[..rest.Length].CopyTo(rest);
    }
}
