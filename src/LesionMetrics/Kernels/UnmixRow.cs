using System.Runtime.CompilerServices;

namespace LesionMetrics.Kernels;

/// <summary>Three rows through a 3 x 3 matrix.</summary>
public static class UnmixRow
{
    /// <summary>
    /// (first, second, third) = matrix (x, y, z), elementwise. With the rows of an inverted absorption matrix, optical densities become amounts of melanin,
    /// hemoglobin and shade (Tsumura, Haneishi and Miyake 1999, doi 10.1364/JOSAA.16.002169).
    /// </summary>
    /// <param name="x">First source row.</param>
    /// <param name="y">Second source row.</param>
    /// <param name="z">Third source row.</param>
    /// <param name="matrix">Nine numbers, row-major.</param>
    /// <param name="first">First result; may be <paramref name="x"/>.</param>
    /// <param name="second">Second result; may be <paramref name="y"/>.</param>
    /// <param name="third">Third result; may be <paramref name="z"/>.</param>
    /// <exception cref="ArgumentException">The matrix has not nine numbers, the lengths differ, or rows overlap other than one by one.</exception>
    public static void Multiply(
        ReadOnlySpan<float> x,
        ReadOnlySpan<float> y,
        ReadOnlySpan<float> z,
        ReadOnlySpan<float> matrix,
        Span<float> first,
        Span<float> second,
        Span<float> third)
    {
        if (matrix.Length != 9)
        {
            throw new ArgumentException($"Nine numbers are needed, got {matrix.Length}.", nameof(matrix));
        }

        Product product = new()
        {
            M00 = matrix[0],
            M01 = matrix[1],
            M02 = matrix[2],
            M10 = matrix[3],
            M11 = matrix[4],
            M12 = matrix[5],
            M20 = matrix[6],
            M21 = matrix[7],
            M22 = matrix[8],
        };
        RowWalk.Triple(x, y, z, first, second, third, product);
    }

    private readonly struct Product : ITripleRowOperation
    {
        public required float M00 { get; init; }

        public required float M01 { get; init; }

        public required float M02 { get; init; }

        public required float M10 { get; init; }

        public required float M11 { get; init; }

        public required float M12 { get; init; }

        public required float M20 { get; init; }

        public required float M21 { get; init; }

        public required float M22 { get; init; }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TLanes>(ref TLanes x, ref TLanes y, ref TLanes z)
            where TLanes : struct, IFloatLanes<TLanes>
        {
            TLanes a = (x * TLanes.All(M00)) + (y * TLanes.All(M01)) + (z * TLanes.All(M02));
            TLanes b = (x * TLanes.All(M10)) + (y * TLanes.All(M11)) + (z * TLanes.All(M12));
            z = (x * TLanes.All(M20)) + (y * TLanes.All(M21)) + (z * TLanes.All(M22));
            x = a;
            y = b;
        }
    }
}
