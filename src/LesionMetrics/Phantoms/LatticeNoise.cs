using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LesionMetrics.Phantoms;

/// <summary>
/// Gradient noise on a lattice (after Perlin 2002, doi 10.1145/566654.566636) with hashed gradients: smooth, zero mean, a standard deviation
/// of about 0.35, values in [-1, 1]. Made of integer hashes, sums and products, so the same on every machine.
/// </summary>
internal static class LatticeNoise
{
    private const int DirectionBits = 8;
    private static readonly double[] Gradients = BuildGradients();

    /// <summary>Noise of lattice spacing 1 at (<paramref name="x"/>, <paramref name="y"/>).</summary>
    public static double Sample(double x, double y, ulong seed) => Sample(x, y, seed, -1);

    /// <summary>As above, repeating after <paramref name="mask"/> + 1 lattice cells in both directions; mask is a power of two less one, or -1.</summary>
    public static double Sample(double x, double y, ulong seed, int mask)
    {
        double floorX = Math.Floor(x);
        double floorY = Math.Floor(y);
        int ix = (int)floorX;
        int iy = (int)floorY;
        double fx = x - floorX;
        double fy = y - floorY;
        double u = fx * fx * fx * ((fx * ((fx * 6) - 15)) + 10);
        double v = fy * fy * fy * ((fy * ((fy * 6) - 15)) + 10);
        uint key = (uint)(seed ^ (seed >> 32)) * 0x9E3779B1u;
        uint left = key + ((uint)(ix & mask) * 0x85EBCA77u);
        uint right = key + ((uint)((ix + 1) & mask) * 0x85EBCA77u);
        uint up = (uint)(iy & mask) * 0xC2B2AE3Du;
        uint down = (uint)((iy + 1) & mask) * 0xC2B2AE3Du;
        ref double gradients = ref MemoryMarshal.GetArrayDataReference(Gradients);
        double a = Corner(ref gradients, left ^ up, fx, fy);
        double b = Corner(ref gradients, right ^ up, fx - 1, fy);
        double c = Corner(ref gradients, left ^ down, fx, fy - 1);
        double d = Corner(ref gradients, right ^ down, fx - 1, fy - 1);
        double top = a + (u * (b - a));
        double bottom = c + (u * (d - c));
        return top + (v * (bottom - top));
    }

    /// <summary>Octaves of noise, each at twice the frequency and <paramref name="gain"/> times the amplitude of the one before; the first has amplitude 1.</summary>
    public static double Octaves(double x, double y, ulong seed, int count, double gain = 0.5)
    {
        double sum = 0;
        double amplitude = 1;
        for (int i = 0; i < count; i++)
        {
            sum += amplitude * Sample(x, y, seed + ((ulong)i * 0x632BE59BD9B4E019UL));

            // Each octave is turned by 37 degrees, or the lattices line up and outlines turn square.
            double turned = (1.6 * x) - (1.2 * y) + 17.3;
            y = (1.2 * x) + (1.6 * y) - 9.1;
            x = turned;
            amplitude *= gain;
        }

        return sum;
    }

    /// <summary>A uniform number in [0, 1) that belongs to lattice point (<paramref name="ix"/>, <paramref name="iy"/>).</summary>
    public static double Cell(int ix, int iy, ulong seed) => (CellBits(ix, iy, seed) >> 11) * (1.0 / (1UL << 53));

    /// <summary>64 bits that belong to lattice point (<paramref name="ix"/>, <paramref name="iy"/>).</summary>
    public static ulong CellBits(int ix, int iy, ulong seed) =>
        RandomStream.Hash((((ulong)(uint)ix << 32) | (uint)iy) ^ (seed * 0xD6E8FEB86659FD93UL));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Corner(ref double gradients, uint hash, double dx, double dy)
    {
        hash ^= hash >> 15;
        hash *= 0x2C1B3C6Du;
        hash ^= hash >> 12;
        hash *= 0x297A2D39u;
        nint at = (nint)(hash >> (32 - DirectionBits)) * 2;
        return (Unsafe.Add(ref gradients, at) * dx) + (Unsafe.Add(ref gradients, at + 1) * dy);
    }

    private static double[] BuildGradients()
    {
        double[] gradients = new double[2 << DirectionBits];
        for (int i = 0; i < 1 << DirectionBits; i++)
        {
            (double sin, double cos) = PortableMath.SinCos(2 * Math.PI * (i + 0.5) / (1 << DirectionBits));
            gradients[2 * i] = cos * Math.Sqrt(2);
            gradients[(2 * i) + 1] = sin * Math.Sqrt(2);
        }

        return gradients;
    }
}
