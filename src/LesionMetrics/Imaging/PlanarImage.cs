namespace LesionMetrics.Imaging;

/// <summary>Three planes of one size: red, green and blue. Linear light in [0, 1] unless its owner says otherwise.</summary>
public sealed class PlanarImage
{
    /// <summary>Joins three planes of one size.</summary>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    public PlanarImage(Plane red, Plane green, Plane blue)
    {
        if (red.Size != green.Size || red.Size != blue.Size)
        {
            throw new ArgumentException($"Planes of one size are needed, got {red.Size}, {green.Size} and {blue.Size}.");
        }

        Red = red;
        Green = green;
        Blue = blue;
    }

    /// <summary>The red plane.</summary>
    public Plane Red { get; }

    /// <summary>The green plane.</summary>
    public Plane Green { get; }

    /// <summary>The blue plane.</summary>
    public Plane Blue { get; }

    /// <summary>Width and height, in pixels.</summary>
    public ImageSize Size => Red.Size;
}
