using LesionMetrics.Filtering;
using LesionMetrics.Imaging;

namespace LesionMetrics.Registration;

/// <summary>Finds thin lines, dark or bright (hair), by the curvature across them, takes them out of the weight and fills them from their surroundings.</summary>
/// <remarks>Ridge by the Hessian's larger eigenvalue: Steger 1998, doi 10.1109/34.659930.</remarks>
internal static class LineRemoval
{
    /// <summary>Scale of the curvature, working pixels: a terminal hair is 2 to 4 wide.</summary>
    private const float LineSigma = 1.4f;

    /// <summary>Least curvature across a line, as a share of the brightness: a hair stands out far more, a pore or fold less.</summary>
    private const float LeastContrast = 0.025f;

    /// <summary>Curvature along a line at most this share of that across it: spots are no lines.</summary>
    private const float LargestAlong = 0.5f;

    /// <summary>Clears <paramref name="weight"/> on lines and fills <paramref name="brightness"/> there.</summary>
    /// <returns>Pixels taken away.</returns>
    public static long Apply(Plane brightness, Plane weight)
    {
        Plane soft = GaussianFilter.Blur(brightness, LineSigma);
        Plane keep = weight.Copy();
        for (int y = 1; y < soft.Height - 1; y++)
        {
            ReadOnlySpan<float> above = soft.Row(y - 1);
            ReadOnlySpan<float> row = soft.Row(y);
            ReadOnlySpan<float> below = soft.Row(y + 1);
            for (int x = 1; x < row.Length - 1; x++)
            {
                float xx = row[x - 1] + row[x + 1] - (2 * row[x]);
                float yy = above[x] + below[x] - (2 * row[x]);
                float xy = (below[x + 1] - below[x - 1] - above[x + 1] + above[x - 1]) / 4;
                float half = (xx + yy) / 2;
                float spread = MathF.Sqrt(((xx - yy) * (xx - yy) / 4) + (xy * xy));
                float across = Math.Abs(half) + spread;
                float along = Math.Abs(Math.Abs(half) - spread);
                if (across > LeastContrast * row[x] && along < LargestAlong * across)
                {
                    Clear(keep, x, y);
                }
            }
        }

        return Fill(brightness, weight, keep);
    }

    private static void Clear(Plane keep, int x, int y)
    {
        for (int j = Math.Max(y - 2, 0); j <= Math.Min(y + 2, keep.Height - 1); j++)
        {
            int left = Math.Max(x - 2, 0);
            keep.WritableRow(j).Slice(left, Math.Min(x + 2, keep.Width - 1) - left + 1).Clear();
        }
    }

    private static long Fill(Plane brightness, Plane weight, Plane keep)
    {
        const float Reach = 3;
        Plane product = brightness.Copy();
        for (int i = 0; i < product.Samples.Length; i++)
        {
            product.WritableSamples[i] *= keep.Samples[i];
        }

        Plane numerator = GaussianFilter.Blur(product, Reach);
        Plane denominator = GaussianFilter.Blur(keep, Reach);
        long taken = 0;
        for (int i = 0; i < product.Samples.Length; i++)
        {
            if (weight.Samples[i] > 0 && keep.Samples[i] == 0)
            {
                taken++;
                weight.WritableSamples[i] = 0;
                if (denominator.Samples[i] > 1e-3f)
                {
                    brightness.WritableSamples[i] = numerator.Samples[i] / denominator.Samples[i];
                }
            }
        }

        return taken;
    }
}
