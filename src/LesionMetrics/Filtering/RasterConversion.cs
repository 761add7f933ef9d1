using LesionMetrics.Imaging;
using LesionMetrics.Kernels;

namespace LesionMetrics.Filtering;

/// <summary>Decoded photos to planes of linear light.</summary>
public static class RasterConversion
{
    /// <summary>
    /// sRGB-decoded planes of <paramref name="target"/> size, each pixel the area average of the linear light it covers. Goes row by row: no full-size
    /// float image arises where the target is smaller.
    /// </summary>
    /// <param name="raster">8- or 16-bit sRGB-encoded samples.</param>
    /// <param name="target">The size wanted; sides longer than the raster's are interpolated bilinearly.</param>
    /// <returns>Planes in [0, 1].</returns>
    /// <exception cref="ArgumentOutOfRangeException">A side of <paramref name="target"/> is not positive.</exception>
    public static PlanarImage ToLinear(RgbRaster raster, ImageSize target)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(target.Width, 1, nameof(target));
        ArgumentOutOfRangeException.ThrowIfLessThan(target.Height, 1, nameof(target));
        ImageSize shrunk = new(Math.Min(raster.Size.Width, target.Width), Math.Min(raster.Size.Height, target.Height));
        PlanarImage linear = Shrink(raster, shrunk);
        return shrunk == target ? linear : Resampler.Enlarge(linear, target);
    }

    private static PlanarImage Shrink(RgbRaster raster, ImageSize target)
    {
        int width = raster.Size.Width;
        if (target == raster.Size)
        {
            return Decode(raster);
        }

        AreaWeights columns = new(width, target.Width);
        AreaWeights rows = new(raster.Size.Height, target.Height);
        float[][] decoded = [new float[width], new float[width], new float[width]];
        float[][] sums = [new float[width], new float[width], new float[width]];
        Plane[] planes = [Plane.Uninitialized(target), Plane.Uninitialized(target), Plane.Uninitialized(target)];
        int current = -1;
        for (int y = 0; y < target.Height; y++)
        {
            ReadOnlySpan<float> weights = rows.Of(y);
            for (int k = 0; k < weights.Length; k++)
            {
                int row = rows.First(y) + k;
                if (row != current)
                {
                    DecodeRow(raster, row, decoded[0], decoded[1], decoded[2]);
                    current = row;
                }

                for (int channel = 0; channel < 3; channel++)
                {
                    if (k == 0)
                    {
                        ScaleRow.Multiply(decoded[channel], weights[k], sums[channel]);
                    }
                    else
                    {
                        ScaleRow.AddScaled(decoded[channel], weights[k], sums[channel]);
                    }
                }
            }

            for (int channel = 0; channel < 3; channel++)
            {
                columns.Reduce(sums[channel], planes[channel].WritableRow(y));
            }
        }

        return new PlanarImage(planes[0], planes[1], planes[2]);
    }

    private static PlanarImage Decode(RgbRaster raster)
    {
        PlanarImage linear = new(Plane.Uninitialized(raster.Size), Plane.Uninitialized(raster.Size), Plane.Uninitialized(raster.Size));
        for (int y = 0; y < raster.Size.Height; y++)
        {
            DecodeRow(raster, y, linear.Red.WritableRow(y), linear.Green.WritableRow(y), linear.Blue.WritableRow(y));
        }

        return linear;
    }

    /// <summary>Row <paramref name="y"/> in linear light.</summary>
    internal static void DecodeRow(RgbRaster raster, int y, Span<float> red, Span<float> green, Span<float> blue)
    {
        if (raster.BitsPerSample == 8)
        {
            SrgbRow.ToLinear(raster.Row8(y), red, green, blue);
        }
        else
        {
            SrgbRow.ToLinear(raster.Row16(y), red, green, blue);
        }
    }
}
