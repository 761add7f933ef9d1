using System.Runtime.InteropServices;
using LesionMetrics.Filtering;
using LesionMetrics.Kernels;

namespace LesionMetrics.Tests.Kernels;

public class RowKernelTests
{
    [Fact]
    public void ColumnSumsTakeRowsInAndOut()
    {
        Noise noise = new(72);
        for (int length = 0; length <= 257; length++)
        {
            float[][] rows = [noise.Floats(length, -3, 3), noise.Floats(length), noise.Floats(length), noise.Floats(length)];
            using GuardedRow a = new(rows[0]);
            using GuardedRow b = new(rows[1]);
            using GuardedRow room = new(new float[2 * length]);
            Span<double> sums = MemoryMarshal.Cast<float, double>(room.Span);
            noise.Floats(length).Select(v => (double)v).ToArray().CopyTo(sums);
            double[] before = [.. sums];
            ColumnSumRow.Slide(sums, a.Span, b.Span);
            for (int i = 0; i < length; i++)
            {
                Assert.Equal(before[i] + ((double)rows[0][i] - rows[1][i]), sums[i]);
            }

            before = [.. sums];
            ColumnSumRow.SlideProduct(sums, a.Span, b.Span, rows[2], rows[3]);
            for (int i = 0; i < length; i++)
            {
                Assert.Equal(before[i] + (((double)rows[0][i] * rows[1][i]) - ((double)rows[2][i] * rows[3][i])), sums[i]);
            }
        }

        Assert.Throws<ArgumentException>(() => ColumnSumRow.Slide(new double[5], new float[5], new float[4]));
        Assert.Throws<ArgumentException>(() => ColumnSumRow.Slide(new double[4], new float[5], new float[5]));
    }

    [Fact]
    public void SymmetricConvolutionIsTheWeightedSum()
    {
        Noise noise = new(73);
        foreach (int radius in (int[])[0, 1, 4, 17])
        {
            float[] half = noise.Floats(radius + 1);
            for (int length = 0; length <= 257; length += radius == 4 ? 1 : 9)
            {
                float[] samples = noise.Floats(length + (2 * radius), -1, 1);
                using GuardedRow padded = new(samples);
                using GuardedRow result = new(new float[length]);
                SymmetricRow.Convolve(padded.Span, half, result.Span);
                for (int i = 0; i < length; i++)
                {
                    double expected = 0;
                    for (int k = -radius; k <= radius; k++)
                    {
                        expected += (double)half[Math.Abs(k)] * samples[i + radius + k];
                    }

                    Assert.Equal(expected, result.Span[i], 2e-5);
                }
            }
        }

        float[] row = new float[30];
        Assert.Throws<ArgumentException>(() => SymmetricRow.Convolve(row, [1, 2], new float[29]));
        Assert.Throws<ArgumentException>(() => SymmetricRow.Convolve(row.AsSpan(0, 12), [1, 2], row.AsSpan(8, 10)));
    }

    [Fact]
    public void ColumnConvolutionIsTheWeightedSumOfRows()
    {
        Noise noise = new(76);
        float[] half = noise.Floats(4);
        for (int length = 0; length <= 257; length++)
        {
            float[] rows = noise.Floats(5 * length, -1, 1);
            using GuardedRow guarded = new(rows);
            int[] offsets = [4 * length, 0, length, 2 * length, length, 3 * length, 4 * length];
            using GuardedRow result = new(new float[length]);
            SymmetricRow.ConvolveColumns(guarded.Span, offsets, half, result.Span);
            for (int i = 0; i < length; i++)
            {
                double expected = Enumerable.Range(0, 7).Sum(k => (double)half[Math.Abs(k - 3)] * rows[offsets[k] + i]);
                Assert.Equal(expected, result.Span[i], 1e-5);
            }
        }

        Assert.Throws<ArgumentException>(() => SymmetricRow.ConvolveColumns(new float[30], [0, 10, 21], [1, 2], new float[10]));
        Assert.Throws<ArgumentException>(() => SymmetricRow.ConvolveColumns(new float[30], [0, 10], [1, 2], new float[10]));
    }

    [Fact]
    public void FourWeightedRowsHaveTheBitsOfOneAfterAnother()
    {
        Noise noise = new(80);
        float[] up = noise.Floats(4);
        float[] down = noise.Floats(4);
        for (int length = 0; length <= 257; length++)
        {
            float[][] rows = [.. Enumerable.Range(0, 4).Select(_ => noise.Floats(length, -2, 2))];
            if (length > 3)
            {
                rows[1][length / 2] = float.NaN;
                rows[2][length - 1] = float.PositiveInfinity;
            }

            float[] first = noise.Floats(length);
            float[] second = noise.Floats(length);
            float[] expectedFirst = [.. first];
            float[] expectedSecond = [.. second];
            for (int k = 0; k < 4; k++)
            {
                for (int i = 0; i < length; i++)
                {
                    expectedFirst[i] += rows[k][i] * up[k];
                    expectedSecond[i] += rows[k][i] * down[k];
                }
            }

            using GuardedRow a = new(rows[0]);
            using GuardedRow b = new(rows[3]);
            using GuardedRow sum = new(first);
            WeightedRows.AddToBoth(a.Span, rows[1], rows[2], b.Span, up, down, sum.Span, second);
            Assert.Equal(expectedFirst, sum.Span.ToArray());
            Assert.Equal(expectedSecond, second);
        }

        float[] shared = new float[9];
        Assert.Throws<ArgumentException>(() => WeightedRows.AddToBoth(new float[8], new float[8], new float[8], new float[7], up, down, new float[8], new float[8]));
        Assert.Throws<ArgumentException>(() => WeightedRows.AddToBoth(new float[8], new float[8], new float[8], new float[8], up, [1, 2], new float[8], new float[8]));
        Assert.Throws<ArgumentException>(() => WeightedRows.AddToBoth(shared.AsSpan(0, 8), new float[8], new float[8], new float[8], up, down, shared.AsSpan(0, 8), new float[8]));
        Assert.Throws<ArgumentException>(() => WeightedRows.AddToBoth(new float[8], new float[8], new float[8], new float[8], up, down, shared.AsSpan(0, 8), shared.AsSpan(1, 8)));
    }

