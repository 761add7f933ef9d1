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

    /// <summary>A line also stands out this many times more than the photo's median curvature: coarse skin relief is full of short ridges, and is texture.</summary>
    private const float LeastRarity = 3.5f;

    /// <summary>Curvature along a line at most this share of that across it: spots are no lines.</summary>
    private const float LargestAlong = 0.5f;

    /// <summary>Every how many skin pixels the median curvature looks.</summary>
    private const int Stride = 13;

    /// <summary>Clears <paramref name="weight"/> on lines of the first channel and fills every channel there.</summary>
    /// <returns>Pixels taken away.</returns>
    public static long Apply(Plane[] channels, Plane weight)
    {
        Plane soft = GaussianFilter.Blur(channels[Texture.Luma], LineSigma);
        Plane across = new(soft.Size);
        Plane lines = new(soft.Size);
        for (int y = 1; y < soft.Height - 1; y++)
        {
            Curvature(soft.Row(y - 1), soft.Row(y), soft.Row(y + 1), across.WritableRow(y), lines.WritableRow(y));
        }

        float least = Math.Max(LeastContrast, LeastRarity * Median(across, weight));
        Plane keep = weight.Copy();
        for (int y = 1; y < soft.Height - 1; y++)
        {
            ReadOnlySpan<float> row = lines.Row(y);
            for (int x = 1; x < row.Length - 1; x++)
            {
                if (row[x] > least)
                {
                    for (int j = y - 1; j <= y + 1; j++)
                    {
                        keep.WritableRow(j).Slice(x - 1, 3).Clear();
                    }
                }
            }
        }

        foreach (Plane channel in channels)
        {
            Fill(channel, weight, keep);
        }

        long taken = 0;
        Span<float> w = weight.WritableSamples;
        for (int i = 0; i < w.Length; i++)
        {
            taken += w[i] > keep.Samples[i] ? 1 : 0;
            w[i] = keep.Samples[i];
        }

        return taken;
    }

    /// <summary>Relative curvature across, and the same where the spot is a line and 0 elsewhere.</summary>
    private static void Curvature(
        ReadOnlySpan<float> above, ReadOnlySpan<float> row, ReadOnlySpan<float> below, Span<float> across, Span<float> lines)
    {
        for (int x = 1; x < row.Length - 1; x++)
        {
            float xx = row[x - 1] + row[x + 1] - (2 * row[x]);
            float yy = above[x] + below[x] - (2 * row[x]);
            float xy = (below[x + 1] - below[x - 1] - above[x + 1] + above[x - 1]) / 4;
            float half = Math.Abs(xx + yy) / 2;
            float spread = MathF.Sqrt(((xx - yy) * (xx - yy) / 4) + (xy * xy));
            float larger = half + spread;
            float relative = larger / (row[x] + 1e-3f);
            across[x] = relative;
            lines[x] = Math.Abs(half - spread) < LargestAlong * larger ? relative : 0;
        }
    }

    private static float Median(Plane values, Plane weight)
    {
        List<float> sample = [];
        for (int i = 0; i < values.Samples.Length; i += Stride)
        {
            if (weight.Samples[i] > 0)
            {
                sample.Add(values.Samples[i]);
            }
        }

        sample.Sort();
        return sample.Count > 0 ? sample[sample.Count / 2] : 0;
    }

    private static void Fill(Plane channel, Plane weight, Plane keep)
    {
        const float Reach = 3;
        Plane numerator = GaussianFilter.Blur(TextureBuilder.Product(channel, keep), Reach);
        Plane denominator = GaussianFilter.Blur(keep, Reach);
        Span<float> samples = channel.WritableSamples;
        for (int i = 0; i < samples.Length; i++)
        {
            if (weight.Samples[i] > keep.Samples[i] && denominator.Samples[i] > 1e-3f)
            {
                samples[i] = numerator.Samples[i] / denominator.Samples[i];
            }
        }
    }
}
