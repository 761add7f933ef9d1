using System.Numerics;
using LesionMetrics.Imaging;

namespace LesionMetrics.Acquisition;

/// <summary>What counting a photo's samples at full size tells.</summary>
/// <param name="ClippedPercent">Share of pixels with a channel at 0 or at full scale, in per cent.</param>
/// <param name="BlownRedPercent">Share of pixels whose red is at full scale while blue is below, in per cent.</param>
/// <param name="WhitePercent">Share of pixels with red and green at full scale, in per cent.</param>
/// <param name="RepeatedPercent">
/// Share, among unclipped pixels, of those that equal the pixel sixteen columns to the left in every channel, in per cent; 0 where all are clipped.
/// Sixteen, a coding block of JPEG with halved color, so that strong compression does not count as repetition.
/// </param>
internal readonly record struct PixelCensus(double ClippedPercent, double BlownRedPercent, double WhitePercent, double RepeatedPercent)
{
    private const int RepeatDistance = 16 * 3;

    // Blue below 0.98 of full scale in sRGB code: clipped paper under a warm lamp stays above.
    private const double Below = 0.98;

    /// <summary>Counts.</summary>
    internal static PixelCensus Of(RgbRaster raster)
    {
        Tally tally = default;
        for (int y = 0; y < raster.Size.Height; y++)
        {
            if (raster.BitsPerSample == 8)
            {
                tally.AddRow(raster.Row8(y), byte.MaxValue, (byte)(Below * byte.MaxValue));
            }
            else
            {
                tally.AddRow(raster.Row16(y), ushort.MaxValue, (ushort)(Below * ushort.MaxValue));
            }
        }

        double percentOfAll = 100.0 / raster.Size.PixelCount;
        long unclipped = raster.Size.PixelCount - tally.Clipped;
        return new PixelCensus(
            tally.Clipped * percentOfAll,
            tally.BlownRed * percentOfAll,
            tally.White * percentOfAll,
            unclipped == 0 ? 0 : tally.Repeated * 100.0 / unclipped);
    }

    private struct Tally
    {
        internal long Clipped;
        internal long BlownRed;
        internal long White;
        internal long Repeated;

        internal void AddRow<T>(ReadOnlySpan<T> row, T full, T below)
            where T : unmanaged, IBinaryInteger<T>
        {
            for (int i = 0; i + 2 < row.Length; i += 3)
            {
                T red = row[i];
                T green = row[i + 1];
                T blue = row[i + 2];
                if (red == full || green == full || blue == full || red == T.Zero || green == T.Zero || blue == T.Zero)
                {
                    Clipped++;
                    BlownRed += red == full && blue < below ? 1 : 0;
                    White += red == full && green == full ? 1 : 0;
                }
                else if (i >= RepeatDistance && red == row[i - RepeatDistance] && green == row[i - RepeatDistance + 1] && blue == row[i - RepeatDistance + 2])
                {
                    Repeated++;
                }
            }
        }
    }
}
