using LesionMetrics.Filtering;
using LesionMetrics.Imaging;

namespace LesionMetrics.Measurement;

/// <summary>Moves masks between grids by way of their coverage in [0, 1], cut at one half, so that borders keep their place and do not turn into steps.</summary>
public static class SmoothMask
{
    private const float Half = 0.5f;

    /// <summary><paramref name="mask"/> at <paramref name="size"/>; itself where it has that size.</summary>
    public static Mask Enlarge(Mask mask, ImageSize size)
    {
        if (mask.Size == size)
        {
            return mask;
        }

        // An empty or full mask needs no interpolation, and most photos have one of the two.
        long count = mask.CountIn();
        if (count == 0)
        {
            return new Mask(size);
        }

        return count == mask.Size.PixelCount ? Mask.Full(size) : AtLeastHalf(Resampler.Resize(Coverage(mask), size));
    }

    /// <summary><paramref name="mask"/> read at the given coordinates; out where a coordinate is NaN or lies outside.</summary>
    public static Mask Warp(Mask mask, Plane mapX, Plane mapY) => AtLeastHalf(Warper.Bilinear(Coverage(mask), mapX, mapY, 0));

    private static Plane Coverage(Mask mask)
    {
        Plane plane = new(mask.Size);
        Span<float> samples = plane.WritableSamples;
        for (int i = 0; i < samples.Length; i++)
        {
            samples[i] = mask.Pixels[i] != Mask.Out ? 1 : 0;
        }

        return plane;
    }

    private static Mask AtLeastHalf(Plane coverage)
    {
        Mask mask = new(coverage.Size);
        Span<byte> marks = mask.WritablePixels;
        for (int i = 0; i < marks.Length; i++)
        {
            marks[i] = coverage.Samples[i] >= Half ? Mask.In : Mask.Out;
        }

        return mask;
    }
}
