namespace LesionMetrics.Phantoms;

/// <summary>
/// A periodic patch of skin at the scale of its pixels: the furrow network that divides it into small plateaus, pores, and fine mottling of melanin and
/// blood. Five interleaved channels a texel: slope in x, slope in y, furrow depth (0 plateau to 1 furrow), melanin and blood (zero mean).
/// </summary>
internal sealed class ReliefTile
{
    private const int Channels = 5;
    private readonly float[] _texels;
    private readonly int _mask;
    private readonly int _shift;
    private readonly double _texelsPerMm;

    /// <summary>Makes a patch of <paramref name="side"/> texels, a power of two.</summary>
    public ReliefTile(int side, double texelsPerMm, SkinRelief relief, RandomStream random)
    {
        _mask = side - 1;
        _shift = System.Numerics.BitOperations.Log2((uint)side);
        _texelsPerMm = texelsPerMm;
        _texels = new float[side * side * Channels];
        float[] height = new float[side * side];
        double sideMm = side / texelsPerMm;
        AddFurrows(height, side, Cells(sideMm, relief.PlateauMm), relief.FurrowDepth, relief.Anisotropy, random.Fork(1).Seed);
        AddFurrows(height, side, Cells(sideMm, relief.PlateauMm * 0.38), relief.FurrowDepth * 0.5, relief.Anisotropy, random.Fork(2).Seed);
        int grain = Math.Min(side, PowerOfTwo(sideMm / 0.16));
        ulong seed = random.Fork(3).Seed;
        int coarse = PowerOfTwo(sideMm / 3.0);
        for (int y = 0; y < side; y++)
        {
            for (int x = 0; x < side; x++)
            {
                int i = (y * side) + x;
                height[i] += (float)(relief.Grain * LatticeNoise.Sample(x * (double)grain / side, y * (double)grain / side, seed, grain - 1));
                double melanin = Periodic(x, y, side, coarse, seed + 1, 4);
                double blood = Periodic(x, y, side, coarse, seed + 2, 3);
                _texels[(i * Channels) + 2] = height[i];
                _texels[(i * Channels) + 3] = (float)melanin;
                _texels[(i * Channels) + 4] = (float)blood;
            }
        }

        AddPores(height, side, relief, random.Fork(4));
        StoreSlopes(height, side);
    }

    /// <summary>The five channels at a point of the surface, in mm.</summary>
    public void Sample(double xMm, double yMm, out float slopeX, out float slopeY, out float furrow, out float melanin, out float blood)
    {
        double x = xMm * _texelsPerMm;
        double y = yMm * _texelsPerMm;
        double floorX = Math.Floor(x);
        double floorY = Math.Floor(y);
        float fx = (float)(x - floorX);
        float fy = (float)(y - floorY);
        int x0 = (int)floorX & _mask;
        int y0 = ((int)floorY & _mask) << _shift;
        int x1 = (x0 + 1) & _mask;
        int y1 = (((int)floorY + 1) & _mask) << _shift;
        ReadOnlySpan<float> a = _texels.AsSpan((y0 + x0) * Channels, Channels);
        ReadOnlySpan<float> b = _texels.AsSpan((y0 + x1) * Channels, Channels);
        ReadOnlySpan<float> c = _texels.AsSpan((y1 + x0) * Channels, Channels);
        ReadOnlySpan<float> d = _texels.AsSpan((y1 + x1) * Channels, Channels);
        float wb = fx * (1 - fy);
        float wc = (1 - fx) * fy;
        float wd = fx * fy;
        float wa = 1 - wb - wc - wd;
        slopeX = (wa * a[0]) + (wb * b[0]) + (wc * c[0]) + (wd * d[0]);
        slopeY = (wa * a[1]) + (wb * b[1]) + (wc * c[1]) + (wd * d[1]);
        furrow = (wa * a[2]) + (wb * b[2]) + (wc * c[2]) + (wd * d[2]);
        melanin = (wa * a[3]) + (wb * b[3]) + (wc * c[3]) + (wd * d[3]);
        blood = (wa * a[4]) + (wb * b[4]) + (wc * c[4]) + (wd * d[4]);
    }

    private static int Cells(double sideMm, double cellMm) => Math.Max(4, (int)Math.Round(sideMm / cellMm));

    private static int PowerOfTwo(double wanted) => (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(2, wanted));

