using LesionMetrics.Calibration;
using LesionMetrics.Imaging;

namespace LesionMetrics.Segmentation;

/// <summary>A photo with its tissue told apart. Every mask and plane has the analysis size.</summary>
/// <param name="Calibrated">The photo.</param>
/// <param name="DepigmentedBorders">Depigmented areas with their plausible borders.</param>
/// <param name="PlaqueBorders">Erythematous scaly plaques with theirs.</param>
/// <param name="Unaffected">Skin that is neither lesion nor near one, nor hair, mole, or glare: what contrasts and normalization rest on.</param>
/// <param name="Stage">What segmentation rests on: skin, reference, chromophores.</param>
/// <param name="Probabilities">How probable each lesion kind is.</param>
public sealed record SegmentedPhoto(
    CalibratedPhoto Calibrated,
    LesionMask DepigmentedBorders,
    LesionMask PlaqueBorders,
    Mask Unaffected,
    LesionStage Stage,
    LesionProbabilities Probabilities)
{
    /// <summary>Melanin loss and blood gain against the subject's own unaffected skin.</summary>
    public ChromophoreMap Chromophores => Stage.Chromophores;

    /// <summary>Visible skin, lesions and the hair that crosses it included, within the region of interest.</summary>
    public Mask Skin => Stage.Skin;

    /// <summary>Hair, dark or light, and surgical marker: what hides skin.</summary>
    public Mask Hair => Stage.Covered;

    /// <summary>Depigmented areas.</summary>
    public Mask Depigmented => DepigmentedBorders.Likely;

    /// <summary>Plaques.</summary>
    public Mask Plaque => PlaqueBorders.Likely;

    /// <summary>The mask of <paramref name="kind"/>.</summary>
    public Mask Lesions(LesionKind kind) => Borders(kind).Likely;

    /// <summary>The plausible borders of <paramref name="kind"/>.</summary>
    public LesionMask Borders(LesionKind kind) => kind == LesionKind.Depigmented ? DepigmentedBorders : PlaqueBorders;
}
