using LesionMetrics.Imaging;
using LesionMetrics.Kernels;

namespace LesionMetrics.Filtering;

/// <summary>A mask as bits, sixty-four pixels a word: what morphology and run finding walk over.</summary>
internal sealed class BitPlane
{
    private readonly ulong[] _words;

    private BitPlane(ImageSize size)
    {
        Size = size;
        Stride = BitRow.Words(size.Width);
        _words = new ulong[Stride * size.Height];
    }

    /// <summary>Width and height, in pixels.</summary>
    public ImageSize Size { get; }

    /// <summary>Words a row.</summary>
    public int Stride { get; }

    /// <summary>The bits of <paramref name="mask"/>.</summary>
    public static BitPlane Of(Mask mask)
    {
        BitPlane plane = new(mask.Size);
        for (int y = 0; y < mask.Height; y++)
        {
            BitRow.Pack(mask.Row(y), plane.Row(y));
        }

        return plane;
    }

    /// <summary>Row <paramref name="y"/>; the bits past its end are 0.</summary>
    public Span<ulong> Row(int y) => _words.AsSpan(y * Stride, Stride);

    /// <summary>Writes the bits into a mask of this size.</summary>
    public void CopyTo(Mask mask)
    {
        for (int y = 0; y < Size.Height; y++)
        {
            BitRow.Unpack(Row(y), mask.WritableRow(y));
        }
    }

    /// <summary>Turns every pixel over.</summary>
    public void Complement()
    {
        for (int y = 0; y < Size.Height; y++)
        {
            BitRow.Complement(Row(y), Size.Width, Row(y));
        }
    }

    /// <summary>
    /// Every pixel within <paramref name="radius"/> px of the set. A disc is a stack of runs: row dy adds the row widened by floor(sqrt(r^2 - dy^2)) both
    /// ways; each row is widened a step at a time and added to the rows that need that width.
    /// </summary>
    public BitPlane Dilate(int radius)
    {
        BitPlane result = new(Size);
        int[] reach = DiscExtremum.RowReach(radius);
        int margin = (radius / 64) + 1;
        ulong[] padded = new ulong[Stride + (2 * margin)];
        ulong[] widened = new ulong[Stride];
        ulong valid = Size.Width % 64 == 0 ? ulong.MaxValue : (1UL << (Size.Width % 64)) - 1;
        for (int y = 0; y < Size.Height; y++)
        {
            ReadOnlySpan<ulong> row = Row(y);
            if (row.IndexOfAnyExcept(0UL) < 0)
            {
                continue;
            }

            row.CopyTo(padded.AsSpan(margin));
            row.CopyTo(widened);
            int half = 0;
            for (int dy = radius; dy >= 0; dy--)
            {
                for (; half < reach[dy]; half++)
                {
                    BitRow.OrShiftedBothWays(padded, margin, half + 1, widened);
                }

                widened[^1] &= valid;
                if (y - dy >= 0)
                {
                    BitRow.Or(widened, result.Row(y - dy));
                }

                if (dy > 0 && y + dy < Size.Height)
                {
                    BitRow.Or(widened, result.Row(y + dy));
                }
            }
        }

        return result;
    }

    /// <summary>Every pixel of the set farther than <paramref name="radius"/> px from each pixel outside it. Turns this plane over.</summary>
    public BitPlane ErodeInPlace(int radius)
    {
        Complement();
        BitPlane result = Dilate(radius);
        result.Complement();
        return result;
    }
}
