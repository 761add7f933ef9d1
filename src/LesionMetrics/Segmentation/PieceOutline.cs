using LesionMetrics.Filtering;
using LesionMetrics.Imaging;

namespace LesionMetrics.Segmentation;

/// <summary>Where a would-be lesion ends, apart from its holes: on skin or beside it, and where the frame cuts it.</summary>
/// <param name="AreaPixels">Pixels of the piece, without its holes.</param>
/// <param name="Inner">Outermost pixels that do not lie on the frame, as columns and rows.</param>
/// <param name="Frame">All pixels within <see cref="FrameWidth"/> of the frame.</param>
internal sealed record PieceOutline(long AreaPixels, IReadOnlyList<(int X, int Y)> Inner, IReadOnlyList<(int X, int Y)> Frame)
{
    /// <summary>How near the frame a pixel lies on it, in pixels: borders stop one short of it.</summary>
    private const int FrameWidth = 2;

    /// <summary>Share of the outline that runs along the frame, 0-1.</summary>
    public double FrameShare => Frame.Count / (double)Math.Max(1, Frame.Count + (FrameWidth * Inner.Count));

    /// <summary>The outline of <paramref name="piece"/>.</summary>
    /// <param name="piece">One connected set of pixels.</param>
    /// <param name="roi">The region of interest, of the same size, whose edge is a frame, too; null for the whole photo.</param>
    public static PieceOutline Of(Mask piece, Mask? roi)
    {
        Mask whole = HoleFilling.Fill(piece, piece.Size.PixelCount);
        Mask edge = MaskOperations.AndNot(whole, Morphology.Erode(whole, 1));
        Mask? within = roi is null ? null : Morphology.Erode(roi, FrameWidth);
        List<(int X, int Y)> inner = [];
        List<(int X, int Y)> frame = [];
        for (int y = 0; y < whole.Height; y++)
        {
            for (int x = 0; x < whole.Width; x++)
            {
                if (whole[x, y] && OnFrame(x, y))
                {
                    frame.Add((x, y));
                }
                else if (edge[x, y])
                {
                    inner.Add((x, y));
                }
            }
        }

        return new PieceOutline(piece.CountIn(), inner, frame);

        bool OnFrame(int x, int y) =>
            x < FrameWidth || y < FrameWidth || x >= whole.Width - FrameWidth || y >= whole.Height - FrameWidth || (within is not null && !within[x, y]);
    }
}
