namespace LesionMetrics.Acquisition;

/// <summary>What a file's first bytes say it is.</summary>
internal enum ImageFormat
{
    /// <summary>No image that is known here.</summary>
    Unknown,

    /// <summary>JPEG.</summary>
    Jpeg,

    /// <summary>PNG.</summary>
    Png,

    /// <summary>TIFF or BigTIFF.</summary>
    Tiff,

    /// <summary>WebP.</summary>
    WebP,

    /// <summary>HEIC or HEIF.</summary>
    Heif,

    /// <summary>An image or document that is recognized and not read; <see cref="ImageSignature.Describe"/> names it.</summary>
    Unsupported,
}
