using LesionMetrics.Imaging;

namespace LesionMetrics.Segmentation;

/// <summary>The most frequent color of a photo among colors that skin can have: the peak of a smoothed histogram of (log R/G, log G/B).</summary>
public static class SkinMode
{
    private const double BinWidth = 0.01;
    private const double LowU = -0.05;
    private const double LowV = -0.15;
    private const int BinsU = 82;
    private const int BinsV = 102;

    /// <summary>The peak over the pixels of <paramref name="plausible"/>, which must not be empty.</summary>
    public static (double RedGreen, double GreenBlue) Find(Plane redGreen, Plane greenBlue, Mask plausible)
    {
        double[] histogram = new double[BinsU * BinsV];
        CenterWeight center = new(plausible.Size);
        for (int y = 0; y < plausible.Height; y++)
        {
            for (int x = 0; x < plausible.Width; x++)
            {
                int u = (int)Math.Floor((redGreen[x, y] - LowU) / BinWidth);
                int v = (int)Math.Floor((greenBlue[x, y] - LowV) / BinWidth);
                if (plausible[x, y] && u >= 0 && v >= 0 && u < BinsU && v < BinsV)
                {
                    histogram[(v * BinsU) + u] += center[x, y];
                }
            }
        }

        // Two passes of a 5-bin triangle: a peak must hold over 0.05, the spread of one person's skin, not in one lucky bin.
        histogram = Smooth(Smooth(histogram));
        int peak = 0;
        for (int i = 1; i < histogram.Length; i++)
        {
            if (histogram[i] > histogram[peak])
            {
                peak = i;
            }
        }

        return (LowU + (((peak % BinsU) + 0.5) * BinWidth), LowV + (((peak / BinsU) + 0.5) * BinWidth));
    }

    private static double[] Smooth(double[] source)
    {
        ReadOnlySpan<double> kernel = [1 / 9.0, 2 / 9.0, 3 / 9.0, 2 / 9.0, 1 / 9.0];
        double[] result = new double[source.Length];
        for (int v = 2; v < BinsV - 2; v++)
        {
            for (int u = 2; u < BinsU - 2; u++)
            {
                double sum = 0;
                for (int j = -2; j <= 2; j++)
                {
                    for (int i = -2; i <= 2; i++)
                    {
                        sum += kernel[j + 2] * kernel[i + 2] * source[((v + j) * BinsU) + u + i];
                    }
                }

                result[(v * BinsU) + u] = sum;
            }
        }

        return result;
    }
}
