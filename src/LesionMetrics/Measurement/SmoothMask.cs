using LesionMetrics.Filtering;
using LesionMetrics.Imaging;
using LesionMetrics.Kernels;

namespace LesionMetrics.Measurement;

/// <summary>Moves masks between grids by way of their coverage in [0, 1], cut at one half, so that borders keep their place and do not turn into steps.</summary>
public static class SmoothMask
{
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

        if (count == mask.Size.PixelCount)
        {
            return Mask.Full(size);
        }

        return size.Width >= mask.Width && size.Height >= mask.Height
            ? MaskEnlarger.Enlarge(mask, size)
            : PlaneArithmetic.AtLeastHalf(Resampler.Resize(PlaneArithmetic.Coverage(mask), size));
    }

    /// <summary><paramref name="mask"/> read at the given coordinates; out where a coordinate is NaN or lies outside.</summary>
    public static Mask Warp(Mask mask, Plane mapX, Plane mapY)
    {
        Mask result = new(mapX.Size);
        if (mask.CountIn() > 0)
        {
            WarpRow.Coverage(mask.Pixels, mask.Width, mask.Height, mapX.Samples, mapY.Samples, result.WritablePixels);
        }

        return result;
    }
}
