using LesionMetrics.Imaging;
using LesionMetrics.Segmentation;

namespace LesionMetrics.Measurement;

/// <summary>A photo's masks at the upright photo's own full size.</summary>
/// <param name="Skin">Visible skin, lesions included.</param>
/// <param name="Depigmented">Depigmented areas.</param>
/// <param name="Plaque">Plaques.</param>
public sealed record PhotoMasks(Mask Skin, Mask Depigmented, Mask Plaque)
{
    /// <summary>The mask of <paramref name="kind"/>.</summary>
    public Mask Lesions(LesionKind kind) => kind == LesionKind.Depigmented ? Depigmented : Plaque;

    /// <summary>The masks of <paramref name="photo"/>, enlarged from analysis size with smooth borders.</summary>
    public static PhotoMasks Of(SegmentedPhoto photo)
    {
        ImageSize size = photo.Calibrated.PhotoSize;
        return new PhotoMasks(SmoothMask.Enlarge(photo.Skin, size), SmoothMask.Enlarge(photo.Depigmented, size), SmoothMask.Enlarge(photo.Plaque, size));
    }
}
