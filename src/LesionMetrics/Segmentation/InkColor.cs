namespace LesionMetrics.Segmentation;

/// <summary>
/// The color of surgical marker on skin: it takes red light, and less of blue. No mixture of melanin, blood and shadow does, as both chromophores absorb
/// blue far more strongly (Jacques 2013, doi 10.1088/0031-9155/58/11/R37). Single pixels of gray scale on dark skin may: only what is a stroke, or lies in a close-up about a figure, is asked.
/// </summary>
internal static class InkColor
{
    /// <summary>Least loss of red light, and by how much it exceeds that of blue, in log10 units: 0.12 is a quarter.</summary>
    private const double LeastLoss = 0.12;

    /// <summary>Largest loss of blue, as a share of that of red; a keratosis has two thirds.</summary>
    private const double MostBlueShare = 0.6;

    /// <summary>Least loss at the soft edges of a stroke: 0.06 is an eighth.</summary>
    private const double LeastLossAtEdge = 0.06;

    /// <summary>Least loss of green, as a share of that of red, of violet marker, which takes as much of it; shade at the edge of a limb takes half, gray scale on dark skin three fifths.</summary>
    private const double LeastGreenOfViolet = 0.8;

    /// <summary>Most that blue may gain, in log10 units: gray scale on dark skin reflects more of it than the skin does.</summary>
    private const double MostBlueGained = 0.04;

    /// <summary>
    /// Least log10 of blue over red, for violet; blue marker, which takes less green, is bluer than red. The mottling of dark skin that takes as little blue is brown, at less than -0.3.
    /// </summary>
    private const double LeastBlueOverRed = -0.25;

    /// <summary>Whether what changes skin so is marker.</summary>
    /// <param name="red">log10 of red light minus that of unaffected skin.</param>
    /// <param name="blue">Likewise.</param>
    public static bool Is(double red, double blue) => Takes(red, blue, LeastLoss);

    /// <summary>Whether it may be the edge of a stroke.</summary>
    /// <inheritdoc cref="Is"/>
    public static bool MayBe(double red, double blue) => Takes(red, blue, LeastLossAtEdge);

    /// <summary>Whether a piece of what may be marker has its color as a whole.</summary>
    /// <param name="red">log10 of red light minus that of the skin beside, in the mean.</param>
    /// <param name="green">Likewise.</param>
    /// <param name="blue">Likewise.</param>
    /// <param name="blueOverRed">log10 of blue over red, in the mean.</param>
    public static bool IsStroke(double red, double green, double blue, double blueOverRed) =>
        blue <= MostBlueGained && (green <= LeastGreenOfViolet * red ? blueOverRed >= LeastBlueOverRed : blueOverRed >= 0);

    private static bool Takes(double red, double blue, double loss) => -red >= loss && blue - red >= loss && -blue <= -MostBlueShare * red;
}
