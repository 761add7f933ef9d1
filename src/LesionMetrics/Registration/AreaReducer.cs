using LesionMetrics.Imaging;
using LesionMetrics.Kernels;

namespace LesionMetrics.Registration;

/// <summary>Reduces a plane by area averaging: each result sample is the mean of the source under its footprint.</summary>
internal static class AreaReducer
{
    /// <summary><paramref name="source"/> at <paramref name="size"/>, which is nowhere larger; a copy where the sizes agree.</summary>
    public static Plane Reduce(Plane source, ImageSize size)
    {
        if (source.Size == size)
        {
            return source.Copy();
        }

        Plane result = new(size);
        double stepX = (double)source.Width / size.Width;
        double stepY = (double)source.Height / size.Height;
        float[] column = new float[source.Width];
        for (int y = 0; y < size.Height; y++)
        {
            Array.Clear(column);
            double top = y * stepY;
            double bottom = Math.Min((y + 1) * stepY, source.Height);
            for (int row = (int)top; row < bottom; row++)
            {
                double cover = Math.Min(row + 1, bottom) - Math.Max(row, top);
                ScaleRow.AddScaled(source.Row(row), (float)(cover / stepY), column);
            }

            Span<float> destination = result.WritableRow(y);
            for (int x = 0; x < destination.Length; x++)
            {
                double left = x * stepX;
                double right = Math.Min((x + 1) * stepX, source.Width);
                double sum = 0;
                for (int k = (int)left; k < right; k++)
                {
                    sum += column[k] * (Math.Min(k + 1, right) - Math.Max(k, left));
                }

                destination[x] = (float)(sum / stepX);
            }
        }

        return result;
    }
}
