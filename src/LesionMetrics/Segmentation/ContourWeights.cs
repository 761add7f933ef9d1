namespace LesionMetrics.Segmentation;

/// <summary>What speaks for a contour, and how much: exponents of a product. Chosen by the Dice of single pixels on 320 synthetic photos and on 186 painted real close-ups, all of them in view.</summary>
/// <param name="ColorStep">Of the step in color across it.</param>
/// <param name="NoiseStep">Of the same over the noise on either side.</param>
/// <param name="Distance">Of how far its inside differs from the ring about it, in deviations.</param>
/// <param name="Area">Of its share of skin: a contour round the darkest speck is steep, too.</param>
/// <param name="Lowering">What each unit of log odds below a half costs.</param>
internal sealed record ContourWeights(double ColorStep, double NoiseStep, double Distance, double Area, double Lowering)
{
    /// <summary>Least that a step or distance counts as.</summary>
    private const double Floor = 1e-3;

    /// <summary>Those for <paramref name="kind"/>: scale and crust make a plaque's noise, which a step in color alone would follow.</summary>
    public static ContourWeights Of(LesionKind kind) => kind == LesionKind.Depigmented ? new(1, 0, 1, 0.25, 0.1) : new(0, 1, 0.5, 0.4, 0.3);

    /// <summary>Logarithm of the product.</summary>
    public double Score(double colorStep, double noiseStep, double distance, double areaShare, double level) =>
        (ColorStep * Log(colorStep)) + (NoiseStep * Log(noiseStep)) + (Distance * Log(distance)) + (Area * Log(areaShare)) - (Lowering * Math.Max(0, -level));

    private static double Log(double value) => PortableMath.Log(Math.Max(Floor, value));
}
