using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace LesionMetrics.Kernels;

/// <summary>
/// The walk over rows that the elementwise kernels share: a group of samples at a time, the rest through the same body in a buffer, so that a sample's
/// result depends neither on its place in the row nor on the CPU's vector width.
/// </summary>
internal static class RowWalk
{
    // Vector512.IsHardwareAccelerated is false on CPUs whose clock falls under heavy 512-bit use; these rows are faster at 512 bits there all the same.
    internal static bool Vector512Path => Avx512BW.IsSupported || Vector512.IsHardwareAccelerated;

    /// <summary>destination = operation(x), elementwise. In place is allowed.</summary>
    /// <exception cref="ArgumentException">The lengths differ, or a source overlaps the destination with a shift.</exception>
    public static void Unary<TOperation>(ReadOnlySpan<float> x, Span<float> destination, TOperation operation)
        where TOperation : struct, IUnaryRowOperation
    {
        RowContract.Check(x, destination);
        if (Vector512Path)
        {
            Unary<TOperation, FloatLanes512>(x, destination, operation);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Unary<TOperation, FloatLanes256>(x, destination, operation);
        }
        else
        {
            Unary<TOperation, FloatLanes128>(x, destination, operation);
        }
    }

    private static void Unary<TOperation, TLanes>(ReadOnlySpan<float> x, Span<float> destination, TOperation operation)
        where TOperation : struct, IUnaryRowOperation
        where TLanes : struct, IFloatLanes<TLanes>
    {
        ref float xStart = ref MemoryMarshal.GetReference(x);
        ref float target = ref MemoryMarshal.GetReference(destination);
        int i = 0;
        for (; i <= destination.Length - TLanes.Count; i += TLanes.Count)
        {
            operation.Apply(TLanes.Load(ref xStart, i)).Store(ref target, i);
        }

        if (i < destination.Length)
        {
            StoreTail(operation.Apply(LoadTail<TLanes>(x[i..])), destination[i..]);
        }
    }

    /// <summary>destination = operation(x, y), elementwise. In place is allowed.</summary>
    /// <exception cref="ArgumentException">The lengths differ, or a source overlaps the destination with a shift.</exception>
    public static void Binary<TOperation>(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> destination, TOperation operation)
        where TOperation : struct, IBinaryRowOperation
    {
        RowContract.Check(x, destination);
        RowContract.Check(y, destination);
        if (Vector512Path)
        {
            Binary<TOperation, FloatLanes512>(x, y, destination, operation);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Binary<TOperation, FloatLanes256>(x, y, destination, operation);
        }
        else
        {
            Binary<TOperation, FloatLanes128>(x, y, destination, operation);
        }
    }

    private static void Binary<TOperation, TLanes>(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> destination, TOperation operation)
        where TOperation : struct, IBinaryRowOperation
        where TLanes : struct, IFloatLanes<TLanes>
    {
        ref float xStart = ref MemoryMarshal.GetReference(x);
        ref float yStart = ref MemoryMarshal.GetReference(y);
        ref float target = ref MemoryMarshal.GetReference(destination);
        int i = 0;
        for (; i <= destination.Length - TLanes.Count; i += TLanes.Count)
        {
            operation.Apply(TLanes.Load(ref xStart, i), TLanes.Load(ref yStart, i)).Store(ref target, i);
        }

        if (i < destination.Length)
        {
            StoreTail(operation.Apply(LoadTail<TLanes>(x[i..]), LoadTail<TLanes>(y[i..])), destination[i..]);
        }
    }

    /// <summary>destination = operation(x, y, z), elementwise. In place is allowed.</summary>
    /// <exception cref="ArgumentException">The lengths differ, or a source overlaps the destination with a shift.</exception>
    public static void Ternary<TOperation>(ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> z, Span<float> destination, TOperation operation)
        where TOperation : struct, ITernaryRowOperation
    {
        RowContract.Check(x, destination);
        RowContract.Check(y, destination);
        RowContract.Check(z, destination);
        if (Vector512Path)
        {
            Ternary<TOperation, FloatLanes512>(x, y, z, destination, operation);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Ternary<TOperation, FloatLanes256>(x, y, z, destination, operation);
        }
        else
        {
            Ternary<TOperation, FloatLanes128>(x, y, z, destination, operation);
        }
    }

