using LesionMetrics.Imaging;

namespace LesionMetrics.Filtering;

/// <summary>
/// Morphology with a Euclidean disc: the offsets with dx^2 + dy^2 at most radius^2, exactly, for masks and gray planes alike. Pixels beyond the border
/// take the value of the nearest pixel inside, which for a disc is the same as leaving them out.
/// </summary>
public static class Morphology
{
    /// <summary>Every pixel within <paramref name="radius"/> px of the set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The radius is negative.</exception>
    public static Mask Dilate(Mask source, int radius) => Allocated(source, radius, Dilate);

    /// <summary><see cref="Dilate(Mask, int)"/> into a mask of the source's size, which may be the source.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The radius is negative.</exception>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    public static void Dilate(Mask source, int radius, Mask destination) => Through(source, radius, destination, bits => bits.Dilate(radius));

    /// <summary>Every pixel of the set farther than <paramref name="radius"/> px from each pixel outside it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The radius is negative.</exception>
    public static Mask Erode(Mask source, int radius) => Allocated(source, radius, Erode);

    /// <summary><see cref="Erode(Mask, int)"/> into a mask of the source's size, which may be the source.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The radius is negative.</exception>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    public static void Erode(Mask source, int radius, Mask destination) => Through(source, radius, destination, bits => bits.ErodeInPlace(radius));

    /// <summary>Erosion, then dilation: what of the set a disc inside it can reach.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The radius is negative.</exception>
    public static Mask Open(Mask source, int radius) => Allocated(source, radius, Open);

    /// <summary><see cref="Open(Mask, int)"/> into a mask of the source's size, which may be the source.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The radius is negative.</exception>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    public static void Open(Mask source, int radius, Mask destination) => Through(source, radius, destination, bits => bits.ErodeInPlace(radius).Dilate(radius));

    /// <summary>Dilation, then erosion: gaps that no disc fits into are filled.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The radius is negative.</exception>
    public static Mask Close(Mask source, int radius) => Allocated(source, radius, Close);

    /// <summary><see cref="Close(Mask, int)"/> into a mask of the source's size, which may be the source.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The radius is negative.</exception>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    public static void Close(Mask source, int radius, Mask destination) => Through(source, radius, destination, bits => bits.Dilate(radius).ErodeInPlace(radius));

    /// <summary>The largest sample within <paramref name="radius"/> px. NaN wins over numbers.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The radius is negative.</exception>
    public static Plane Dilate(Plane source, int radius)
    {
        Plane result = Plane.Uninitialized(source.Size);
        DiscExtremum.Apply<float, LargerSample>(source.Samples, source.Size, radius, result.WritableSamples);
        return result;
    }

    /// <summary>The smallest sample within <paramref name="radius"/> px. NaN wins over numbers.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The radius is negative.</exception>
    public static Plane Erode(Plane source, int radius)
    {
        Plane result = Plane.Uninitialized(source.Size);
        DiscExtremum.Apply<float, SmallerSample>(source.Samples, source.Size, radius, result.WritableSamples);
        return result;
    }

    /// <summary>Erosion, then dilation: bright details narrower than the disc vanish.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The radius is negative.</exception>
    public static Plane Open(Plane source, int radius) => Dilate(Erode(source, radius), radius);

    /// <summary>Dilation, then erosion: dark details narrower than the disc vanish.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The radius is negative.</exception>
    public static Plane Close(Plane source, int radius) => Erode(Dilate(source, radius), radius);

    private static Mask Allocated(Mask source, int radius, Action<Mask, int, Mask> operation)
    {
        Mask result = Mask.Uninitialized(source.Size);
        operation(source, radius, result);
        return result;
    }

    private static void Through(Mask source, int radius, Mask destination, Func<BitPlane, BitPlane> operation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(radius);
        SameSize.Check(source.Size, destination.Size);
        operation(BitPlane.Of(source)).CopyTo(destination);
    }
}
