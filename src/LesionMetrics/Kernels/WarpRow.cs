using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LesionMetrics.Kernels;

/// <summary>One row of an image resampled through a map.</summary>
public static class WarpRow
{
    /// <summary>
    /// destination[i] = the image at column mapX[i], row mapY[i], bilinear between pixel centers. Up to half a pixel beyond the outermost centers the border
    /// is replicated; farther, or where a coordinate is NaN, the result is <paramref name="outside"/>.
    /// </summary>
    /// <param name="image">width x height samples, row-major.</param>
    /// <param name="width">Columns.</param>
    /// <param name="height">Rows.</param>
    /// <param name="mapX">Columns to sample.</param>
    /// <param name="mapY">Rows to sample.</param>
    /// <param name="outside">The value where there is nothing to sample.</param>
    /// <param name="destination">The result. It may not overlap the image.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, or the spans overlap.</exception>
    public static void Bilinear(
        ReadOnlySpan<float> image, int width, int height, ReadOnlySpan<float> mapX, ReadOnlySpan<float> mapY, float outside, Span<float> destination)
    {
        RowContract.Check(mapX, destination);
        RowContract.Check(mapY, destination);
        RowContract.RefuseOverlap(image, destination);
        if (width < 1 || height < 1 || image.Length != (long)width * height)
        {
            throw new ArgumentException($"An image of {width}x{height} has {(long)width * height} samples, got {image.Length}.", nameof(image));
        }

        ref float samples = ref MemoryMarshal.GetReference(image);
        float lastColumn = width - 1;
        float lastRow = height - 1;
        int done = WarpGather.IsSupported ? WarpGather.Bilinear(image, width, height, mapX, mapY, outside, destination) : 0;
        for (int i = done; i < destination.Length; i++)
        {
            float x = mapX[i];
            float y = mapY[i];
            if (!(x >= -0.5f && y >= -0.5f && x <= lastColumn + 0.5f && y <= lastRow + 0.5f))
            {
                destination[i] = outside;
                continue;
            }

            x = x < 0 ? 0 : x > lastColumn ? lastColumn : x;
            y = y < 0 ? 0 : y > lastRow ? lastRow : y;
            int left = (int)x;
            int top = (int)y;

            // left and top are within the image; a step is taken only where there is a neighbor.
            nint at = ((nint)top * width) + left;
            nint right = left + 1 < width ? 1 : 0;
            nint down = top + 1 < height ? width : 0;
            float fx = x - left;
            float a = Unsafe.Add(ref samples, at);
            float c = Unsafe.Add(ref samples, at + down);
            float upper = a + (fx * (Unsafe.Add(ref samples, at + right) - a));
            float lower = c + (fx * (Unsafe.Add(ref samples, at + down + right) - c));
            destination[i] = upper + ((y - top) * (lower - upper));
        }
    }

    /// <summary>
    /// destination[i] = 255 where the coverage of a mask, read bilinearly as <see cref="Bilinear"/> reads an image of 0 and 1, is at least one half; else 0, as
    /// where there is nothing to read.
    /// </summary>
    /// <param name="mask">width x height bytes, row-major, 0 or 255.</param>
    /// <param name="width">Columns.</param>
    /// <param name="height">Rows.</param>
    /// <param name="mapX">Columns to sample.</param>
    /// <param name="mapY">Rows to sample.</param>
    /// <param name="destination">The result. It may not overlap the mask.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, or the spans overlap.</exception>
    public static void Coverage(ReadOnlySpan<byte> mask, int width, int height, ReadOnlySpan<float> mapX, ReadOnlySpan<float> mapY, Span<byte> destination)
    {
        RowContract.Check(mapX, destination);
        RowContract.Check(mapY, destination);
        RowContract.RefuseOverlap(mask, destination);
        if (width < 1 || height < 1 || mask.Length != (long)width * height)
        {
            throw new ArgumentException($"A mask of {width}x{height} has {(long)width * height} pixels, got {mask.Length}.", nameof(mask));
        }

        ref byte pixels = ref MemoryMarshal.GetReference(mask);
        float lastColumn = width - 1;
        float lastRow = height - 1;
        for (int i = 0; i < destination.Length; i++)
        {
            float x = mapX[i];
            float y = mapY[i];
            if (!(x >= -0.5f && y >= -0.5f && x <= lastColumn + 0.5f && y <= lastRow + 0.5f))
            {
                destination[i] = 0;
                continue;
            }

            x = x < 0 ? 0 : x > lastColumn ? lastColumn : x;
            y = y < 0 ? 0 : y > lastRow ? lastRow : y;
            int left = (int)x;
            int top = (int)y;
            nint at = ((nint)top * width) + left;
            nint right = left + 1 < width ? 1 : 0;
            nint down = top + 1 < height ? width : 0;
            byte a = Unsafe.Add(ref pixels, at);
            byte b = Unsafe.Add(ref pixels, at + right);
            byte c = Unsafe.Add(ref pixels, at + down);
            byte d = Unsafe.Add(ref pixels, at + down + right);
            if (((a ^ b) | (a ^ c) | (a ^ d)) == 0)
            {
                destination[i] = a;
                continue;
            }

            float fx = x - left;
            float upper = (a & 1) + (fx * ((b & 1) - (a & 1)));
            float lower = (c & 1) + (fx * ((d & 1) - (c & 1)));
            destination[i] = upper + ((y - top) * (lower - upper)) >= 0.5f ? byte.MaxValue : byte.MinValue;
        }
    }
}
