namespace LesionMetrics.Phantoms;

/// <summary>An irregular outline in the surface frame: an ellipse whose plane is warped by noise, and whose border is frayed by finer noise.</summary>
/// <param name="X">Center, in mm.</param>
/// <param name="Y">Center, in mm.</param>
/// <param name="RadiusMm">Radius of the circle of equal area before fraying.</param>
/// <param name="Stretch">Long over short axis, at least 1.</param>
/// <param name="Cos">Cosine of the long axis' angle.</param>
/// <param name="Sin">Sine of the long axis' angle.</param>
/// <param name="Warp">Large irregularity as a share of the radius, 0-1.</param>
/// <param name="FrayMm">Amplitude of fine irregularity of the border.</param>
/// <param name="FrayWavelengthMm">Size of fine irregularity.</param>
/// <param name="Seed">Seed of both noises.</param>
/// <param name="FrayOctaves">Octaves of fine irregularity, 1-5.</param>
internal sealed record PatchOutline(
    double X,
    double Y,
    double RadiusMm,
    double Stretch,
    double Cos,
    double Sin,
    double Warp,
    double FrayMm,
    double FrayWavelengthMm,
    ulong Seed,
    int FrayOctaves = 5)
{
    /// <summary>No point farther than this from the center lies inside.</summary>
    public double ReachMm => (RadiusMm * Math.Sqrt(Stretch) * (1.15 + Warp)) + (1.5 * FrayMm) + 1;

    /// <summary>Draws an outline about a center.</summary>
    public static PatchOutline Draw(double x, double y, double radiusMm, RandomStream random)
    {
        (double sin, double cos) = PortableMath.SinCos(random.Uniform(0, Math.PI));
        return new PatchOutline(
            x,
            y,
            radiusMm,
            random.LogUniform(1, 2.2),
            cos,
            sin,
            random.Uniform(0.25, 0.95),
            radiusMm * random.LogUniform(0.02, 0.22),
            radiusMm * random.LogUniform(0.12, 0.6),
            random.Seed);
    }

    /// <summary>Roughly the distance in mm from the border, positive inside.</summary>
    public double Inside(double x, double y)
    {
        double dx = x - X;
        double dy = y - Y;
        double square = (dx * dx) + (dy * dy);
        if (square > ReachMm * ReachMm * 1.3)
        {
            return RadiusMm - Math.Sqrt(square);
        }

        double scale = 1.1 / RadiusMm;
        double warp = Warp * RadiusMm;
        dx += warp * LatticeNoise.Octaves((dx * scale) + 3.7, (dy * scale) - 8.1, Seed + 11, 2);
        dy += warp * LatticeNoise.Octaves((dx * scale) - 5.3, (dy * scale) + 2.9, Seed + 12, 2);
        double u = ((dx * Cos) + (dy * Sin)) / Math.Sqrt(Stretch);
        double v = ((dy * Cos) - (dx * Sin)) * Math.Sqrt(Stretch);
        double inside = RadiusMm - Math.Sqrt((u * u) + (v * v));

        // Fraying matters at the border alone; fading it out saves most of the work.
        double near = 1 - PortableMath.SmoothStep(2.5 * FrayMm, 5 * FrayMm, Math.Abs(inside));
        return near <= 0 ? inside : inside + (near * FrayMm * LatticeNoise.Octaves(((x * Cos) + (y * Sin)) / FrayWavelengthMm, ((y * Cos) - (x * Sin)) / FrayWavelengthMm, Seed + 13, FrayOctaves, 0.55));
    }
}
