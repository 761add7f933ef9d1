namespace LesionMetrics.Native;

/// <summary>What an image's samples mean, numbered as libvips numbers them; only what a photo may be.</summary>
internal enum VipsInterpretation
{
    /// <summary>Bands without a stated meaning.</summary>
    Multiband = 0,

    /// <summary>Gray, 8 bits.</summary>
    Gray = 1,

    /// <summary>CIE XYZ.</summary>
    Xyz = 12,

    /// <summary>CIE L*a*b*, floating point.</summary>
    Lab = 13,

    /// <summary>Cyan, magenta, yellow, black.</summary>
    Cmyk = 15,

    /// <summary>Red, green, blue without a stated space.</summary>
    Rgb = 17,

    /// <summary>CIE L*a*b*, 16-bit integers.</summary>
    Labs = 21,

    /// <summary>sRGB, 8 bits.</summary>
    Srgb = 22,

    /// <summary>RGB, 16 bits.</summary>
    Rgb16 = 25,

    /// <summary>Gray, 16 bits.</summary>
    Gray16 = 26,

    /// <summary>Linear light on sRGB primaries, floating point.</summary>
    ScRgb = 28,
}
