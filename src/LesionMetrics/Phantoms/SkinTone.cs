namespace LesionMetrics.Phantoms;

/// <summary>Fitzpatrick tone, drawn here as a band of the individual typology angle (Chardon 1991): above 55, 41-55, 28-41, 10-28, -30-10, below -30 degrees.</summary>
public enum SkinTone
{
    /// <summary>Very light: above 55 degrees.</summary>
    I = 1,

    /// <summary>Light: 41 to 55 degrees.</summary>
    II,

    /// <summary>Intermediate: 28 to 41 degrees.</summary>
    III,

    /// <summary>Tan: 10 to 28 degrees.</summary>
    IV,

    /// <summary>Brown: -30 to 10 degrees.</summary>
    V,

    /// <summary>Dark: below -30 degrees.</summary>
    VI,
}
