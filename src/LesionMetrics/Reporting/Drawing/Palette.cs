using LesionMetrics.Segmentation;

namespace LesionMetrics.Reporting.Drawing;

/// <summary>
/// The colors of drawings, from the palette of Okabe and Ito (2008), which people with any of the common color vision deficiencies can tell
/// apart; those were chosen that also stand out from skin of every tone.
/// </summary>
public static class Palette
{
    /// <summary>Outlines of depigmented areas: sky blue.</summary>
    public static Rgb Depigmented { get; } = new(0x56, 0xB4, 0xE9);

    /// <summary>Outlines of plaques: yellow.</summary>
    public static Rgb Plaque { get; } = new(0xF0, 0xE4, 0x42);

    /// <summary>Lesion at baseline, clear at follow-up: bluish green.</summary>
    public static Rgb Cleared { get; } = new(0x00, 0x9E, 0x73);

    /// <summary>Clear at baseline, lesion at follow-up: reddish purple.</summary>
    public static Rgb Appeared { get; } = new(0xCC, 0x79, 0xA7);

    /// <summary>Dark halo around lines, ground of legends.</summary>
    public static Rgb Dark { get; } = new(0x14, 0x18, 0x1C);

    /// <summary>Text on dark ground.</summary>
    public static Rgb Light { get; } = new(0xF4, 0xF4, 0xF2);

    /// <summary>Ground where the follow-up photo shows nothing.</summary>
    public static Rgb NoCounterpart { get; } = new(0x60, 0x66, 0x6C);

    /// <summary>The outline color of <paramref name="kind"/>.</summary>
    public static Rgb Of(LesionKind kind) => kind == LesionKind.Depigmented ? Depigmented : Plaque;
}
