namespace LesionMetrics.Imaging;

/// <summary>A set of pixels: one byte each, row-major, <see cref="Out"/> (0) or <see cref="In"/> (255) and nothing between.</summary>
/// <remarks>Filled by the stage that allocates it, read-only by convention once handed on.</remarks>
public sealed class Mask
{
    /// <summary>The byte of a pixel that belongs to the set.</summary>
    public const byte In = 255;

    /// <summary>The byte of a pixel that does not belong to the set.</summary>
    public const byte Out = 0;

    private readonly byte[] _pixels;

    /// <summary>Allocates an empty set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A side is not positive.</exception>
    public Mask(int width, int height)
        : this(width, height, PlaneMemory.Zeros<byte>)
    {
    }

    /// <summary>Allocates an empty set of <paramref name="size"/>.</summary>
    public Mask(ImageSize size)
        : this(size.Width, size.Height)
    {
    }

    private Mask(int width, int height, Func<int, byte[]> allocate)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        Width = width;
        Height = height;
        _pixels = allocate(checked(width * height));
    }

    /// <summary>Columns, in pixels.</summary>
    public int Width { get; }

    /// <summary>Rows, in pixels.</summary>
    public int Height { get; }

    /// <summary>Width and height.</summary>
    public ImageSize Size => new(Width, Height);

    /// <summary>All pixels, row-major, 0 or 255.</summary>
    public ReadOnlySpan<byte> Pixels => _pixels;

    /// <summary>All pixels, row-major, for the stage that fills the mask. Write 0 or 255 only.</summary>
    public Span<byte> WritablePixels => _pixels;

    /// <summary>Whether column <paramref name="x"/> of row <paramref name="y"/> is in the set.</summary>
    public bool this[int x, int y] => _pixels[(y * Width) + x] != Out;

    /// <summary>Row <paramref name="y"/>, 0 or 255 a pixel.</summary>
    public ReadOnlySpan<byte> Row(int y) => _pixels.AsSpan(y * Width, Width);

    /// <summary>Row <paramref name="y"/> for the stage that fills the mask. Write 0 or 255 only.</summary>
    public Span<byte> WritableRow(int y) => _pixels.AsSpan(y * Width, Width);

    /// <summary>Number of pixels in the set.</summary>
    public long CountIn() => Width * (long)Height - _pixels.AsSpan().Count(Out);

    /// <summary>A mask whose pixels are whatever was in memory, for a stage that writes every one of them.</summary>
    internal static Mask Uninitialized(ImageSize size) => new(size.Width, size.Height, PlaneMemory.Uninitialized<byte>);

    /// <summary>A copy that may be written without touching this mask.</summary>
    public Mask Copy()
    {
        Mask copy = Uninitialized(Size);
        Pixels.CopyTo(copy.WritablePixels);
        return copy;
    }

    /// <summary>The set that holds every pixel of an image of <paramref name="size"/>.</summary>
    public static Mask Full(ImageSize size)
    {
        Mask full = Uninitialized(size);
        full.WritablePixels.Fill(In);
        return full;
    }
}
