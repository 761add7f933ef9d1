namespace LesionMetrics.Phantoms;

/// <summary>
/// Gradient noise on a lattice (after Perlin 2002, doi 10.1145/566654.566636) with hashed gradients: smooth, zero mean, a standard deviation
/// of about 0.3, values in [-1, 1]. Made of integer hashes, sums and products, so the same on every machine.
/// </summary>
internal static class LatticeNoise
{
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
        double a = Corner(ix & mask, iy & mask, seed, fx, fy);
        double b = Corner((ix + 1) & mask, iy & mask, seed, fx - 1, fy);
        double c = Corner(ix & mask, (iy + 1) & mask, seed, fx, fy - 1);
        double d = Corner((ix + 1) & mask, (iy + 1) & mask, seed, fx - 1, fy - 1);
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
            x = (x * 2) + 17.3;
            y = (y * 2) - 9.1;
            amplitude *= gain;
        }

        return sum;
    }

    /// <summary>A uniform number in [0, 1) that belongs to lattice point (<paramref name="ix"/>, <paramref name="iy"/>).</summary>
    public static double Cell(int ix, int iy, ulong seed) => (CellBits(ix, iy, seed) >> 11) * (1.0 / (1UL << 53));

    /// <summary>64 bits that belong to lattice point (<paramref name="ix"/>, <paramref name="iy"/>).</summary>
    public static ulong CellBits(int ix, int iy, ulong seed) =>
        RandomStream.Hash((((ulong)(uint)ix << 32) | (uint)iy) ^ (seed * 0xD6E8FEB86659FD93UL));

    private static double Corner(int ix, int iy, ulong seed, double dx, double dy)
    {
        ulong h = (((ulong)(uint)ix << 32) | (uint)iy) ^ (seed * 0xD6E8FEB86659FD93UL);
        h *= 0xBF58476D1CE4E5B9UL;
        h ^= h >> 32;
        h *= 0x94D049BB133111EBUL;

        // Gradients on the square |gx| + |gy| = 1.4 rather than the circle: no sine needed, and no direction preferred visibly.
        double t = (h >> 44) * (4.0 / (1 << 20));
        int side = (int)t;
        double along = t - side;
        double gx = side switch { 0 => 1 - along, 1 => -along, 2 => along - 1, _ => along };
        double gy = side switch { 0 => along, 1 => 1 - along, 2 => -along, _ => along - 1 };
        return 1.4 * ((gx * dx) + (gy * dy));
    }
}
