using LesionMetrics.Filtering;
using LesionMetrics.Imaging;

namespace LesionMetrics.Segmentation;

/// <summary>
/// How well the colors of a photo fall into two: where a lesion covers half of the skin, neither its most frequent color nor ranks tell which half it is, but that
/// there are halves is plain. The split is Otsu's (1979, doi 10.1109/TSMC.1979.4310076).
/// </summary>
/// <param name="Threshold">What parts the two, in units of the samples.</param>
/// <param name="Within">Standard deviation within the two, in units of the samples.</param>
/// <param name="Separability">Share of the variance that lies between the two, 0-1: 0.64 for one normal distribution, 0.75 for an even one, 1 for two sharp colors.</param>
internal sealed record TwoLevels(double Threshold, double Within, double Separability)
{
    private const int Bins = 256;

    /// <summary>Share of samples at either end that do not count: glare, hairs.</summary>
    private const double TailShare = 0.005;

    /// <summary>Splits the samples of <paramref name="plane"/> within <paramref name="among"/>. Where there are none, or all are equal, all lie at the threshold with a separability of 0.</summary>
    public static TwoLevels Of(Plane plane, Mask among)
    {
        double[] ends = among.CountIn() > 0 ? Quantiles.Of(plane, among, [TailShare, 0.5, 1 - TailShare]) : [0, 0, 0];
        if (!((float)ends[0] < (float)ends[2]))
        {
            return new TwoLevels(ends[1], 0, 0);
        }

        Histogram histogram = Histogram.Of(plane, among, (float)ends[0], (float)ends[2], Bins);
        double threshold = Otsu.Threshold(histogram);
        (double lowCount, double lowSum, double lowSquares) = (0, 0, 0);
        (double highCount, double highSum, double highSquares) = (0, 0, 0);
        for (int bin = 0; bin < Bins; bin++)
        {
            double count = histogram.Counts[bin];
            double center = histogram.Center(bin);
            if (center < threshold)
            {
                (lowCount, lowSum, lowSquares) = (lowCount + count, lowSum + (count * center), lowSquares + (count * center * center));
            }
            else
            {
                (highCount, highSum, highSquares) = (highCount + count, highSum + (count * center), highSquares + (count * center * center));
            }
        }

        double total = lowCount + highCount;
        double mean = (lowSum + highSum) / total;
        double variance = ((lowSquares + highSquares) / total) - (mean * mean);
        double within = (Scatter(lowCount, lowSum, lowSquares) + Scatter(highCount, highSum, highSquares)) / total;
        return variance > 0
            ? new TwoLevels(threshold, Math.Sqrt(Math.Max(0, within)), Math.Clamp(1 - (within / variance), 0, 1))
            : new TwoLevels(threshold, 0, 0);
    }

    /// <summary>How far each sample of <paramref name="plane"/> lies above the threshold, in deviations within the two, -20 to 20; 0 everywhere where these do not differ.</summary>
    public Plane Side(Plane plane)
    {
        float scale = Within > 0 ? (float)(1 / Within) : 0;
        float threshold = (float)Threshold;
        Plane side = Plane.Uninitialized(plane.Size);
        for (int i = 0; i < side.Samples.Length; i++)
        {
            side.WritableSamples[i] = Math.Clamp((plane.Samples[i] - threshold) * scale, -20, 20);
        }

        return side;
    }

    private static double Scatter(double count, double sum, double squares) => count > 0 ? Math.Max(0, squares - (sum * sum / count)) : 0;
}
