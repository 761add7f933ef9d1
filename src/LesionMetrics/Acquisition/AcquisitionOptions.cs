namespace LesionMetrics.Acquisition;

/// <summary>What a photo file may be.</summary>
public sealed record AcquisitionOptions
{
    internal const long DefaultMaxPixels = 200_000_000;
    internal const long DefaultMaxFileBytes = 1L << 30;

    /// <summary>
    /// Largest photo that is decoded, in pixels, 1 to 350,000,000. Default 200 megapixels, what the largest phone sensors give; judged from the
    /// header, so that a small file that claims to be huge costs nothing.
    /// </summary>
    public long MaxPixels { get; init; } = DefaultMaxPixels;

    /// <summary>Largest file that is read, in bytes. Default 1 GiB, above an uncompressed 16-bit TIFF of 170 megapixels.</summary>
    public long MaxFileBytes { get; init; } = DefaultMaxFileBytes;

    /// <summary>Whether blocks are taken out of a strongly compressed JPEG's color. Models were trained without, on photos few of which are that strongly compressed.</summary>
    public bool Deblocks { get; init; } = true;

    /// <summary>How the picture itself is judged.</summary>
    public QualityOptions Quality { get; init; } = new();

    /// <summary>Refuses values outside the documented ranges.</summary>
    /// <exception cref="StudyException">A value is out of range; the message names it.</exception>
    public void Validate()
    {
        // A 16-bit raster of more pixels would not fit one array.
        if (MaxPixels is < 1 or > 350_000_000)
        {
            throw new StudyException("Option MaxPixels must lie between 1 and 350000000.");
        }

        if (MaxFileBytes is < 1 or > int.MaxValue)
        {
            throw new StudyException("Option MaxFileBytes must lie between 1 and 2147483647.");
        }

        Quality.Validate();
    }
}
