using LesionMetrics.Filtering;
using LesionMetrics.Imaging;

namespace LesionMetrics.Registration;

/// <summary>Lays the follow-up over the baseline by the map so far, and measures in each cell how far it still is off.</summary>
internal static class DenseAligner
{
    /// <summary>Least textured area a window needs, pixels of unit variance.</summary>
    private const double LeastEnergy = 100;

    /// <summary>Sigma over which the decoys' correlation is averaged, cells.</summary>
    private const double ChanceSigma = 2.5;

    /// <summary>The follow-up's texture in the baseline's frame, normalized there, 0 where it may not be compared.</summary>
    public static (Plane[] Compared, Plane Weight) Carry(Texture followup, BentMap map)
    {
        (Plane x, Plane y) = map.Sample();
        Plane weight = Warper.Bilinear(followup.Weight, x, y, 0);
        foreach (ref float w in weight.WritableSamples)
        {
            w = w > 0.9f ? 1 : 0;
        }

        Plane[] channels = Array.ConvertAll(followup.Channels, channel => Warper.Bicubic(channel, x, y, 0));
        return (LocalNormalization.Apply(channels, weight, weight), weight);
    }

    /// <summary>What each cell of the baseline says of the displacement that the map lacks there.</summary>
    /// <param name="baseline">Channels of the baseline to compare.</param>
    /// <param name="followup">The same of the follow-up in the baseline's frame.</param>
    /// <param name="map">The map it was carried by.</param>
    /// <param name="range">Largest shift to look at, pixels.</param>
    /// <param name="windowCells">Sigma of the window that correlates together, cells.</param>
    /// <param name="leastDistinct">Least distinctness of a peak to be believed.</param>
    public static List<FieldSample> Measure(ReadOnlySpan<Plane> baseline, ReadOnlySpan<Plane> followup, BentMap map, int range, double windowCells, double leastDistinct)
    {
        CorrelationVolume volume = CellCorrelator.Correlate(baseline, followup, range).Smooth(windowCells);
        float[] chance = volume.Chance(ChanceSigma);
        double scaleX = (double)map.Bend.Width / baseline[0].Width;
        double scaleY = (double)map.Bend.Height / baseline[0].Height;
        FieldSample?[] samples = new FieldSample?[volume.Columns * volume.Rows];
        for (int row = 0; row < volume.Rows; row++)
        {
            for (int column = 0; column < volume.Columns; column++)
            {
                if (ShiftPeak.Find(volume, (row * volume.Columns) + column, chance[(row * volume.Columns) + column], LeastEnergy) is not { } peak || peak.Distinctness < leastDistinct)
                {
                    continue;
                }

                double x = Math.Min(((column + 0.5) * CellCorrelator.Cell * scaleX) - 0.5, map.Bend.Width - 1);
                double y = Math.Min(((row + 0.5) * CellCorrelator.Cell * scaleY) - 0.5, map.Bend.Height - 1);

                // The shift is seen in the baseline's frame; the map's own stretch turns it into follow-up pixels.
                (double tx, double ty) = map.Apply(x + (peak.Dx * scaleX), y + (peak.Dy * scaleY));
                (double rx, double ry) = map.Rigid.Apply(x, y);
                double weight = Math.Clamp(peak.Correlation, 0.01, 1);
                samples[(row * volume.Columns) + column] = new FieldSample(x, y, tx - rx, ty - ry, weight);
            }
        }

        return NeighborTest.Keep(samples, volume.Columns, volume.Rows, 2);
    }
}
