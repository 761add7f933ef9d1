using LesionMetrics.Filtering;
using LesionMetrics.Imaging;

namespace LesionMetrics.Segmentation;

/// <summary>
/// The outline of a plaque as a person draws it: one line around each piece, smooth at the size of the piece, with what it encloses. Flakes, hairs and
/// gloss fray the border that single pixels give.
/// </summary>
internal static class DrawnOutline
{
    /// <summary>Sigma of the smoothing, as a share of the square root of a piece's area: a twelfth of a disc's radius.</summary>
    private const double SmoothingShare = 0.05;

    /// <summary>Largest sigma, as a share of the side: a hand draws the outline of a confluent plaque no coarser than that of a large single one.</summary>
    private const double MostSmoothingShare = 0.008;

    /// <summary>Largest hole that a line around the piece takes in, as a share of the piece; what is larger is the middle of a ring.</summary>
    private const double HoleShare = 0.3;

    /// <summary>Gaussian sigmas that a piece reaches beyond its border, at most.</summary>
    private const int ReachSigmas = 3;

    /// <summary><paramref name="found"/> with every piece smoothed and filled, within <paramref name="skin"/>.</summary>
    public static Mask Of(Mask found, Mask skin)
    {
        ComponentMap pieces = ConnectedComponents.Label(found, eightConnected: true);
        Mask drawn = new(found.Size);
        foreach (Component piece in pieces.Components)
        {
            Draw(pieces, piece, skin, drawn);
        }

        return drawn;
    }

    private static void Draw(ComponentMap pieces, Component piece, Mask skin, Mask drawn)
    {
        double sigma = Math.Min(SmoothingShare * Math.Sqrt(piece.AreaPixels), MostSmoothingShare * Math.Sqrt(pieces.Size.PixelCount));
        int margin = 1 + (int)Math.Ceiling(ReachSigmas * sigma);
        int left = piece.Left - margin;
        int top = piece.Top - margin;
        Mask window = new(new ImageSize(piece.Width + (2 * margin), piece.Height + (2 * margin)));
        Mask visible = new(window.Size);
        for (int y = 0; y < window.Height; y++)
        {
            // Beyond the photo's edge a piece goes on as it reached it: it is cut there, not rounded off.
            int row = Math.Clamp(top + y, 0, pieces.Size.Height - 1) * pieces.Size.Width;
            for (int x = 0; x < window.Width; x++)
            {
                int at = row + Math.Clamp(left + x, 0, pieces.Size.Width - 1);
                window.WritableRow(y)[x] = pieces.Labels[at] == piece.Label ? Mask.In : Mask.Out;
                visible.WritableRow(y)[x] = skin.Pixels[at];
            }
        }

        Mask whole = HoleFilling.Fill(window, (long)(HoleShare * piece.AreaPixels));
        Mask smooth = sigma < PreparedPhoto.MinSigmaPixels
            ? whole
            : PlaneArithmetic.AtLeastHalf(NormalizedFilter.Blur(PlaneArithmetic.Coverage(whole), visible, (float)sigma));
        for (int y = Math.Max(0, -top); y < window.Height && top + y < drawn.Height; y++)
        {
            for (int x = Math.Max(0, -left); x < window.Width && left + x < drawn.Width; x++)
            {
                if (smooth[x, y] && visible[x, y])
                {
                    drawn.WritableRow(top + y)[left + x] = Mask.In;
                }
            }
        }
    }
}
