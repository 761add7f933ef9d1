namespace LesionMetrics.Filtering;

/// <summary>Otsu's threshold (1979, doi 10.1109/TSMC.1979.4310076).</summary>
public static class Otsu
{
    /// <summary>
    /// The bin border that parts the histogram into two classes of greatest variance between them; the middle of the borders where several are equal (an
    /// empty gap between two modes). NaN where fewer than two bins are filled.
    /// </summary>
    public static double Threshold(Histogram histogram)
    {
        ReadOnlySpan<long> counts = histogram.Counts;
        double total = 0;
        double moment = 0;
        for (int i = 0; i < counts.Length; i++)
        {
            total += counts[i];
            moment += (double)counts[i] * i;
        }

        double below = 0;
        double belowMoment = 0;
        double best = 0;
        int first = -1;
        int last = -1;
        for (int i = 0; i < counts.Length - 1; i++)
        {
            below += counts[i];
            belowMoment += (double)counts[i] * i;
            double above = total - below;
            if (below == 0 || above == 0)
            {
                continue;
            }

            double difference = (belowMoment / below) - ((moment - belowMoment) / above);
            double between = below * above * difference * difference;
            if (between > best)
            {
                best = between;
                first = i;
                last = i;
            }
            else if (between == best && i == last + 1)
            {
                last = i;
            }
        }

        return first < 0 ? double.NaN : histogram.Low + ((((first + last) / 2.0) + 1) * histogram.BinWidth);
    }
}
