using System.Numerics;
using System.Runtime.Intrinsics;
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
                tally.AddRow8(raster.Row8(y));
            }
            else
            {
                tally.AddRow(raster.Row16(y), 0, ushort.MaxValue, (ushort)(Below * ushort.MaxValue));
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

        /// <summary>Sixteen pixels at a time, as sets of samples: bit k stands for sample k of the group, bits 0, 3, 6, ... for its pixels.</summary>
        internal void AddRow8(ReadOnlySpan<byte> row)
        {
            const ulong Pixels = 0x249249249249;
            const byte Below8 = (byte)(Below * byte.MaxValue);
            int i = 0;
            for (; i <= row.Length - RepeatDistance; i += RepeatDistance)
            {
                ReadOnlySpan<byte> group = row.Slice(i, RepeatDistance);
                ReadOnlySpan<byte> before = row.Slice(Math.Max(0, i - RepeatDistance), RepeatDistance);
                ulong full = 0;
                ulong extreme = 0;
                ulong below = 0;
                ulong same = 0;
                for (int part = 0; part < RepeatDistance; part += Vector128<byte>.Count)
                {
                    Vector128<byte> codes = Vector128.Create(group[part..]);
                    Vector128<byte> isFull = Vector128.Equals(codes, Vector128<byte>.AllBitsSet);
                    full |= (ulong)isFull.ExtractMostSignificantBits() << part;
                    extreme |= (ulong)(isFull | Vector128.Equals(codes, Vector128<byte>.Zero)).ExtractMostSignificantBits() << part;
                    below |= (ulong)Vector128.LessThan(codes, Vector128.Create(Below8)).ExtractMostSignificantBits() << part;
                    same |= (ulong)Vector128.Equals(codes, Vector128.Create(before[part..])).ExtractMostSignificantBits() << part;
                }

                ulong clipped = (extreme | (extreme >> 1) | (extreme >> 2)) & Pixels;
                Clipped += BitOperations.PopCount(clipped);
                BlownRed += BitOperations.PopCount(full & (below >> 2) & Pixels);
                White += BitOperations.PopCount(full & (full >> 1) & Pixels);
                Repeated += i == 0 ? 0 : BitOperations.PopCount(same & (same >> 1) & (same >> 2) & Pixels & ~clipped);
            }

            AddRow(row, i, byte.MaxValue, Below8);
        }

        internal void AddRow<T>(ReadOnlySpan<T> row, int start, T full, T below)
            where T : unmanaged, IBinaryInteger<T>
        {
            for (int i = start; i + 2 < row.Length; i += 3)
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