    [Fact]
    public void MaskedSumsLeaveOutWhatIsOutAndNaN()
    {
        Noise noise = new(79);
        for (int length = 0; length <= 257; length++)
        {
            float[] samples = noise.Floats(length, -5, 5);
            byte[] mask = [.. Enumerable.Range(0, length).Select(_ => noise.NextBelow(2) == 0 ? (byte)255 : (byte)0)];
            for (int i = 0; i < length; i += 11)
            {
                samples[i] = float.NaN;
            }

            using GuardedRow guarded = new(samples);
            (double sum, double squares, long count) = MaskedSumRow.Accumulate(guarded.Span, mask, 1.5);
            double[] kept = [.. samples.Where((v, i) => mask[i] != 0 && !float.IsNaN(v)).Select(v => (double)v)];
            Assert.Equal(kept.Length, count);
            Assert.Equal(kept.Sum(), sum, 1e-9);
            Assert.Equal(kept.Sum(v => (v - 1.5) * (v - 1.5)), squares, 1e-9);
            Assert.Equal((sum, count), MaskedSumRow.Sum(guarded.Span, mask));
        }

        Assert.Throws<ArgumentException>(() => MaskedSumRow.Accumulate(new float[3], new byte[4], 0));
        Assert.Throws<ArgumentException>(() => MaskedSumRow.Sum(new float[3], new byte[4]));
    }

    [Fact]
    public void BitsPackUnpackAndShift()
    {
        Noise noise = new(74);
        for (int width = 1; width <= 257; width++)
        {
            byte[] bytes = [.. Enumerable.Range(0, width).Select(_ => noise.NextBelow(3) == 0 ? (byte)255 : (byte)0)];
            ulong[] bits = new ulong[BitRow.Words(width)];
            BitRow.Pack(bytes, bits);
            byte[] back = new byte[width];
            BitRow.Unpack(bits, back);
            Assert.Equal(bytes, back);
            int[] edges = new int[width + 1];
            int count = BitRow.Edges(bits, width, edges);
            Assert.Equal(count, 2 * BitRow.CountRuns(bits));
            byte[] painted = new byte[width];
            for (int k = 0; k < count; k += 2)
            {
                painted.AsSpan(edges[k], edges[k + 1] - edges[k]).Fill(255);
            }

            Assert.Equal(bytes, painted);
            int shift = 1 + noise.NextBelow(130);
            int margin = (shift / 64) + 1;
            ulong[] padded = new ulong[bits.Length + (2 * margin)];
            bits.CopyTo(padded, margin);
            ulong[] shifted = new ulong[bits.Length];
            BitRow.OrShiftedBothWays(padded, margin, shift, shifted);
            BitRow.Unpack(shifted, back);
            for (int x = 0; x < width; x++)
            {
                bool expected = (x >= shift && bytes[x - shift] != 0) || (x + shift < width && bytes[x + shift] != 0);
                Assert.Equal(expected, back[x] != 0);
            }

            BitRow.Complement(bits, width, bits);
            BitRow.Unpack(bits, back);
            Assert.Equal(bytes.Select(v => (byte)~v), back);
            Assert.Equal(width, bits.Sum(w => System.Numerics.BitOperations.PopCount(w)) + bytes.Count(v => v != 0));
        }

        Assert.Throws<ArgumentException>(() => BitRow.Pack(new byte[65], new ulong[1]));
    }

    [Fact]
    public void CodesAreDecodedByTheTransferFunction()
    {
        byte[] codes = [.. Enumerable.Range(0, 771).Select(i => (byte)(i * 7))];
        for (int length = 0; length <= 257; length++)
        {
            using GuardedRow r = new(new float[length]);
            using GuardedRow g = new(new float[length]);
            using GuardedRow b = new(new float[length]);
            SrgbRow.ToLinear(codes.AsSpan(0, 3 * length), r.Span, g.Span, b.Span);
            for (int i = 0; i < length; i++)
            {
                Assert.Equal(Decode(codes[3 * i]), r.Span[i], 1e-7);
                Assert.Equal(Decode(codes[(3 * i) + 1]), g.Span[i], 1e-7);
                Assert.Equal(Decode(codes[(3 * i) + 2]), b.Span[i], 1e-7);
            }
        }

        Assert.Throws<ArgumentException>(() => SrgbRow.ToLinear(new byte[10], new float[3], new float[3], new float[3]));

        static double Decode(byte code) => code <= 10 ? code / 255.0 / 12.92 : Math.Pow(((code / 255.0) + 0.055) / 1.055, 2.4);
    }

    [Fact]
    public void PairCountsGiveTheHistogramOfBytes()
    {
        Noise noise = new(75);
        for (int length = 0; length < 60; length++)
        {
            byte[] codes = [.. Enumerable.Range(0, length).Select(_ => (byte)noise.NextBits())];
            Histogram histogram = Histogram.OfCodes(codes);
            Assert.Equal(length, histogram.Total);
            Assert.All(Enumerable.Range(0, 256), code => Assert.Equal(codes.Count(c => c == code), histogram.Counts[code]));
        }
    }
}
