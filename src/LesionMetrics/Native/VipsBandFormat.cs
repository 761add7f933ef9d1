namespace LesionMetrics.Native;

/// <summary>The type of an image's samples, numbered as libvips numbers them.</summary>
internal enum VipsBandFormat
{
    /// <summary>Unsigned 8 bits.</summary>
    UChar = 0,

    /// <summary>Signed 8 bits.</summary>
    Char = 1,

    /// <summary>Unsigned 16 bits.</summary>
    UShort = 2,

    /// <summary>Signed 16 bits.</summary>
    Short = 3,

    /// <summary>Unsigned 32 bits.</summary>
    UInt = 4,

    /// <summary>Signed 32 bits.</summary>
    Int = 5,

    /// <summary>32-bit floating point.</summary>
    Float = 6,
}