    private static void Ternary<TOperation, TLanes>(ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> z, Span<float> destination, TOperation operation)
        where TOperation : struct, ITernaryRowOperation
        where TLanes : struct, IFloatLanes<TLanes>
    {
        ref float xStart = ref MemoryMarshal.GetReference(x);
        ref float yStart = ref MemoryMarshal.GetReference(y);
        ref float zStart = ref MemoryMarshal.GetReference(z);
        ref float target = ref MemoryMarshal.GetReference(destination);
        int i = 0;
        for (; i <= destination.Length - TLanes.Count; i += TLanes.Count)
        {
            operation.Apply(TLanes.Load(ref xStart, i), TLanes.Load(ref yStart, i), TLanes.Load(ref zStart, i)).Store(ref target, i);
        }

        if (i < destination.Length)
        {
            StoreTail(operation.Apply(LoadTail<TLanes>(x[i..]), LoadTail<TLanes>(y[i..]), LoadTail<TLanes>(z[i..])), destination[i..]);
        }
    }

    /// <summary>(a, b, c) = operation(x, y, z), elementwise. In place is allowed, row by row.</summary>
    /// <exception cref="ArgumentException">The lengths differ, or a source overlaps a destination it may not.</exception>
    public static void Triple<TOperation>(
        ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> z, Span<float> a, Span<float> b, Span<float> c, TOperation operation)
        where TOperation : struct, ITripleRowOperation
    {
        RowContract.CheckTriple(x, y, z, a, b, c);
        if (Vector512Path)
        {
            Triple<TOperation, FloatLanes512>(x, y, z, a, b, c, operation);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Triple<TOperation, FloatLanes256>(x, y, z, a, b, c, operation);
        }
        else
        {
            Triple<TOperation, FloatLanes128>(x, y, z, a, b, c, operation);
        }
    }

    private static void Triple<TOperation, TLanes>(
        ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> z, Span<float> a, Span<float> b, Span<float> c, TOperation operation)
        where TOperation : struct, ITripleRowOperation
        where TLanes : struct, IFloatLanes<TLanes>
    {
        ref float xStart = ref MemoryMarshal.GetReference(x);
        ref float yStart = ref MemoryMarshal.GetReference(y);
        ref float zStart = ref MemoryMarshal.GetReference(z);
        ref float aStart = ref MemoryMarshal.GetReference(a);
        ref float bStart = ref MemoryMarshal.GetReference(b);
        ref float cStart = ref MemoryMarshal.GetReference(c);
        int i = 0;
        for (; i <= a.Length - TLanes.Count; i += TLanes.Count)
        {
            TLanes u = TLanes.Load(ref xStart, i);
            TLanes v = TLanes.Load(ref yStart, i);
            TLanes w = TLanes.Load(ref zStart, i);
            operation.Apply(ref u, ref v, ref w);
            u.Store(ref aStart, i);
            v.Store(ref bStart, i);
            w.Store(ref cStart, i);
        }

        if (i < a.Length)
        {
            TLanes u = LoadTail<TLanes>(x[i..]);
            TLanes v = LoadTail<TLanes>(y[i..]);
            TLanes w = LoadTail<TLanes>(z[i..]);
            operation.Apply(ref u, ref v, ref w);
            StoreTail(u, a[i..]);
            StoreTail(v, b[i..]);
            StoreTail(w, c[i..]);
        }
    }

    /// <summary>Up to a group of samples, the missing ones 0.</summary>
    internal static TLanes LoadTail<TLanes>(ReadOnlySpan<float> rest)
        where TLanes : struct, IFloatLanes<TLanes>
    {
        Span<float> buffer = stackalloc float[16];
        buffer.Clear();
        rest.CopyTo(buffer);
        return TLanes.Load(ref MemoryMarshal.GetReference(buffer), 0);
    }

    /// <summary>As many of the samples as <paramref name="rest"/> takes.</summary>
    internal static void StoreTail<TLanes>(TLanes value, Span<float> rest)
        where TLanes : struct, IFloatLanes<TLanes>
    {
        Span<float> buffer = stackalloc float[16];
        value.Store(ref MemoryMarshal.GetReference(buffer), 0);
        buffer[..rest.Length].CopyTo(rest);
    }
}
