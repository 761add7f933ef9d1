namespace LesionMetrics.Measurement;

/// <summary>The area of one lesion kind within its borders: strict, likely and lenient, in one unit.</summary>
/// <param name="Strict">Area within the strict border.</param>
/// <param name="Likely">Area that is reported.</param>
/// <param name="Lenient">Area within the lenient border.</param>
public sealed record PlausibleAreas(double Strict, double Likely, double Lenient)
{
    /// <summary>Plausible areas that lie further apart than this share of the likely one. Wider than two people who outline one lesion differ.</summary>
    private const double WideShare = 0.2;

    /// <summary>Whether the borders lie so far apart that the area asks for a person's look.</summary>
    public bool AreWide => Lenient - Strict > WideShare * Likely;
}
