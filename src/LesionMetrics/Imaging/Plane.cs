namespace LesionMetrics.Imaging;

/// <summary>
/// One channel of an image: <see cref="float"/> samples, row-major, without padding. The unit and range are the owner's to document.
/// </summary>
/// <remarks>
/// The stage that allocates a plane fills it through <see cref="WritableRow"/>; once handed on it is read-only by convention, and readers take <see cref="Row"/>.
/// </remarks>
public sealed class Plane
{
    private readonly float[] _samples;

    /// <summary>Allocates a plane of zeros.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A side is not positive.</exception>
    public Plane(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        Width = width;
        Height = height;
        _samples = PlaneMemory.Zeros<float>(checked(width * height));
    }

    /// <summary>Allocates a plane of zeros of <paramref name="size"/>.</summary>
    public Plane(ImageSize size)
        : this(size.Width, size.Height)
    {
    }

    private Plane(int width, int height, float[] samples)
    {
        Width = width;
        Height = height;
        _samples = samples;
    }

    /// <summary>Columns, in pixels.</summary>
    public int Width { get; }

    /// <summary>Rows, in pixels.</summary>
    public int Height { get; }

    /// <summary>Width and height.</summary>
    public ImageSize Size => new(Width, Height);

    /// <summary>All samples, row-major.</summary>
    public ReadOnlySpan<float> Samples => _samples;

    /// <summary>All samples, row-major, for the stage that fills the plane.</summary>
    public Span<float> WritableSamples => _samples;

    /// <summary>The sample at column <paramref name="x"/> of row <paramref name="y"/>.</summary>
    public float this[int x, int y] => _samples[(y * Width) + x];

    /// <summary>Row <paramref name="y"/>, <see cref="Width"/> samples.</summary>
    public ReadOnlySpan<float> Row(int y) => _samples.AsSpan(y * Width, Width);

    /// <summary>Row <paramref name="y"/> for the stage that fills the plane.</summary>
    public Span<float> WritableRow(int y) => _samples.AsSpan(y * Width, Width);

    /// <summary>A plane of <paramref name="size"/> whose samples hold anything: for a filter that writes every one of them.</summary>
    internal static Plane Uninitialized(ImageSize size) =>
        new(size.Width, size.Height, PlaneMemory.Uninitialized<float>(checked(size.Width * size.Height)));

    /// <summary>A copy whose samples may be written without touching this plane.</summary>
    public Plane Copy()
    {
        Plane copy = Uninitialized(Size);
        Samples.CopyTo(copy.WritableSamples);
        return copy;
    }
}
