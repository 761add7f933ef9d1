using LesionMetrics.Filtering;
using LesionMetrics.Imaging;

namespace LesionMetrics.Segmentation;

/// <summary>
/// Gives back to skin the patches that the frame cuts. Deep depigmentation looks like pale cloth, and what the frame cuts is not enclosed by skin
/// (<see cref="EnclosedPatches"/>); but skin runs about most of it, where cloth ends in a line from frame to frame.
/// </summary>
internal static class FramePatches
{
    /// <summary>
    /// Most of its outline that may run along the frame, in pixels of either: a half disc has 0.41 there, a quarter of one in a corner 0.59. Of six depigmented areas that were lost so on 520 own
    /// photos four have 0.13 to 0.28, and two 0.41 and 0.43; so have three pieces of cloth.
    /// </summary>
    private const double MostAlongFrame = 0.4;

    /// <summary>
    /// Least mean probability of being depigmented, if it is skin; what is then made of it as skin is for the lesion classifier to say. Of such pieces between a quarter and a half 14 of 15 on
    /// painted real close-ups are patches and one is so in part; the one on 640 own photos is cloth.
    /// </summary>
    private const double LeastDepigmented = 0.25;

    /// <summary>Largest patch, as a share of the skin around it.</summary>
    private const double MaxShareOfSkin = 0.3;

    /// <summary>Mean probability of eye up to which it may be skin.</summary>
    private const double MostEye = 0.25;

    /// <summary><paramref name="region"/> with such patches in its skin.</summary>
    /// <param name="region">What the first sight made of the photo.</param>
    /// <param name="roi">The region of interest, of any size at least the region's, whose edge is a frame, too; null for the whole photo.</param>
    public static SkinRegion Readmit(SkinRegion region, Mask? roi)
    {
        ImageSize size = region.Skin.Size;
        Mask within = roi is null ? Mask.Full(size) : Resampler.ShrinkMask(roi, size);
        ComponentMap holes = ConnectedComponents.Label(MaskOperations.AndNot(within, region.Skin), eightConnected: false);
        long most = (long)(MaxShareOfSkin * region.Skin.CountIn());
        Mask skin = region.Skin.Copy();
        foreach (Component hole in holes.Components.Where(hole => hole.AreaPixels <= most))
        {
            IReadOnlyList<int> pixels = holes.IndicesOf(hole);
            if (pixels.Average(i => region.Depigmented.Samples[i]) >= LeastDepigmented
                && pixels.Average(i => region.Eye.Samples[i]) <= MostEye
                && AlongFrame(pixels, region.Skin, within) is > 0 and <= MostAlongFrame
                && !CutPaper.Is(pixels, size.Width))
            {
                foreach (int i in pixels)
                {
                    skin.WritablePixels[i] = Mask.In;
                }
            }
        }

        return region with { Skin = skin };
    }

    /// <summary>What share of an outline runs along the frame, the rest along skin.</summary>
    private static double AlongFrame(IReadOnlyList<int> pixels, Mask skin, Mask within)
    {
        int frame = 0;
        int border = 0;
        foreach (int i in pixels)
        {
            (int x, int y) = (i % skin.Width, i / skin.Width);
            (int X, int Y)[] about = [(x - 1, y), (x + 1, y), (x, y - 1), (x, y + 1)];
            bool beyond = about.Any(at => at.X < 0 || at.Y < 0 || at.X >= skin.Width || at.Y >= skin.Height || !within[at.X, at.Y]);
            frame += beyond ? 1 : 0;
            border += !beyond && about.Any(at => skin[at.X, at.Y]) ? 1 : 0;
        }

        return frame / (double)(frame + border);
    }
}
