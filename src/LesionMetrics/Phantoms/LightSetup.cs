namespace LesionMetrics.Phantoms;

/// <summary>The light of one visit.</summary>
/// <param name="X">Direction to the lamp, along x; the camera looks along -z.</param>
/// <param name="Y">Direction to the lamp, along y.</param>
/// <param name="Z">Direction to the lamp, toward the camera, positive.</param>
/// <param name="Ambient">Share of light from everywhere, 0.25-0.85.</param>
/// <param name="FalloffX">Change of light over half the photo's width, -0.4 to 0.4.</param>
/// <param name="FalloffY">As above over half its height.</param>
/// <param name="TintX">Change of color temperature over half the width (mixed light), -0.08 to 0.08.</param>
/// <param name="Gloss">Strength of specular reflection, 0-2 (0: crossed polarizers).</param>
/// <param name="Vignetting">Loss of light in the corners, 0-0.4.</param>
/// <param name="Red">Linear red of the light, after white balance.</param>
/// <param name="Green">Linear green, 1.</param>
/// <param name="Blue">Linear blue, after white balance.</param>
internal sealed record LightSetup(
    double X,
    double Y,
    double Z,
    double Ambient,
    double FalloffX,
    double FalloffY,
    double TintX,
    double Gloss,
    double Vignetting,
    double Red,
    double Green,
    double Blue)
{
    /// <summary>Draws the light of a visit.</summary>
    public static LightSetup Draw(PhantomDifficulty difficulty, RandomStream random)
    {
        double spread = difficulty switch { PhantomDifficulty.Easy => 0.5, PhantomDifficulty.Medium => 0.8, _ => 1.2 };
        (double sin, double cos) = PortableMath.SinCos(random.Uniform(0, 2 * Math.PI));
        double slant = random.Uniform(0.1, 0.5 + (0.5 * spread));
        double length = Math.Sqrt(1 + (slant * slant));

        // What is left of the lamp's color after white balance, along daylight and a little off it (green or magenta).
        double warmth = 0.075 * spread * random.Normal();
        double green = 0.022 * spread * random.Normal();
        return new LightSetup(
            slant * cos / length,
            slant * sin / length,
            1 / length,
            random.Uniform(0.3, 0.8),
            0.16 * spread * random.Normal(),
            0.16 * spread * random.Normal(),
            0.03 * spread * random.Normal(),
            random.Chance(0.12) ? random.Uniform(0, 0.15) : random.LogUniform(0.3, 1.6),
            random.Uniform(0, 0.3 * spread),
            PortableMath.Exp(warmth - green),
            1,
            PortableMath.Exp(-1.2 * warmth - green));
    }
}
