namespace LesionMetrics.Validation;

/// <summary>The groups of skin tone that agreement is told for.</summary>
public static class ToneGroups
{
    /// <summary>The name of the group of all photos, those without a known tone included.</summary>
    public const string All = "all";

    /// <summary>Every group in the order of the tables: all, each tone, the lighter four and the darker two.</summary>
    public static IReadOnlyList<string> Names { get; } = [All, .. Enum.GetNames<ToneGroup>(), "I-IV", "V-VI"];

    /// <summary>The tone of a photo whose unaffected skin has the angle <paramref name="itaDegrees"/>; null where that is unknown.</summary>
    public static ToneGroup? Of(double? itaDegrees) => itaDegrees switch
    {
        null or double.NaN => null,
        > 55 => ToneGroup.I,
        > 41 => ToneGroup.II,
        > 28 => ToneGroup.III,
        > 10 => ToneGroup.IV,
        > -30 => ToneGroup.V,
        _ => ToneGroup.VI,
    };

    /// <summary>Whether a photo of <paramref name="tone"/> belongs to the group called <paramref name="name"/>.</summary>
    public static bool Holds(string name, ToneGroup? tone) => name switch
    {
        All => true,
        "I-IV" => tone <= ToneGroup.IV,
        "V-VI" => tone >= ToneGroup.V,
        _ => tone is { } known && known.ToString() == name,
    };
}
