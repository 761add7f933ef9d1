using LesionMetrics.Imaging;

namespace LesionMetrics.Phantoms;

/// <summary>A part of a synthetic photo that is a photo by itself, as of a camera held close: skin to the frame on all sides, and lesions that it cuts.</summary>
/// <param name="X">Column of its left edge in the whole photo.</param>
/// <param name="Y">Row of its upper edge.</param>
/// <param name="Size">Its size.</param>
internal sealed record PhotoWindow(int X, int Y, ImageSize Size)
{
    /// <summary>Windows that are looked at for one that shows what is wanted.</summary>
    private const int Tries = 32;

    /// <summary>Every so many rows and columns are counted.</summary>
    private const int CountStep = 4;

    /// <summary>Least share of skin in a window that is taken at once.</summary>
    private const double MostlySkin = 0.85;

    /// <summary>Least share of lesion in a window that is to show one.</summary>
    private const double LeastLesion = 0.02;

    /// <summary>Draws a window of a photo with truth <paramref name="masks"/>: one that is mostly skin, or shows more of it than any other that was tried.</summary>
    /// <param name="masks">What every pixel is.</param>
    /// <param name="share">Its side as a share of the photo's, above 0 and at most 1.</param>
    /// <param name="withLesion">Whether it is to show a lesion, where the photo has one.</param>
    /// <param name="random">Source of chance.</param>
    public static PhotoWindow Draw(PhantomMasks masks, double share, bool withLesion, RandomStream random)
    {
        ImageSize whole = masks.Skin.Size;
        ImageSize size = new(Math.Max(1, (int)(share * whole.Width)), Math.Max(1, (int)(share * whole.Height)));
        PhotoWindow best = new(0, 0, size);
        double bestScore = -1;
        for (int i = 0; i < Tries; i++)
        {
            PhotoWindow window = new(random.Integer(0, whole.Width - size.Width), random.Integer(0, whole.Height - size.Height), size);
            double skin = window.ShareOf(masks.Skin);
            double lesion = window.ShareOf(masks.Depigmented) + window.ShareOf(masks.Plaque);
            bool shows = !withLesion || lesion >= LeastLesion;
            if (shows && skin >= MostlySkin)
            {
                return window;
            }

            double score = skin + (shows ? 1 : 0);
            if (score > bestScore)
            {
                (best, bestScore) = (window, score);
            }
        }

        return best;
    }

    /// <summary>This part of <paramref name="photo"/>, 8 bits a sample.</summary>
    public RgbRaster Of(RgbRaster photo)
    {
        byte[] bytes = new byte[Size.Width * Size.Height * 3];
        for (int y = 0; y < Size.Height; y++)
        {
            photo.Row8(Y + y).Slice(X * 3, Size.Width * 3).CopyTo(bytes.AsSpan(y * Size.Width * 3));
        }

        return new RgbRaster(Size, 8, bytes);
    }

    /// <summary>This part of <paramref name="mask"/>.</summary>
    public Mask Of(Mask mask)
    {
        Mask part = new(Size);
        for (int y = 0; y < Size.Height; y++)
        {
            mask.Row(Y + y).Slice(X, Size.Width).CopyTo(part.WritableRow(y));
        }

        return part;
    }

    private double ShareOf(Mask mask)
    {
        int within = 0;
        int counted = 0;
        for (int y = 0; y < Size.Height; y += CountStep)
        {
            ReadOnlySpan<byte> row = mask.Row(Y + y).Slice(X, Size.Width);
            for (int x = 0; x < row.Length; x += CountStep)
            {
                within += row[x] != Mask.Out ? 1 : 0;
                counted++;
            }
        }

        return within / (double)counted;
    }
}
