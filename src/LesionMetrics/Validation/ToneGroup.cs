namespace LesionMetrics.Validation;

/// <summary>
/// Skin tone by the individual typology angle of unaffected skin (Chardon, Cretois and Hourseau 1991, doi 10.1111/j.1467-2494.1991.tb00561.x), numbered
/// as del Bino and Bernerd did (2013, doi 10.1111/bjd.12529). A group of the photo as taken, not of the person: light and camera move it.
/// </summary>
public enum ToneGroup
{
    /// <summary>Very light: above 55 degrees.</summary>
    I = 1,

    /// <summary>Light: above 41, up to 55 degrees.</summary>
    II,

    /// <summary>Intermediate: above 28, up to 41 degrees.</summary>
    III,

    /// <summary>Tan: above 10, up to 28 degrees.</summary>
    IV,

    /// <summary>Brown: above -30, up to 10 degrees.</summary>
    V,

    /// <summary>Dark: -30 degrees or less.</summary>
    VI,
}
