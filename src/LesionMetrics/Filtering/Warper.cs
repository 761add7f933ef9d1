using LesionMetrics.Imaging;
using LesionMetrics.Kernels;

namespace LesionMetrics.Filtering;

/// <summary>
/// Resampling through a map: result pixel (x, y) is the source at (mapX[x, y], mapY[x, y]), (0, 0) the center of the source's top-left pixel. A place
/// farther than half a pixel from the outermost centers, or NaN, is outside; within that half pixel the border is replicated.
/// </summary>
public static class Warper
{
    /// <summary>Bilinear interpolation.</summary>
    /// <param name="source">The plane to sample.</param>
    /// <param name="mapX">Source columns, in pixels; NaN for no counterpart.</param>
    /// <param name="mapY">Source rows, in pixels; NaN for no counterpart. Of the size of <paramref name="mapX"/>, which is the result's.</param>
    /// <param name="outside">The value of result pixels whose place lies outside the source; may be NaN.</param>
    /// <exception cref="ArgumentException">The maps differ in size.</exception>
    public static Plane Bilinear(Plane source, Plane mapX, Plane mapY, float outside)
    {
        SameSize.Check(mapX.Size, mapY.Size);
        Plane result = Plane.Uninitialized(mapX.Size);
        Bilinear(source, mapX, mapY, outside, result);
        return result;
    }

    /// <summary><see cref="Bilinear(Plane, Plane, Plane, float)"/> into a plane of the maps' size, which may not be the source.</summary>
    /// <exception cref="ArgumentException">The sizes differ, or the destination is the source.</exception>
    public static void Bilinear(Plane source, Plane mapX, Plane mapY, float outside, Plane destination)
    {
        SameSize.Check(mapX.Size, mapY.Size);
        SameSize.Check(mapX.Size, destination.Size);
        for (int y = 0; y < destination.Height; y++)
        {
            WarpRow.Bilinear(source.Samples, source.Width, source.Height, mapX.Row(y), mapY.Row(y), outside, destination.WritableRow(y));
        }
    }

    /// <summary>Bicubic interpolation (Catmull-Rom; Keys 1981, doi 10.1109/TASSP.1981.1163711, a = -0.5). May overshoot the source's range at edges.</summary>
    /// <param name="source">The plane to sample.</param>
    /// <param name="mapX">Source columns, in pixels; NaN for no counterpart.</param>
    /// <param name="mapY">Source rows, in pixels; NaN for no counterpart. Of the size of <paramref name="mapX"/>, which is the result's.</param>
    /// <param name="outside">The value of result pixels whose place lies outside the source; may be NaN.</param>
    /// <exception cref="ArgumentException">The maps differ in size.</exception>
    public static Plane Bicubic(Plane source, Plane mapX, Plane mapY, float outside)
    {
        SameSize.Check(mapX.Size, mapY.Size);
        Plane result = new(mapX.Size);
        Span<float> destination = result.WritableSamples;
        Span<float> wx = stackalloc float[4];
        Span<float> wy = stackalloc float[4];
        for (int i = 0; i < destination.Length; i++)
        {
            float x = mapX.Samples[i];
            float y = mapY.Samples[i];
            if (!IsInside(x, y, source.Size))
            {
                destination[i] = outside;
                continue;
            }

            int left = (int)MathF.Floor(x);
            int top = (int)MathF.Floor(y);
            CubicWeights(x - left, wx);
            CubicWeights(y - top, wy);
            float sum = 0;
            for (int k = 0; k < 4; k++)
            {
                ReadOnlySpan<float> row = source.Row(Math.Clamp(top + k - 1, 0, source.Height - 1));
                float line = 0;
                for (int j = 0; j < 4; j++)
                {
                    line += wx[j] * row[Math.Clamp(left + j - 1, 0, source.Width - 1)];
                }

                sum += wy[k] * line;
            }

            destination[i] = sum;
        }

        return result;
    }

    /// <summary>The nearest pixel of a mask; <see cref="Mask.Out"/> outside.</summary>
    /// <param name="source">The mask to sample.</param>
    /// <param name="mapX">Source columns, in pixels; NaN for no counterpart.</param>
    /// <param name="mapY">Source rows, in pixels; NaN for no counterpart. Of the size of <paramref name="mapX"/>, which is the result's.</param>
    /// <exception cref="ArgumentException">The maps differ in size.</exception>
    public static Mask Nearest(Mask source, Plane mapX, Plane mapY)
    {
        SameSize.Check(mapX.Size, mapY.Size);
        Mask result = new(mapX.Size);
        Span<byte> destination = result.WritablePixels;
        for (int i = 0; i < destination.Length; i++)
        {
            float x = mapX.Samples[i];
            float y = mapY.Samples[i];
            if (IsInside(x, y, source.Size))
            {
                int column = Math.Min((int)(x + 0.5f), source.Width - 1);
                int row = Math.Min((int)(y + 0.5f), source.Height - 1);
                destination[i] = source.Pixels[(row * source.Width) + column];
            }
        }

        return result;
    }

    private static bool IsInside(float x, float y, ImageSize size) =>
        x >= -0.5f && y >= -0.5f && x <= size.Width - 0.5f && y <= size.Height - 0.5f;

    private static void CubicWeights(float t, Span<float> weights)
    {
        float t2 = t * t;
        float t3 = t2 * t;
        weights[0] = 0.5f * ((2 * t2) - t - t3);
        weights[1] = 0.5f * (2 - (5 * t2) + (3 * t3));
        weights[2] = 0.5f * (t + (4 * t2) - (3 * t3));
        weights[3] = 0.5f * (t3 - t2);
    }
}
