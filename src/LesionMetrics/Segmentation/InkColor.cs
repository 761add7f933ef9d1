namespace LesionMetrics.Segmentation;

/// <summary>
/// The color of surgical marker on skin: it takes red light, and less of blue. No mixture of melanin, blood and shadow does, as both chromophores absorb
/// blue far more strongly (Jacques 2013, doi 10.1088/0031-9155/58/11/R37). Gray scale on dark skin may: only where a close-up has a figure is marker asked for.
/// </summary>
internal static class InkColor
{
    /// <summary>Least loss of red light, and by how much it exceeds that of blue, in log10 units: 0.12 is a quarter.</summary>
    private const double LeastLoss = 0.12;

    /// <summary>Largest loss of blue, as a share of that of red; a keratosis has two thirds.</summary>
    private const double MostBlueShare = 0.6;

    /// <summary>Whether what changes skin so is marker.</summary>
    /// <param name="red">log10 of red light minus that of unaffected skin.</param>
    /// <param name="blue">Likewise.</param>
    public static bool Is(double red, double blue) => -red >= LeastLoss && blue - red >= LeastLoss && -blue <= -MostBlueShare * red;
}
