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
        AreaWeights columns = new(width, target.Width);
        AreaWeights rows = new(raster.Size.Height, target.Height);
        float[][] decoded = [new float[width], new float[width], new float[width]];
        float[][] sums = [new float[width], new float[width], new float[width]];
        Plane[] planes = [new Plane(target), new Plane(target), new Plane(target)];
        int current = -1;
        for (int y = 0; y < target.Height; y++)
        {
            ReadOnlySpan<float> weights = rows.Of(y);
            for (int k = 0; k < weights.Length; k++)
            {
                int row = rows.First(y) + k;
                if (row != current)
                {
                    Decode(raster, row, decoded);
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

    private static void Decode(RgbRaster raster, int row, float[][] decoded)
    {
        if (raster.BitsPerSample == 8)
        {
            SrgbRow.ToLinear(raster.Row8(row), decoded[0], decoded[1], decoded[2]);
        }
        else
        {
            SrgbRow.ToLinear(raster.Row16(row), decoded[0], decoded[1], decoded[2]);
        }
    }
}
