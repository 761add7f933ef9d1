using System.Runtime.InteropServices;

namespace LesionMetrics.Imaging;

/// <summary>A decoded photo: interleaved R, G, B, sRGB-encoded, upright, 8 or 16 bits a sample, rows without padding.</summary>
public sealed class RgbRaster
{
    private readonly byte[] _bytes;

    /// <summary>Wraps <paramref name="bytes"/>, which the raster then owns. 16-bit samples are in the machine's byte order.</summary>
    /// <exception cref="ArgumentException">The array's length is not width x height x 3 x bytes a sample, or the depth is neither 8 nor 16.</exception>
    public RgbRaster(ImageSize size, int bitsPerSample, byte[] bytes)
    {
        if (bitsPerSample is not (8 or 16))
        {
            throw new ArgumentException($"8 or 16 bits a sample are needed, got {bitsPerSample}.", nameof(bitsPerSample));
        }

        if (bytes.LongLength != size.PixelCount * 3 * (bitsPerSample / 8))
        {
            throw new ArgumentException($"{size} at {bitsPerSample} bits needs {size.PixelCount * 3 * (bitsPerSample / 8)} bytes, got {bytes.LongLength}.", nameof(bytes));
        }

        Size = size;
        BitsPerSample = bitsPerSample;
        _bytes = bytes;
    }

    /// <summary>Width and height of the upright photo, in pixels.</summary>
    public ImageSize Size { get; }

    /// <summary>8 or 16.</summary>
    public int BitsPerSample { get; }

    /// <summary>All samples as bytes, row-major.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>Row <paramref name="y"/> of an 8-bit raster: R, G, B, R, G, B, ...</summary>
    /// <exception cref="InvalidOperationException">The raster is not 8-bit.</exception>
    public ReadOnlySpan<byte> Row8(int y) =>
        BitsPerSample == 8
            ? _bytes.AsSpan(y * Size.Width * 3, Size.Width * 3)
            : throw new InvalidOperationException("The raster holds 16 bits a sample.");

    /// <summary>Row <paramref name="y"/> of a 16-bit raster: R, G, B, R, G, B, ...</summary>
    /// <exception cref="InvalidOperationException">The raster is not 16-bit.</exception>
    public ReadOnlySpan<ushort> Row16(int y) =>
        BitsPerSample == 16
            ? MemoryMarshal.Cast<byte, ushort>(_bytes.AsSpan(y * Size.Width * 6, Size.Width * 6))
            : throw new InvalidOperationException("The raster holds 8 bits a sample.");
}
