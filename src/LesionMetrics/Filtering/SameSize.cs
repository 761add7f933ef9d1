using LesionMetrics.Imaging;

namespace LesionMetrics.Filtering;

/// <summary>The check that planes and masks taken together have one size.</summary>
internal static class SameSize
{
    /// <summary>Refuses two sizes that differ.</summary>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    public static void Check(ImageSize first, ImageSize second)
    {
        if (first != second)
        {
            throw new ArgumentException($"One size is needed, got {first} and {second}.");
        }
    }

    /// <summary>Refuses a destination of another size than the source, or that is the source.</summary>
    /// <exception cref="ArgumentException">The sizes differ, or the planes are one.</exception>
    public static void CheckApart(Plane source, Plane destination)
    {
        Check(source.Size, destination.Size);
        if (ReferenceEquals(source, destination))
        {
            throw new ArgumentException("The destination may not be the source.", nameof(destination));
        }
    }
}
