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
        (Plane[] channels, Plane weight) = TextureCarrier.Carry(followup, map);
        return (LocalNormalization.Apply(channels, weight, weight), weight);
    }

    /// <summary>What each cell of the baseline says of the displacement that the map lacks there.</summary>
    /// <param name="volume">Correlations of the baseline with the follow-up in its frame, windowed.</param>
    /// <param name="map">The map the follow-up was carried by.</param>
    /// <param name="leastDistinct">Least distinctness of a peak to be believed.</param>
    public static List<FieldSample> Measure(CorrelationVolume volume, BentMap map, double leastDistinct)
    {
        float[] chance = volume.Chance(ChanceSigma);
        FieldSample?[] samples = new FieldSample?[volume.Columns * volume.Rows];
        for (int row = 0; row < volume.Rows; row++)
        {
            for (int column = 0; column < volume.Columns; column++)
            {
                if (ShiftPeak.Find(volume, (row * volume.Columns) + column, chance[(row * volume.Columns) + column], LeastEnergy) is not { } peak || peak.Distinctness < leastDistinct)
                {
                    continue;
                }

                double x = Math.Min(((column + 0.5) * CellCorrelator.Cell) - 0.5, map.Bend.Width - 1);
                double y = Math.Min(((row + 0.5) * CellCorrelator.Cell) - 0.5, map.Bend.Height - 1);

                // The shift is seen in the baseline's frame; the map's own stretch turns it into follow-up pixels.
                (double tx, double ty) = map.Apply(x + peak.Dx, y + peak.Dy);
                (double rx, double ry) = map.Rigid.Apply(x, y);
                double weight = Math.Clamp(peak.Correlation, 0.01, 1);
                samples[(row * volume.Columns) + column] = new FieldSample(x, y, tx - rx, ty - ry, weight);
            }
        }

        return NeighborTest.Keep(samples, volume.Columns, volume.Rows, 2);
    }
}
