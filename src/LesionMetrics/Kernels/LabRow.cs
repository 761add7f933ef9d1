using System.Runtime.CompilerServices;

namespace LesionMetrics.Kernels;

/// <summary>Linear sRGB rows to CIELAB (CIE 15:2018) with the D65 white of IEC 61966-2-1. Bit-identical on every CPU.</summary>
public static class LabRow
{
    /// <summary>
    /// L* (0 to 100 for input in [0, 1]), a* and b* of linear sRGB. Values outside [0, 1] are converted by the same formulas; NaN in a channel makes the
    /// coordinates that depend on it NaN or unspecified.
    /// </summary>
    /// <exception cref="ArgumentException">The lengths differ, or the spans overlap other than row by row.</exception>
    public static void FromLinear(
        ReadOnlySpan<float> red,
        ReadOnlySpan<float> green,
        ReadOnlySpan<float> blue,
        Span<float> lightness,
        Span<float> a,
        Span<float> b) =>
        RowWalk.Triple(red, green, blue, lightness, a, b, default(LinearToLab));

    private readonly struct LinearToLab : ITripleRowOperation
    {
        // Rows of the linear sRGB to XYZ matrix divided by the white's X, Y and Z, so that white gives (1, 1, 1).
        private const float Xr = 0.43388735f;
        private const float Xg = 0.37622401f;
        private const float Xb = 0.18988865f;
        private const float Yr = 0.21263901f;
        private const float Yg = 0.71516868f;
        private const float Yb = 0.07219232f;
        private const float Zr = 0.01775004f;
        private const float Zg = 0.10944762f;
        private const float Zb = 0.87280234f;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TLanes>(ref TLanes x, ref TLanes y, ref TLanes z)
            where TLanes : struct, IFloatLanes<TLanes>
        {
            TLanes fx = F((x * TLanes.All(Xr)) + (y * TLanes.All(Xg)) + (z * TLanes.All(Xb)));
            TLanes fy = F((x * TLanes.All(Yr)) + (y * TLanes.All(Yg)) + (z * TLanes.All(Yb)));
            TLanes fz = F((x * TLanes.All(Zr)) + (y * TLanes.All(Zg)) + (z * TLanes.All(Zb)));
            x = (fy * TLanes.All(116f)) - TLanes.All(16f);
            y = (fx - fy) * TLanes.All(500f);
            z = (fy - fz) * TLanes.All(200f);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static TLanes F<TLanes>(TLanes t)
            where TLanes : struct, IFloatLanes<TLanes>
        {
            const float Knee = 216f / 24389f;
            const float Slope = 841f / 108f;
            const float Offset = 4f / 29f;
            TLanes straight = (t * TLanes.All(Slope)) + TLanes.All(Offset);
            TLanes curved = Elementary.CubeRoot(t);
            return TLanes.Select(TLanes.Less(TLanes.All(Knee), t), curved, straight);
        }
    }
}
