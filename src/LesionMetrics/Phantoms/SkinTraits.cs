namespace LesionMetrics.Phantoms;

/// <summary>What a person's skin has everywhere at one site.</summary>
/// <param name="Tone">Fitzpatrick tone.</param>
/// <param name="ItaDegrees">Individual typology angle that the average skin was given.</param>
/// <param name="LnMelanin">Natural logarithm of the melanin volume fraction.</param>
/// <param name="LnBlood">Natural logarithm of the blood volume fraction.</param>
/// <param name="Colors">Color over melanin and blood.</param>
/// <param name="MelaninMottle">Amplitude of large mottling of ln melanin, 0.03-0.5.</param>
/// <param name="BloodMottle">Amplitude of large mottling of ln blood, 0.1-0.7.</param>
/// <param name="FineMelanin">Amplitude of fine mottling of ln melanin, 0.02-0.25.</param>
/// <param name="FineBlood">Amplitude of fine mottling of ln blood, 0.03-0.4.</param>
/// <param name="MottleLargeMm">Size of the large mottling, 10-60 mm.</param>
/// <param name="Oil">Gloss, 0-0.8.</param>
/// <param name="Wrinkle">Slope of wrinkles, 0-0.4.</param>
/// <param name="WrinkleMm">Distance of wrinkles, 3-9.</param>
/// <param name="WrinkleCos">Cosine of their direction.</param>
/// <param name="WrinkleSin">Sine of their direction.</param>
internal sealed record SkinTraits(
    SkinTone Tone,
    double ItaDegrees,
    double LnMelanin,
    double LnBlood,
    SkinColorTable Colors,
    double MelaninMottle,
    double BloodMottle,
    double FineMelanin,
    double FineBlood,
    double MottleLargeMm,
    double Oil,
    double Wrinkle,
    double WrinkleMm,
    double WrinkleCos,
    double WrinkleSin)
{
    /// <summary>Draws a person: the typology angle uniform within the tone's band, melanin solved for it.</summary>
    public static SkinTraits Draw(SkinTone tone, RandomStream random)
    {
        double ita = tone switch
        {
            SkinTone.I => random.Uniform(56, 65),
            SkinTone.II => random.Uniform(42, 54),
            SkinTone.III => random.Uniform(29, 40),
            SkinTone.IV => random.Uniform(11, 27),
            SkinTone.V => random.Uniform(-28, 9),
            _ => random.Uniform(-58, -32),
        };
        SkinOptics optics = new(random.Uniform(0.5, 0.9), random.Uniform(38, 56), random.Uniform(0, 0.9), random.Uniform(2.2, 3.2), random.Uniform(0.004, 0.016));
        double blood = random.LogUniform(0.006, 0.022) * (tone <= SkinTone.II ? 0.75 : 1);
        double melanin = optics.MelaninForIta(ita, blood);
        (double wrinkleSin, double wrinkleCos) = PortableMath.SinCos(random.Uniform(0, Math.PI));
        return new SkinTraits(
            tone,
            ita,
            PortableMath.Log(melanin),
            PortableMath.Log(blood),
            new SkinColorTable(optics),
            random.LogUniform(0.08, 0.4),
            random.LogUniform(0.15, 0.6),
            random.LogUniform(0.03, 0.2),
            random.LogUniform(0.05, 0.35),
            random.LogUniform(12, 50),
            random.Chance(0.3) ? random.Uniform(0.3, 0.8) : random.Uniform(0, 0.3),
            random.Chance(0.35) ? random.Uniform(0.05, 0.4) : 0,
            random.Uniform(3, 9),
            wrinkleCos,
            wrinkleSin);
    }

    /// <summary>The same skin, its mottling of all sizes <paramref name="gain"/> times as strong.</summary>
    public SkinTraits Mottled(double gain) => this with
    {
        MelaninMottle = gain * MelaninMottle,
        BloodMottle = gain * BloodMottle,
        FineMelanin = gain * FineMelanin,
        FineBlood = gain * FineBlood,
    };
}
