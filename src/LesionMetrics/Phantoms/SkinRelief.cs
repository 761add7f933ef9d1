namespace LesionMetrics.Phantoms;

/// <summary>The microrelief of a site's skin. Depths in mm.</summary>
/// <param name="TexelsPerMm">Resolution at which it will be seen.</param>
/// <param name="PlateauMm">Width of a plateau between primary furrows, 0.5-1.8.</param>
/// <param name="Anisotropy">How much narrower plateaus are across than along, 0.6-2.</param>
/// <param name="FurrowDepth">0.01-0.08.</param>
/// <param name="Grain">Roughness of the horny layer, 0-0.01.</param>
/// <param name="PoresPerSquareMm">0-0.6.</param>
/// <param name="PoreMm">Radius of a pore, 0.05-0.2.</param>
/// <param name="PoreDepth">0.02-0.08.</param>
internal sealed record SkinRelief(
    double TexelsPerMm,
    double PlateauMm,
    double Anisotropy,
    double FurrowDepth,
    double Grain,
    double PoresPerSquareMm,
    double PoreMm,
    double PoreDepth)
{
    /// <summary>Draws the relief of one site: rough on limbs, fine and porous on faces.</summary>
    public static SkinRelief Draw(PhantomSite site, double texelsPerMm, RandomStream random)
    {
        bool face = site is PhantomSite.Chin or PhantomSite.Periorbital;
        return new SkinRelief(
            texelsPerMm,
            random.LogUniform(0.5, face ? 1.0 : 1.7),
            random.LogUniform(0.6, 1.9),
            random.LogUniform(0.008, face ? 0.03 : 0.06),
            random.Uniform(0.0005, 0.005),
            face ? random.Uniform(0.1, 0.6) : random.Uniform(0, 0.12),
            random.Uniform(0.06, face ? 0.18 : 0.1),
            random.Uniform(0.02, 0.07));
    }

    /// <summary>The same relief, <paramref name="gain"/> times as deep.</summary>
    public SkinRelief Deepened(double gain) => this with { FurrowDepth = gain * FurrowDepth, Grain = gain * Grain, PoreDepth = gain * PoreDepth };
}
