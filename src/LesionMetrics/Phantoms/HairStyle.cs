namespace LesionMetrics.Phantoms;

/// <summary>One population of hairs at a site.</summary>
/// <param name="PerSquareCm">Roots a square centimeter.</param>
/// <param name="LengthMm">Mean visible length.</param>
/// <param name="WidthMm">Mean diameter, 0.015-0.12.</param>
/// <param name="Curl">Turn over the length, in radians.</param>
/// <param name="Disorder">Standard deviation of direction, in radians.</param>
/// <param name="Angle">Mean direction, in radians.</param>
/// <param name="Red">Linear red of the hair.</param>
/// <param name="Green">Linear green of the hair.</param>
/// <param name="Blue">Linear blue of the hair.</param>
/// <param name="WhiteShare">Share of white hairs.</param>
/// <param name="Opacity">How much of the skin a hair hides, 0-1.</param>
internal sealed record HairStyle(
    double PerSquareCm,
    double LengthMm,
    double WidthMm,
    double Curl,
    double Disorder,
    double Angle,
    double Red,
    double Green,
    double Blue,
    double WhiteShare,
    double Opacity)
{
    private static readonly (double Red, double Green, double Blue)[] Colors =
    [
        (0.012, 0.010, 0.009), (0.035, 0.022, 0.015), (0.08, 0.045, 0.025), (0.20, 0.13, 0.065), (0.36, 0.27, 0.16), (0.28, 0.10, 0.04), (0.30, 0.30, 0.31),
        (0.62, 0.61, 0.58),
    ];

    /// <summary>Draws the fine vellus hair that nearly all skin bears.</summary>
    public static HairStyle DrawVellus(RandomStream random)
    {
        (double red, double green, double blue) = random.Pick<(double, double, double)>(Colors);
        double pale = random.Uniform(0.2, 0.8);
        return new HairStyle(
            random.Uniform(4, 45),
            random.LogUniform(1.2, 5),
            random.Uniform(0.012, 0.03),
            random.Uniform(0.2, 1.2),
            random.Uniform(0.15, 0.6),
            random.Uniform(0, 2 * Math.PI),
            red + (pale * 0.4),
            green + (pale * 0.33),
            blue + (pale * 0.25),
            0,
            random.Uniform(0.25, 0.6));
    }

    /// <summary>Draws terminal hair, from a few to a pelt; null where the site is bare.</summary>
    public static HairStyle? DrawTerminal(PhantomSite site, SkinTone tone, PhantomDifficulty difficulty, bool hairy, RandomStream random)
    {
        double bare = site switch { PhantomSite.Flat or PhantomSite.Trunk => 0.45, PhantomSite.Chin => 0.55, PhantomSite.Periorbital => 1, _ => 0.25 };
        if (random.Chance(bare) && !(hairy && bare < 1))
        {
            return null;
        }

        (double red, double green, double blue) = random.Pick<(double, double, double)>(tone >= SkinTone.IV ? Colors.AsSpan(0, 3) : Colors);
        bool stubble = site == PhantomSite.Chin || random.Chance(0.15);
        double most = difficulty == PhantomDifficulty.Easy ? 8 : 32;
        return new HairStyle(
            stubble ? random.LogUniform(10, 50) : random.LogUniform(0.8, most),
            stubble ? random.LogUniform(0.4, 2) : random.LogUniform(3, 16),
            random.Uniform(0.035, 0.085),
            random.Uniform(0.2, 1.6),
            random.Uniform(0.15, 0.7),
            random.Uniform(0, 2 * Math.PI),
            red,
            green,
            blue,
            random.Chance(0.3) ? random.Uniform(0.02, 0.6) : 0,
            random.Uniform(0.75, 0.98));
    }
}
