namespace LesionMetrics.Phantoms;

/// <summary>What lies behind the body: cloth, a wall, paper, wood, another patch of skin color.</summary>
/// <param name="Kind">0 plain, 1 folded cloth with a weave, 2 paper, 3 wood.</param>
/// <param name="Red">Linear red.</param>
/// <param name="Green">Linear green.</param>
/// <param name="Blue">Linear blue.</param>
/// <param name="SizePixels">Size of folds or grain, in pixels.</param>
/// <param name="Contrast">Depth of folds, 0-0.6.</param>
/// <param name="WeavePixels">Period of the weave, in pixels.</param>
/// <param name="WeaveContrast">0-0.12.</param>
/// <param name="Cos">Cosine of the texture's direction.</param>
/// <param name="Sin">Sine of the texture's direction.</param>
/// <param name="ShadowMm">Reach of the body's shadow, in mm.</param>
/// <param name="Seed">Seed of its noises.</param>
internal sealed record Backdrop(
    int Kind,
    double Red,
    double Green,
    double Blue,
    double SizePixels,
    double Contrast,
    double WeavePixels,
    double WeaveContrast,
    double Cos,
    double Sin,
    double ShadowMm,
    ulong Seed)
{
    private static readonly (double Red, double Green, double Blue)[] Palette =
    [
        (0.82, 0.82, 0.80), (0.70, 0.72, 0.76), (0.55, 0.55, 0.55), (0.25, 0.26, 0.27), (0.03, 0.03, 0.035), (0.05, 0.25, 0.18), (0.06, 0.16, 0.38),
        (0.30, 0.52, 0.68), (0.28, 0.02, 0.04), (0.50, 0.36, 0.22), (0.60, 0.47, 0.36), (0.40, 0.22, 0.13), (0.72, 0.62, 0.48), (0.55, 0.30, 0.27),
        (0.62, 0.55, 0.20), (0.20, 0.10, 0.30),
    ];

    /// <summary>Draws a backdrop for a photo whose longer side is given.</summary>
    public static Backdrop Draw(int longerSide, RandomStream random)
    {
        (double red, double green, double blue) = random.Pick<(double, double, double)>(Palette);
        double shade = PortableMath.Exp(0.25 * random.Normal());
        (double sin, double cos) = PortableMath.SinCos(random.Uniform(0, Math.PI));
        return new Backdrop(
            random.Integer(0, 3),
            Math.Min(0.95, red * shade),
            Math.Min(0.95, green * shade),
            Math.Min(0.95, blue * shade),
            longerSide * random.LogUniform(0.04, 0.3),
            random.Uniform(0.05, 0.55),
            Math.Max(2.5, longerSide * random.LogUniform(0.0015, 0.006)),
            random.Uniform(0, 0.1),
            cos,
            sin,
            random.LogUniform(2, 25),
            random.Seed);
    }

    /// <summary>Reflectance at a pixel, before light; large variation only, <see cref="Weave"/> adds the fine one.</summary>
    public double Fold(double x, double y)
    {
        double u = ((x * Cos) + (y * Sin)) / SizePixels;
        double v = ((y * Cos) - (x * Sin)) / SizePixels;
        double value = Kind switch
        {
            0 => 0.35 * LatticeNoise.Octaves(u, v, Seed, 2),
            1 => LatticeNoise.Octaves(u + (0.6 * LatticeNoise.Sample(u * 0.7, v * 0.7, Seed + 1)), v * 0.4, Seed, 3),
            2 => 0.25 * LatticeNoise.Octaves(u, v, Seed, 3),
            _ => LatticeNoise.Octaves(u * 9, v * 0.5, Seed, 4, 0.7),
        };
        return Math.Max(0.15, 1 + (Contrast * 1.6 * value));
    }

    /// <summary>Fine texture at a pixel, about 1.</summary>
    public double Weave(int x, int y)
    {
        if (Kind == 1)
        {
            double u = Triangle(((x * Cos) + (y * Sin)) / WeavePixels);
            double v = Triangle(((y * Cos) - (x * Sin)) / WeavePixels);
            return 1 + (WeaveContrast * (u + v));
        }

        return 1 + (0.35 * WeaveContrast * LatticeNoise.Sample(x * 0.6, y * 0.6, Seed + 9));
    }

    private static double Triangle(double t)
    {
        double f = t - Math.Floor(t);
        return Math.Abs((2 * f) - 1) - 0.5;
    }
}
