using LesionMetrics.Calibration;
using LesionMetrics.Imaging;

namespace LesionMetrics.Segmentation;

/// <summary>A photo with its tissue told apart. Every mask and plane has the analysis size.</summary>
/// <param name="Calibrated">The photo.</param>
/// <param name="Skin">Visible skin, lesions and the hair that crosses it included, within the region of interest.</param>
/// <param name="Depigmented">Depigmented areas.</param>
/// <param name="Plaque">Erythematous scaly plaques.</param>
/// <param name="Hair">Dark hair.</param>
/// <param name="Unaffected">Skin that is neither lesion nor near one, nor hair, mole, or glare: what contrasts and normalization rest on.</param>
/// <param name="Chromophores">Melanin loss and blood gain against the subject's own unaffected skin.</param>
public sealed record SegmentedPhoto(
    CalibratedPhoto Calibrated,
    Mask Skin,
    Mask Depigmented,
    Mask Plaque,
    Mask Hair,
    Mask Unaffected,
    ChromophoreMap Chromophores)
{
    /// <summary>The mask of <paramref name="kind"/>.</summary>
    public Mask Lesions(LesionKind kind) => kind == LesionKind.Depigmented ? Depigmented : Plaque;
}
