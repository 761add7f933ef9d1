using LesionMetrics.Imaging;

namespace LesionMetrics.Segmentation;

/// <summary>
/// Moves the border of a depigmented area half way from the skin beside it to what of it differs most, however far a faint rim reaches: by definition an area lacks half its melanin, and the
/// logarithms of light fall in proportion to that. Islands of pigment count as pigmented however deep inside they lie. The classifier says that there is a lesion, the photo says
/// where it ends.
/// </summary>
/// <param name="difference">From the skin beside: how far each pixel lies on the way to the area's body, or loss of melanin, at analysis size.</param>
/// <param name="skin">Where lesions may lie.</param>
internal sealed class HalfContrastBorder(Plane difference, Mask skin)
{
    /// <summary>Share of the contrast at the likely border.</summary>
    public const double LikelyShare = 0.5;

    /// <summary>Where in the distribution over an area the skin lies that lost all its melanin: part of the area may be on its way back.</summary>
    private const double BodyQuantile = 0.8;

    /// <summary><paramref name="found"/> with its border moved, once for each of <paramref name="shares"/>.</summary>
    /// <param name="found">Depigmented areas as the classifier sees them.</param>
    /// <param name="shares">Shares of the contrast at the border: 0.5, less for a lenient border, more for a strict one.</param>
    public IReadOnlyList<Mask> Move(Mask found, params IReadOnlyList<double> shares)
    {
        ContrastLevels levels = ContrastLevels.Of(difference, found, skin, BodyQuantile);
        return [.. shares.Select(share => Redraw(found, levels, share))];
    }

    private Mask Redraw(Mask found, ContrastLevels levels, double share)
    {
        float[] border = [.. Enumerable.Range(0, levels.Inside.Count).Select(group => levels.At(group, share))];
        ReadOnlySpan<int> labels = levels.Groups.Labels;
        ReadOnlySpan<float> samples = difference.Samples;
        Mask moved = new(found.Size);
        Span<byte> marks = moved.WritablePixels;
        for (int i = 0; i < labels.Length; i++)
        {
            if (levels.Wide.Pixels[i] == Mask.Out || skin.Pixels[i] == Mask.Out)
            {
                continue;
            }

            float level = border[labels[i]];
            bool inside = float.IsNaN(level) ? found.Pixels[i] != Mask.Out : samples[i] >= level;
            marks[i] = inside ? Mask.In : Mask.Out;
        }

        return moved;
    }
}