    private static double Periodic(int x, int y, int side, int cells, ulong seed, int octaves)
    {
        double sum = 0;
        double amplitude = 1;
        for (int i = 0; i < octaves && cells < side; i++)
        {
            sum += amplitude * LatticeNoise.Sample(x * (double)cells / side, y * (double)cells / side, seed + (ulong)(i * 7919), cells - 1);
            cells *= 2;
            amplitude *= 0.75;
        }

        return sum;
    }

    private static void AddFurrows(float[] height, int side, int cells, double depth, double anisotropy, ulong seed)
    {
        // Plateaus are the cells of a jittered lattice (Worley 1996, doi 10.1145/237170.237267); a furrow runs where two are equally near.
        int rows = Math.Max(4, (int)Math.Round(cells * anisotropy));
        double cellX = side / (double)cells;
        double cellY = side / (double)rows;
        double[] px = new double[cells * rows];
        double[] py = new double[cells * rows];
        for (int r = 0; r < rows; r++)
        {
            for (int c = 0; c < cells; c++)
            {
                px[(r * cells) + c] = 0.5 + (0.85 * (LatticeNoise.Cell(c, r, seed) - 0.5));
                py[(r * cells) + c] = 0.5 + (0.85 * (LatticeNoise.Cell(c, r, seed + 1) - 0.5));
            }
        }

        for (int y = 0; y < side; y++)
        {
            double gy = y / cellY;
            int row = (int)gy;
            for (int x = 0; x < side; x++)
            {
                double gx = x / cellX;
                int column = (int)gx;
                double first = 9;
                double second = 9;
                for (int dr = -1; dr <= 1; dr++)
                {
                    int r = row + dr;
                    int wrapped = (r < 0 ? r + rows : r >= rows ? r - rows : r) * cells;
                    for (int dc = -1; dc <= 1; dc++)
                    {
                        int c = column + dc;
                        int at = wrapped + (c < 0 ? c + cells : c >= cells ? c - cells : c);
                        double dx = c + px[at] - gx;
                        double dy = r + py[at] - gy;
                        double distance = (dx * dx) + (dy * dy);
                        double larger = Math.Max(first, distance);
                        first = Math.Min(first, distance);
                        second = Math.Min(second, larger);
                    }
                }

                double gap = Math.Min(1, (Math.Sqrt(second) - Math.Sqrt(first)) * 2.6);
                double furrow = (1 - gap) * (1 - gap);
                height[(y * side) + x] += (float)(-depth * furrow);
            }
        }
    }

    private static void AddPores(float[] height, int side, SkinRelief relief, RandomStream random)
    {
        double sideMm = side * 1.0 / relief.TexelsPerMm;
        int count = (int)(relief.PoresPerSquareMm * sideMm * sideMm);
        double radius = Math.Max(0.9, relief.PoreMm * relief.TexelsPerMm);
        int reach = (int)Math.Ceiling(2 * radius);
        for (int i = 0; i < count; i++)
        {
            int cx = random.Integer(0, side - 1);
            int cy = random.Integer(0, side - 1);
            double depth = relief.PoreDepth * random.Uniform(0.3, 1);
            for (int dy = -reach; dy <= reach; dy++)
            {
                for (int dx = -reach; dx <= reach; dx++)
                {
                    double t = ((dx * dx) + (dy * dy)) / (radius * radius);
                    height[(((cy + dy) & (side - 1)) * side) + ((cx + dx) & (side - 1))] -= (float)(depth * PortableMath.Exp(-t));
                }
            }
        }
    }

    private void StoreSlopes(float[] height, int side)
    {
        // Depth in mm, slopes per mm: the same skin looks the same whatever the size of the photo.
        float perMm = (float)(0.5 * _texelsPerMm);
        for (int y = 0; y < side; y++)
        {
            int up = ((y - 1) & _mask) << _shift;
            int down = ((y + 1) & _mask) << _shift;
            for (int x = 0; x < side; x++)
            {
                int at = ((y << _shift) + x) * Channels;
                _texels[at] = (height[(y << _shift) + ((x + 1) & _mask)] - height[(y << _shift) + ((x - 1) & _mask)]) * perMm;
                _texels[at + 1] = (height[down + x] - height[up + x]) * perMm;
                _texels[at + 2] = height[(y << _shift) + x];
            }
        }
    }
}
